"""Writing in a draft: what it says as a whole, and its weeks."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from sidelight.courses.actions.programmes.drafts import lock_to_write, must_be_as_seen
from sidelight.courses.actions.programmes.rows import change, course_fields, week_fields
from sidelight.courses.errors.programmes import NotAsItShould, NotThereAnyMore, TooMany
from sidelight.courses.models import ProgrammeVersion, Week
from sidelight.courses.queries.content import course_part, picture_names, week_part
from sidelight.courses.queries.packs.checking import wrong_in_course, wrong_in_week
from sidelight.courses.rules.packs import MOST_WEEKS, Pack, PackWeek
from sidelight.people.models import Person


def write_course(
    version: ProgrammeVersion, new: Pack, *, seen: str, by: Person, at: datetime
) -> ProgrammeVersion:
    """Change what a version says about itself as a whole; its weeks and pictures stay.

    seen: of what the form showed. Raises NotAWriter, NotADraft, NotAsItShould, ChangedMeanwhile.
    """
    if wrong := wrong_in_course(new, picture_names(version)):
        raise NotAsItShould([(one.name, one.says) for one in wrong])
    with transaction.atomic():
        locked = lock_to_write(version.pk, by=by, at=at)
        must_be_as_seen(course_part(locked), seen)
        change(locked, course_fields(new))
    return locked


def add_week(version: ProgrammeVersion, new: PackWeek, *, by: Person, at: datetime) -> Week:
    """Add a week at the end. Raises NotAWriter, NotADraft, NotAsItShould, TooMany."""
    _must_be_right(version, new)
    with transaction.atomic():
        locked = lock_to_write(version.pk, by=by, at=at)
        last = Week.objects.filter(version=locked).aggregate(last=Max("number"))["last"] or 0
        if last >= MOST_WEEKS:
            raise TooMany
        week: Week = Week.objects.create(version=locked, number=last + 1, **week_fields(new))
    return week


def write_week(week: Week, new: PackWeek, *, seen: str, by: Person, at: datetime) -> Week:
    """Change what a week says about itself.

    Raises NotAWriter, NotADraft, NotAsItShould, ChangedMeanwhile, NotThereAnyMore.
    """
    _must_be_right(week.version, new)
    with transaction.atomic():
        lock_to_write(week.version_id, by=by, at=at)
        now = week_now(week.pk)
        must_be_as_seen(week_part(now), seen)
        change(now, week_fields(new))
    return now


def move_week_up(week: Week, *, by: Person, at: datetime) -> None:
    """Let a week change places with the one before it; the first one stays where it is."""
    _move(week, -1, by=by, at=at)


def move_week_down(week: Week, *, by: Person, at: datetime) -> None:
    """Let a week change places with the one after it; the last one stays where it is."""
    _move(week, 1, by=by, at=at)


def remove_week(week: Week, *, by: Person, at: datetime) -> None:
    """Take a week out with its steps and handouts; those after it move up. Raises as write_week."""
    with transaction.atomic():
        lock_to_write(week.version_id, by=by, at=at)
        now = week_now(week.pk)
        later = Week.objects.filter(version=now.version_id, number__gt=now.number)
        ids = list(later.order_by("number").values_list("pk", "number"))
        now.delete()
        for pk, number in ids:
            Week.objects.filter(pk=pk).update(number=number - 1)


def week_now(week_id: int) -> Week:
    """Return a week as it is under the lock of its version. Raises NotThereAnyMore."""
    found: Week | None = Week.objects.filter(pk=week_id).first()
    if found is None:
        raise NotThereAnyMore
    return found


def _move(week: Week, by_weeks: int, *, by: Person, at: datetime) -> None:
    with transaction.atomic():
        lock_to_write(week.version_id, by=by, at=at)
        now = week_now(week.pk)
        there = Week.objects.filter(version=now.version_id, number=now.number + by_weeks)
        other = there.first()
        if other is None:
            return
        # No two weeks have one number, not even for a moment: one of them steps aside.
        for one, number in ((now, 0), (other, now.number), (now, other.number)):
            Week.objects.filter(pk=one.pk).update(number=number)


def _must_be_right(version: ProgrammeVersion, new: PackWeek) -> None:
    if wrong := wrong_in_week(new, picture_names(version)):
        raise NotAsItShould([(one.name, one.says) for one in wrong])
