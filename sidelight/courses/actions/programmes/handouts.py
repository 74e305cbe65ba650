"""The handouts of a week."""

from datetime import datetime

from django.db import transaction

from sidelight.courses.actions.programmes.drafts import lock_to_write, must_be_as_seen
from sidelight.courses.actions.programmes.rows import change, handout_fields
from sidelight.courses.actions.programmes.writing import week_now
from sidelight.courses.errors.programmes import (
    NameInUse,
    NotAsItShould,
    NotThereAnyMore,
    TooMany,
)
from sidelight.courses.models import Handout, ProgrammeVersion, Week
from sidelight.courses.queries.content import handout_part, picture_names
from sidelight.courses.queries.packs.checking import wrong_in_handout
from sidelight.courses.rules.packs import MOST_HANDOUTS, PackHandout
from sidelight.people.models import Person


def add_handout(week: Week, new: PackHandout, *, by: Person, at: datetime) -> Handout:
    """Add a handout to a week.

    Raises NotAWriter, NotADraft, NotAsItShould, NameInUse, TooMany, NotThereAnyMore.
    """
    _must_be_right(week.version, new)
    with transaction.atomic():
        lock_to_write(week.version_id, by=by, at=at)
        now = week_now(week.pk)
        names = set(Handout.objects.filter(week=now).values_list("name", flat=True))
        if new.name in names:
            raise NameInUse
        if len(names) >= MOST_HANDOUTS:
            raise TooMany
        handout: Handout = Handout.objects.create(week=now, **handout_fields(new))
    return handout


def write_handout(
    handout: Handout, new: PackHandout, *, seen: str, by: Person, at: datetime
) -> Handout:
    """Change a handout; its name stays. Raises as write_step."""
    _must_be_right(handout.week.version, new)
    with transaction.atomic():
        lock_to_write(handout.week.version_id, by=by, at=at)
        now = _handout_now(handout)
        must_be_as_seen(handout_part(now), seen)
        change(now, {"title": new.title, "words": new.words})
    return now


def remove_handout(handout: Handout, *, by: Person, at: datetime) -> None:
    """Take a handout out of its week. Raises NotAWriter, NotADraft, NotThereAnyMore."""
    with transaction.atomic():
        lock_to_write(handout.week.version_id, by=by, at=at)
        _handout_now(handout).delete()


def _handout_now(handout: Handout) -> Handout:
    found: Handout | None = Handout.objects.filter(pk=handout.pk).first()
    if found is None:
        raise NotThereAnyMore
    return found


def _must_be_right(version: ProgrammeVersion, new: PackHandout) -> None:
    if wrong := wrong_in_handout(new, picture_names(version)):
        raise NotAsItShould([(one.name, one.says) for one in wrong])
