"""A run under the lock of its room, and what follows from a change of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sidelight.courses.errors.runs import NotInThisPlan, PlanChangedMeanwhile
from sidelight.courses.models import RunStep, SessionRun, Step
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.actions.leading import must_lead
from sidelight.rooms.actions.telling_leaders import tell_plan_changed
from sidelight.rooms.errors import NotALeader
from sidelight.rooms.models import Place, Room
from sidelight.rooms.queries.entering import holds_the_part


@dataclass(frozen=True)
class LockedRun:
    """A run as it is now. Until the transaction ends nobody else changes it."""

    led: LedEvening
    room: Room
    run: SessionRun
    steps: Sequence[RunStep]

    def step(self, number: int) -> RunStep:
        """Return a step of this evening by the number of its step. Raises NotInThisPlan."""
        for one in self.steps:
            if one.step_id == number:
                return one
        raise NotInThisPlan

    def must_be_as_seen(self, seen: int) -> None:
        """Raise PlanChangedMeanwhile where somebody changed it since it was drawn."""
        if self.run.revision != seen:
            raise PlanChangedMeanwhile


def lock_for_notes(led: LedEvening, at: datetime) -> SessionRun:
    """Return the run of an evening for its leaders' notes, also when the room is over.

    Raises NotALeader unless they lead, or led, its room and are ready for that now.
    """
    lock_room(led.place.room_id)
    place = Place.objects.kept().select_related("person").filter(pk=led.place.pk).first()
    leads = place is not None and place.part == Place.Part.LEADER
    if place is None or not (leads and holds_the_part(place.person, place.part, at)):
        raise NotALeader
    return _run_of(led)


def lock_run(led: LedEvening, at: datetime) -> LockedRun:
    """Return the run of an evening, made when there is none yet; in the caller's transaction.

    Raises NotALeader unless they lead this evening's room now, RoomIsOver when it has ended.
    """
    room = must_lead(led.place.room_id, led.place, at)
    run = _run_of(led)
    steps = RunStep.objects.filter(run=run).select_related("step").order_by("position", "pk")
    return LockedRun(led, room, run, list(steps))


def note_change(locked: LockedRun, what: str, step: RunStep, at: datetime) -> None:
    """Count a change, write it down, and have leaders' pages draw the plan again."""
    locked.run.revision += 1
    locked.run.save(update_fields=["revision"])
    record(
        Act.PLAN_CHANGED,
        actor_id=locked.led.place.person_id,
        subject=("session_run", locked.run.pk),
        at=at,
        detail={"what": what, "step": step.step_id},
    )
    tell_plan_changed(locked.room, locked.led.place, at)


def _run_of(led: LedEvening) -> SessionRun:
    """Return the run, made in the order of the plan when there is none. Its room is locked."""
    run, is_new = SessionRun.objects.get_or_create(session=led.session)
    if is_new:
        planned = Step.objects.filter(week=led.session.week_id).order_by("position", "pk")
        RunStep.objects.bulk_create(
            RunStep(run=run, step=step, position=number) for number, step in enumerate(planned, 1)
        )
    return run
