"""What comes in an evening: moved up or down, and shared out among those who lead."""

from datetime import datetime

from django.db import transaction

from sidelight.courses.actions.runs.rows import LockedRun, lock_run, note_change
from sidelight.courses.errors.runs import LedByNobodyNamed
from sidelight.courses.models import RunStep
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.people.models import Person
from sidelight.rooms.models import Place


def move_step_up(led: LedEvening, number: int, *, seen: int, at: datetime) -> None:
    """Let a step that waits come before the one that waits before it; the first stays.

    Raises NotALeader, RoomIsOver, NotInThisPlan, PlanChangedMeanwhile.
    """
    _move(led, number, -1, seen=seen, at=at)


def move_step_down(led: LedEvening, number: int, *, seen: int, at: datetime) -> None:
    """Let a step that waits come after the next one; the last stays. Raises the same."""
    _move(led, number, 1, seen=seen, at=at)


def share_out(led: LedEvening, number: int, place: str, *, seen: int, at: datetime) -> None:
    """Say who of the leaders says a step. place: the short name of theirs; empty for nobody yet.

    Raises the same, and LedByNobodyNamed for whoever does not lead this room.
    """
    with transaction.atomic():
        locked = lock_run(led, at)
        step = locked.step(number)
        speaker = _leader(locked, place) if place else None
        if step.speaker_id == (speaker.pk if speaker else None):
            return
        locked.must_be_as_seen(seen)
        step.speaker = speaker
        step.save(update_fields=["speaker"])
        note_change(locked, "shared_out", step, at)


def _move(led: LedEvening, number: int, by_steps: int, *, seen: int, at: datetime) -> None:
    with transaction.atomic():
        locked = lock_run(led, at)
        step = locked.step(number)
        locked.must_be_as_seen(seen)
        waiting = [one for one in locked.steps if one.state == RunStep.State.WAITING]
        other = waiting.index(step) + by_steps if step in waiting else -1
        if not 0 <= other < len(waiting):
            return
        there = waiting[other]
        step.position, there.position = there.position, step.position
        RunStep.objects.bulk_update([step, there], ["position"])
        note_change(locked, "moved", step, at)


def _leader(locked: LockedRun, place: str) -> Person:
    leads = Place.objects.kept().filter(room=locked.room, part=Place.Part.LEADER, slug=place)
    found = leads.select_related("person").first()
    if found is None:
        raise LedByNobodyNamed
    return found.person
