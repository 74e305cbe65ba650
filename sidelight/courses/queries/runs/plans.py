"""The plan beside the talk: every step with how far it is, its words, and what can be sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sidelight.courses.models import RunStep, Sending, SessionRun, Step, StepKind, Week
from sidelight.courses.queries.content import weeks_of
from sidelight.courses.queries.markdown import drawn
from sidelight.courses.queries.reading_weeks import picture_address
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.courses.queries.runs.notes import OF_THE_EVENING, Notes, notes_beside
from sidelight.courses.queries.runs.parts import Plan, PlanHandout, PlanStep, Ready
from sidelight.courses.queries.runs.sendings import Sent, sent_in, words_to_send
from sidelight.courses.queries.runs.showings import (
    Shown,
    handout_name,
    shown_in,
    shows_of,
    step_name,
)
from sidelight.courses.rules.runs import Timed, begins_of, minutes_in, pace_of, used_by
from sidelight.rooms.models import Activity, Place
from sidelight.rooms.queries.leading import who_leads

State = RunStep.State


@dataclass(frozen=True)
class Around:
    """What the steps of one plan share."""

    pictures: str
    sent: Mapping[tuple[int, str], Sent]
    notes: Mapping[int, Notes]
    shown: Shown
    waiting: Sequence[int]


def plan_of(led: LedEvening, at: datetime) -> Plan:
    """Return the plan of an evening with how far it is; eleven questions, however long it is."""
    version = led.session.week.version
    week: Week = weeks_of(version).get(pk=led.session.week_id)
    run = SessionRun.objects.filter(session=led.session).first()
    rows = _rows(run, week)
    around = Around(
        pictures=picture_address(version, "staff_picture"),
        sent=sent_in(run, led.place.room_id) if run else {},
        notes=notes_beside(run, led) if run else {},
        shown=shown_in(led.session),
        waiting=[row.step_id for row in rows if row.state == State.WAITING],
    )
    timed = [
        Timed(row.step.minutes, row.state, used_by(row.used_seconds, row.now_since, at))
        for row in rows
    ]
    starts_at = led.session.starts_at
    first_at = at if len(around.waiting) < len(rows) else max(at, starts_at)
    begins = begins_of(timed, first_at=first_at)
    return Plan(
        led=led,
        at=at,
        revision=run.revision if run else 0,
        steps=[
            _shown(row, used, expected, around)
            for row, used, expected in zip(rows, timed, begins, strict=True)
        ],
        pace=pace_of(timed, ends_at=led.session.ends_at, at=max(at, starts_at)),
        handouts=_handouts(week, around),
        notes=around.notes.get(OF_THE_EVENING, Notes()),
        leaders=_leaders(led.place.room_id),
        who_leads=who_leads(led.place.room_id),
    )


def _rows(run: SessionRun | None, week: Week) -> Sequence[RunStep]:
    """Return the steps of a run; before anything was done, those of the plan in its order."""
    if run is not None:
        steps = RunStep.objects.filter(run=run).select_related("step", "speaker")
        return list(steps.order_by("position", "pk"))
    return [RunStep(step=step, position=position) for position, step in enumerate(week.steps.all())]


def _shown(row: RunStep, timed: Timed, expected: datetime, around: Around) -> PlanStep:
    step, waiting = row.step, around.waiting
    return PlanStep(
        step=step,
        kind_name=str(StepKind(step.kind).label),
        state=row.state,
        used=minutes_in(timed.used),
        begins=row.began_at or expected,
        now_since=row.now_since,
        used_seconds=row.used_seconds,
        words=drawn(step.words, pictures=around.pictures, under=3),
        leader_notes=drawn(step.leader_notes, pictures=around.pictures, under=3),
        speaker=row.speaker,
        sends_words=_ready(step, Sending.WORDS, around.sent),
        ready=_ready_messages(step, around.sent),
        shows=[around.shown.showing(what, step_name(step)) for what in shows_of(step)],
        notes=around.notes.get(step.pk, Notes()),
        goes_up=step.pk in waiting[1:],
        goes_down=step.pk in waiting[:-1],
    )


def _ready_messages(step: Step, sent: Mapping[tuple[int, str], Sent]) -> Sequence[Ready]:
    each = (_ready(step, str(number), sent) for number in range(len(step.messages)))
    return [one for one in each if one is not None]


def _ready(step: Step, what: str, sent: Mapping[tuple[int, str], Sent]) -> Ready | None:
    words = words_to_send(step, what)
    return Ready(what, words, sent.get((step.pk, what), Sent())) if words else None


def _handouts(week: Week, around: Around) -> Sequence[PlanHandout]:
    return [
        PlanHandout(
            one.name,
            one.title,
            drawn(one.words, pictures=around.pictures, under=3),
            around.shown.showing(Activity.Kind.CARD, handout_name(one)),
        )
        for one in week.handouts.all()
    ]


def _leaders(room_id: int) -> Sequence[Place]:
    """Return who leads the room, by whom a step may be said."""
    leads = Place.objects.kept().filter(room=room_id, part=Place.Part.LEADER)
    return list(leads.select_related("person").order_by("pk"))
