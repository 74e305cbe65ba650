"""Going through the plan: begin a step, or go back to one; leave one out; end the last."""

from datetime import datetime

from django.db import transaction

from sidelight.courses.actions.runs.rows import LockedRun, lock_run, note_change
from sidelight.courses.models import RunStep
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.courses.rules.runs import used_by

State = RunStep.State


def begin_step(led: LedEvening, number: int, *, seen: int, at: datetime) -> None:
    """Go on with a step, or back to one. What went on before is done, or waits again.

    Pressed twice, or by two leaders at once, it begins once. Raises NotALeader, RoomIsOver,
    NotInThisPlan, PlanChangedMeanwhile.
    """
    with transaction.atomic():
        locked = lock_run(led, at)
        step = locked.step(number)
        if step.state == State.NOW:
            return
        locked.must_be_as_seen(seen)
        going = _now(locked)
        if going is not None:
            comes_later = (going.position, going.pk) > (step.position, step.pk)
            _leave(going, State.WAITING if comes_later else State.DONE, at)
        _begin(step, at)
        note_change(locked, "begun", step, at)


def skip_step(led: LedEvening, number: int, *, seen: int, at: datetime) -> None:
    """Leave a step out; where it was the one that went on, the next begins. Raises the same."""
    with transaction.atomic():
        locked = lock_run(led, at)
        step = locked.step(number)
        if step.state == State.SKIPPED:
            return
        locked.must_be_as_seen(seen)
        was_now = step.state == State.NOW
        _leave(step, State.SKIPPED, at)
        if was_now and (after := _next(locked, step)) is not None:
            _begin(after, at)
        note_change(locked, "skipped", step, at)


def end_step(led: LedEvening, number: int, *, seen: int, at: datetime) -> None:
    """End a step without another one: the plan is through, or there is a break in it."""
    with transaction.atomic():
        locked = lock_run(led, at)
        step = locked.step(number)
        if step.state == State.DONE:
            return
        locked.must_be_as_seen(seen)
        _leave(step, State.DONE, at)
        note_change(locked, "ended", step, at)


def _now(locked: LockedRun) -> RunStep | None:
    return next((one for one in locked.steps if one.state == State.NOW), None)


def _next(locked: LockedRun, step: RunStep) -> RunStep | None:
    """Return the first step after this one that still waits."""
    later = locked.steps[list(locked.steps).index(step) + 1 :]
    return next((one for one in later if one.state == State.WAITING), None)


def _begin(step: RunStep, at: datetime) -> None:
    step.state, step.now_since = State.NOW, at
    step.began_at = step.began_at or at
    step.save(update_fields=["state", "now_since", "began_at"])


def _leave(step: RunStep, state: State, at: datetime) -> None:
    if step.state == State.NOW:
        step.used_seconds = int(used_by(step.used_seconds, step.now_since, at).total_seconds())
        step.ended_at = at
    step.state, step.now_since = state, None
    step.save(update_fields=["state", "now_since", "used_seconds", "ended_at"])
