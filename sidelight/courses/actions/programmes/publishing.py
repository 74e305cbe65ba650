"""Publishing what somebody else said yes to; withdrawing it; putting a draft away."""

from datetime import datetime

from django.db import transaction

from sidelight.courses.actions.programmes.drafts import lock_version
from sidelight.courses.errors.programmes import (
    NotAWriter,
    NotReviewed,
    NotToWithdraw,
    NotWhatWasReviewed,
)
from sidelight.courses.models import ProgrammeVersion, VersionReview
from sidelight.courses.queries.content import pack_of
from sidelight.courses.queries.programmes import stage_now
from sidelight.courses.rules.packs import digest_of
from sidelight.courses.rules.programmes import (
    PUBLISHERS,
    WITHDRAWERS,
    WRITERS,
    may_publish,
    may_put_away,
    may_withdraw,
)
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as


def publish(version: ProgrammeVersion, *, by: Person, at: datetime) -> ProgrammeVersion:
    """Publish a version: groups can be planned with it, and it never changes again.

    Raises NotReviewed, and NotWhatWasReviewed when its rows are not those that were reviewed.
    """
    roles = works_as(by, frozenset(Role(role) for role in PUBLISHERS), at)
    with transaction.atomic():
        locked = lock_version(version.pk)
        if not may_publish(roles, stage_now(locked)):
            raise NotReviewed
        yes = VersionReview.objects.filter(version=locked, said=VersionReview.Said.YES)
        # The harm: young people read what nobody looked at.
        digest = digest_of(pack_of(locked))
        if yes.latest("pk").digest != digest:
            raise NotWhatWasReviewed
        locked.published_by, locked.published_at = by, at
        locked.save(update_fields=["published_by", "published_at"])
        _note(Act.PROGRAMME_PUBLISHED, locked, by, at, digest)
    return locked


def withdraw(version: ProgrammeVersion, *, by: Person, at: datetime) -> ProgrammeVersion:
    """Let no new group begin on a version; those that have begun go on. Raises NotToWithdraw."""
    roles = works_as(by, frozenset(Role(role) for role in WITHDRAWERS), at)
    with transaction.atomic():
        locked = lock_version(version.pk)
        if not may_withdraw(roles, stage_now(locked)):
            raise NotToWithdraw
        _end(locked, by, at)
    return locked


def put_away(version: ProgrammeVersion, *, by: Person, at: datetime) -> ProgrammeVersion:
    """Put a draft away for good, so that another one can be begun; its words stay readable.

    Raises NotAWriter, and NotToWithdraw for anything but a draft that waits for nobody.
    """
    roles = works_as(by, frozenset(Role(role) for role in WRITERS), at)
    if not roles:
        raise NotAWriter
    with transaction.atomic():
        locked = lock_version(version.pk)
        if not may_put_away(roles, stage_now(locked)):
            raise NotToWithdraw
        _end(locked, by, at)
    return locked


def _end(version: ProgrammeVersion, by: Person, at: datetime) -> None:
    version.withdrawn_by, version.withdrawn_at = by, at
    version.save(update_fields=["withdrawn_by", "withdrawn_at"])
    _note(Act.PROGRAMME_WITHDRAWN, version, by, at, None)


def _note(
    act: Act, version: ProgrammeVersion, by: Person, at: datetime, digest: str | None
) -> None:
    record(
        act,
        actor_id=by.pk,
        subject=("programme", version.programme_id),
        at=at,
        detail={"version": version.pk, "number": version.number, "digest": digest},
    )
