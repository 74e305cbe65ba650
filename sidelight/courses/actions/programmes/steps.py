"""The steps of a week: added, written, moved, doubled and taken out."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sidelight.courses.actions.programmes.drafts import lock_to_write, must_be_as_seen
from sidelight.courses.actions.programmes.rows import change, step_fields
from sidelight.courses.actions.programmes.writing import week_now
from sidelight.courses.errors.programmes import NotAsItShould, NotThereAnyMore, TooMany
from sidelight.courses.models import ProgrammeVersion, Step, Week
from sidelight.courses.queries.content import picture_names, step_part
from sidelight.courses.queries.packs.checking import wrong_in_step
from sidelight.courses.rules.packs import MOST_STEPS, PackStep
from sidelight.people.models import Person


def add_step(week: Week, new: PackStep, *, by: Person, at: datetime) -> Step:
    """Add a step at the end of a week.

    Raises NotAWriter, NotADraft, NotAsItShould, TooMany, NotThereAnyMore.
    """
    _must_be_right(week.version, new)
    with transaction.atomic():
        lock_to_write(week.version_id, by=by, at=at)
        now = week_now(week.pk)
        there = _in_order(now.pk)
        if len(there) >= MOST_STEPS:
            raise TooMany
        step: Step = Step.objects.create(week=now, position=len(there) + 1, **step_fields(new))
        _put_in_order([*there, step])
    return step


def write_step(step: Step, new: PackStep, *, seen: str, by: Person, at: datetime) -> Step:
    """Change a step. seen: of what the form showed.

    Raises NotAWriter, NotADraft, NotAsItShould, ChangedMeanwhile, NotThereAnyMore.
    """
    _must_be_right(step.week.version, new)
    with transaction.atomic():
        lock_to_write(step.week.version_id, by=by, at=at)
        now = _step_now(step)
        must_be_as_seen(step_part(now), seen)
        change(now, step_fields(new))
    return now


def copy_step(step: Step, *, by: Person, at: datetime) -> Step:
    """Double a step; the copy comes right after it. Raises as add_step."""
    with transaction.atomic():
        lock_to_write(step.week.version_id, by=by, at=at)
        now = _step_now(step)
        there = _in_order(now.week_id)
        if len(there) >= MOST_STEPS:
            raise TooMany
        fields = step_fields(step_part(now))
        copy: Step = Step.objects.create(week_id=now.week_id, position=now.position, **fields)
        after = there.index(now) + 1
        _put_in_order([*there[:after], copy, *there[after:]])
    return copy


def remove_step(step: Step, *, by: Person, at: datetime) -> None:
    """Take a step out of its week. Raises NotAWriter, NotADraft, NotThereAnyMore."""
    with transaction.atomic():
        lock_to_write(step.week.version_id, by=by, at=at)
        _step_now(step).delete()
        _put_in_order(_in_order(step.week_id))


def move_step_up(step: Step, *, by: Person, at: datetime) -> None:
    """Let a step change places with the one before it; the first one stays where it is."""
    _move(step, -1, by=by, at=at)


def move_step_down(step: Step, *, by: Person, at: datetime) -> None:
    """Let a step change places with the one after it; the last one stays where it is."""
    _move(step, 1, by=by, at=at)


def _move(step: Step, by_steps: int, *, by: Person, at: datetime) -> None:
    with transaction.atomic():
        lock_to_write(step.week.version_id, by=by, at=at)
        now = _step_now(step)
        order = _in_order(now.week_id)
        place = order.index(now)
        other = place + by_steps
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
            _put_in_order(order)


def _in_order(week_id: int) -> list[Step]:
    return list(Step.objects.filter(week_id=week_id).order_by("position", "pk"))


def _put_in_order(steps: Sequence[Step]) -> None:
    for position, step in enumerate(steps, 1):
        if step.position != position:
            Step.objects.filter(pk=step.pk).update(position=position)


def _step_now(step: Step) -> Step:
    found: Step | None = Step.objects.filter(pk=step.pk).first()
    if found is None:
        raise NotThereAnyMore
    return found


def _must_be_right(version: ProgrammeVersion, new: PackStep) -> None:
    if wrong := wrong_in_step(new, picture_names(version)):
        raise NotAsItShould([(one.name, one.says) for one in wrong])
