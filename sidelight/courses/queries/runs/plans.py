"""The plan beside the talk: every step with how far it is, its words, and what can be sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.safestring import SafeString

from sidelight.courses.models import RunStep, Sending, SessionRun, Step, StepKind, Week
from sidelight.courses.queries.content import weeks_of
from sidelight.courses.queries.markdown import drawn
from sidelight.courses.queries.reading_weeks import picture_address
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.courses.queries.runs.sendings import Sent, sent_in, words_to_send
from sidelight.courses.rules.runs import (
    Pace,
    Timed,
    begins_of,
    minutes_in,
    pace_of,
    used_by,
)

State = RunStep.State


@dataclass(frozen=True)
class Ready:
    """Words that one tap sends to the room. what: names them in the address."""

    what: str
    words: str
    sent: Sent


@dataclass(frozen=True)
class PlanStep:
    """A step of this evening. begins: when it began, or will if all goes on as planned."""

    step: Step
    kind_name: str
    state: str
    used: int
    begins: datetime
    now_since: datetime | None
    used_seconds: int
    words: SafeString
    leader_notes: SafeString
    sends_words: Ready | None
    ready: Sequence[Ready]

    @property
    def is_now(self) -> bool:
        return self.state == State.NOW

    @property
    def over(self) -> int:
        """Return how many minutes longer it takes than planned; nothing while it does not."""
        return max(self.used - self.step.minutes, 0)

    @property
    def waits(self) -> bool:
        return self.state == State.WAITING


@dataclass(frozen=True)
class Plan:
    """The plan of an evening as its leaders have it in hand. revision: of what is drawn here."""

    led: LedEvening
    at: datetime
    revision: int
    steps: Sequence[PlanStep]
    pace: Pace

    @property
    def now(self) -> PlanStep | None:
        return next((one for one in self.steps if one.is_now), None)

    @property
    def next(self) -> PlanStep | None:
        """Return what comes next: after the one that goes on, or else the first that waits."""
        steps = list(self.steps)
        later = steps[steps.index(self.now) + 1 :] if self.now else steps
        return next((one for one in later if one.waits), None)

    @property
    def has_begun(self) -> bool:
        return any(not one.waits for one in self.steps)


def plan_of(led: LedEvening, at: datetime) -> Plan:
    """Return the plan of an evening with how far it is; eight questions, however long it is."""
    version = led.session.week.version
    week: Week = weeks_of(version).get(pk=led.session.week_id)
    run = SessionRun.objects.filter(session=led.session).first()
    rows = _rows(run, week)
    sent = sent_in(run, led.place.room_id) if run is not None else {}
    timed = [Timed(row.step.minutes, row.state, _used(row, at)) for row in rows]
    begins = begins_of(timed, first_at=_first_at(led, rows, at))
    pictures = picture_address(version, "staff_picture")
    steps = [
        _shown(row, used, row.began_at or expected, sent, pictures)
        for row, used, expected in zip(rows, timed, begins, strict=True)
    ]
    pace = pace_of(timed, ends_at=led.session.ends_at, at=max(at, led.session.starts_at))
    return Plan(led, at, run.revision if run else 0, steps, pace)


def _rows(run: SessionRun | None, week: Week) -> Sequence[RunStep]:
    """Return the steps of a run; before anything was done, those of the plan in its order."""
    if run is not None:
        steps = RunStep.objects.filter(run=run).select_related("step", "speaker")
        return list(steps.order_by("position", "pk"))
    return [RunStep(step=step, position=position) for position, step in enumerate(week.steps.all())]


def _first_at(led: LedEvening, rows: Sequence[RunStep], at: datetime) -> datetime:
    """Return from when on what is left is counted: now, once the evening has begun."""
    begun = any(row.state != State.WAITING for row in rows)
    return at if begun else max(at, led.session.starts_at)


def _used(row: RunStep, at: datetime) -> timedelta:
    return used_by(row.used_seconds, row.now_since, at)


def _shown(
    row: RunStep,
    timed: Timed,
    begins: datetime,
    sent: Mapping[tuple[int, str], Sent],
    pictures: str,
) -> PlanStep:
    step = row.step
    whole = words_to_send(step, Sending.WORDS)
    names = [str(number) for number in range(len(step.messages))]
    ready = [
        Ready(name, words, sent.get((step.pk, name), Sent()))
        for name, words in zip(names, step.messages, strict=True)
    ]
    as_message = Ready(Sending.WORDS, whole or "", sent.get((step.pk, Sending.WORDS), Sent()))
    return PlanStep(
        step=step,
        kind_name=str(StepKind(step.kind).label),
        state=row.state,
        used=minutes_in(timed.used),
        begins=begins,
        now_since=row.now_since,
        used_seconds=row.used_seconds,
        words=drawn(step.words, pictures=pictures, under=3),
        leader_notes=drawn(step.leader_notes, pictures=pictures, under=4),
        sends_words=as_message if whole else None,
        ready=ready,
    )
