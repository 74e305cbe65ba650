"""How a draft begins: with nothing, from a pack, or as a copy of what was published."""

from datetime import datetime
from typing import Literal

from django.db import IntegrityError, transaction
from django.db.models import Max

from sidelight.courses.actions.programmes.drafts import must_be_a_writer
from sidelight.courses.actions.programmes.rows import course_fields, write_content
from sidelight.courses.errors.programmes import HasADraft, NotAsItShould
from sidelight.courses.models import Programme, ProgrammeVersion, VersionWriter
from sidelight.courses.queries.content import pack_of
from sidelight.courses.queries.packs.checking import wrong_in_course
from sidelight.courses.rules.packs import Pack
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person

How = Literal["empty", "pack", "sample", "copy"]


def begin_programme(title: str, *, by: Person, at: datetime) -> ProgrammeVersion:
    """Begin a programme with a title and nothing else. Raises NotAWriter, NotAsItShould."""
    pack = Pack(title=title)
    if wrong := wrong_in_course(pack, ()):
        raise NotAsItShould([(one.name, one.says) for one in wrong])
    return bring_in(pack, by=by, at=at, how="empty")


def bring_in(pack: Pack, *, by: Person, at: datetime, how: How = "pack") -> ProgrammeVersion:
    """Make a draft of a whole pack that was read without a fault. Raises NotAWriter."""
    must_be_a_writer(by, at)
    with transaction.atomic():
        programme = Programme.objects.create(begun_at=at)
        return _draft(programme, 1, pack, by=by, at=at, how=how)


def write_next_version(version: ProgrammeVersion, *, by: Person, at: datetime) -> ProgrammeVersion:
    """Begin the next version of a programme as a copy of this one, whose groups go on as before.

    Raises NotAWriter, and HasADraft while another one is being written.
    """
    must_be_a_writer(by, at)
    pack = pack_of(version)
    try:
        with transaction.atomic():
            programme = Programme.objects.select_for_update().get(pk=version.programme_id)
            versions = ProgrammeVersion.objects.filter(programme=programme)
            last = versions.aggregate(last=Max("number"))["last"]
            return _draft(programme, last + 1, pack, by=by, at=at, how="copy")
    # The database has one draft a programme, whoever asks at the same moment.
    except IntegrityError as there:
        raise HasADraft from there


def _draft(
    programme: Programme, number: int, pack: Pack, *, by: Person, at: datetime, how: How
) -> ProgrammeVersion:
    version: ProgrammeVersion = ProgrammeVersion.objects.create(
        programme=programme, number=number, written_by=by, written_at=at, **course_fields(pack)
    )
    write_content(version, pack)
    VersionWriter.objects.create(version=version, person=by, began_at=at)
    record(
        Act.PROGRAMME_BEGUN,
        actor_id=by.pk,
        subject=("programme", programme.pk),
        at=at,
        detail={"version": version.pk, "number": number, "how": how},
    )
    return version
