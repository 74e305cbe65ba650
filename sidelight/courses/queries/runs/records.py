"""How an evening went by its plan, for who leads the next one. Its notes are for who led it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sidelight.courses.models import RunStep, Session, SessionRun
from sidelight.courses.queries.evening_rooms import sessions_led_by
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.courses.queries.runs.notes import OF_THE_EVENING, Notes, notes_beside
from sidelight.courses.rules.runs import minutes_in, used_by
from sidelight.people.models import Person

State = RunStep.State


@dataclass(frozen=True)
class WentStep:
    """A step of an evening that is over. used: minutes; 0 where it was never begun."""

    row: RunStep
    used: int
    notes: Notes

    @property
    def was_done(self) -> bool:
        return self.row.state in (State.DONE, State.NOW)


@dataclass(frozen=True)
class Record:
    """How an evening went by its plan. reads_notes: whether whoever reads led that evening."""

    session: Session
    steps: Sequence[WentStep]
    notes: Notes
    reads_notes: bool

    @property
    def not_done(self) -> Sequence[str]:
        """Return the titles of what was left out, or never reached."""
        return [one.row.step.title for one in self.steps if not one.was_done]


def record_of(session: Session, led: LedEvening | None, at: datetime) -> Record | None:
    """Return how an evening went, with its notes for who led it; None where nobody used the plan.

    led: of whoever asks; None for who leads the group and had no part in that evening.
    """
    run = SessionRun.objects.filter(session=session).first()
    if run is None:
        return None
    end = session.room.closed_at if session.room and session.room.closed_at else at
    notes: Mapping[int, Notes] = notes_beside(run, led) if led else {}
    rows = RunStep.objects.filter(run=run).select_related("step", "speaker")
    steps = [
        WentStep(
            row,
            minutes_in(used_by(row.used_seconds, row.now_since, end)),
            notes.get(row.step_id, Notes()),
        )
        for row in rows.order_by("position", "pk")
    ]
    return Record(session, steps, notes.get(OF_THE_EVENING, Notes()), led is not None)


def not_done_last_time(session: Session) -> Sequence[str]:
    """Return what of the evening before this one was left out or never reached, by its titles.

    Empty where nobody used its plan, and for the first one. Two questions.
    """
    before = Session.objects.filter(group=session.group_id, starts_at__lt=session.starts_at)
    last = before.filter(cancelled_at=None, run__isnull=False).order_by("-starts_at").first()
    if last is None:
        return []
    left = RunStep.objects.filter(run__session=last, state__in=[State.SKIPPED, State.WAITING])
    return list(left.order_by("position", "pk").values_list("step__title", flat=True))


def recorded_for(worker: Person, slug: str, number: int) -> Session | None:
    """Return an evening whose record somebody may read: of a group or room that they lead."""
    found = sessions_led_by(worker).filter(group__slug=slug, number=number)
    return found.select_related("group", "week", "room").first()
