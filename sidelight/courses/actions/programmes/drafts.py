"""The one way into a version that is written: locked, asked who it is, and noted who wrote."""

from datetime import datetime

from sidelight.courses.errors.programmes import ChangedMeanwhile, NotADraft, NotAWriter
from sidelight.courses.models import ProgrammeVersion, VersionWriter
from sidelight.courses.queries.content import seen_of
from sidelight.courses.queries.programmes import stage_now
from sidelight.courses.rules.programmes import WRITERS, may_write
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as

WRITING_ROLES = frozenset(Role(role) for role in WRITERS)


def must_be_a_writer(person: Person, at: datetime) -> None:
    """Raise NotAWriter unless somebody may write programmes."""
    if not works_as(person, WRITING_ROLES, at):
        raise NotAWriter


def lock_version(version_id: int) -> ProgrammeVersion:
    """Return a version, locked until the transaction ends: all that is in it goes with it."""
    locked: ProgrammeVersion = ProgrammeVersion.objects.select_for_update().get(pk=version_id)
    return locked


def lock_to_write(version_id: int, *, by: Person, at: datetime) -> ProgrammeVersion:
    """Return a version that may be changed, locked, and note who wrote in it.

    Every verb that changes a word goes through here. The harm: what members of a running group
    read, or what somebody said yes to, becomes something else. Raises NotAWriter, NotADraft.
    """
    roles = works_as(by, WRITING_ROLES, at)
    if not roles:
        raise NotAWriter
    version = lock_version(version_id)
    if not may_write(roles, stage_now(version)):
        raise NotADraft
    VersionWriter.objects.get_or_create(version=version, person=by, defaults={"began_at": at})
    return version


def must_be_as_seen(part: object, seen: str) -> None:
    """Raise ChangedMeanwhile when a part is not as it was when its form was opened."""
    if seen_of(part) != seen:
        raise ChangedMeanwhile
