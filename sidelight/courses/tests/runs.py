"""An evening of a course with its room and its plan, for tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sidelight.courses.actions.evening_rooms import make_rooms
from sidelight.courses.models import Group, ProgrammeVersion, RunStep, Session, SessionRun, Step
from sidelight.courses.queries.runs.finding import LedEvening, led_evening
from sidelight.courses.queries.runs.plans import Plan, plan_of
from sidelight.courses.tests.build import led_by, open_group, placed, published_version
from sidelight.people.models import Person
from sidelight.rooms.tests.build import HOUR, Evening

PLANNED: Sequence[dict[str, Any]] = (  # Any: fields of a step
    {
        "kind": "welcome",
        "title": "Welcome",
        "minutes": 5,
        "words": "Good to have **you** here.",
        "leader_notes": "Wait until everybody is there.",
        "messages": ["Hello everybody: good to see you.", "Take your time."],
    },
    {
        "kind": "poll",
        "title": "How was the day",
        "minutes": 10,
        "words": "Pick what fits.",
        "detail": {"options": ["Yes", "No", "Not sure"]},
    },
    {"kind": "question", "title": "One good thing", "minutes": 20, "words": "What was good?"},
    {"kind": "check_out", "title": "Going home", "minutes": 10},
)


@dataclass
class RunEvening:
    """The first evening of a group with a room of its own, led by Cass and Yusuf."""

    group: Group
    session: Session
    evening: Evening
    steps: Sequence[Step]

    def led(self, leader: Person) -> LedEvening:
        """Return the evening as one of its leaders has it."""
        found = led_evening(leader, self.group.slug, 1, self.evening.at)
        assert found is not None
        return found

    def plan(self, leader: Person, at: datetime | None = None) -> Plan:
        return plan_of(self.led(leader), at or self.evening.at)

    def seen(self) -> int:
        """Return what a page carries along that was drawn now."""
        run = SessionRun.objects.filter(session=self.session).first()
        return run.revision if run else 0

    def states(self) -> list[str]:
        """Return how the steps stand, in their order."""
        return list(RunStep.objects.order_by("position").values_list("state", flat=True))


def run_evening(
    members: Sequence[Person], leaders: Sequence[Person], *, by: Person, at: datetime
) -> RunEvening:
    """Return an evening that begins now, with a room, four steps and nothing done yet."""
    counsellor, youth_worker = leaders
    version = published_version(by=counsellor, reviewed_by=youth_worker, at=at)
    steps = with_steps(version)
    group = led_by(open_group(version, by=by, at=at), counsellor, youth_worker, by=by, at=at)
    for member in members:
        placed(group, member, at=at)
    group.sessions.filter(number=1).update(starts_at=at, ends_at=at + HOUR)
    make_rooms(at)
    session = group.sessions.get(number=1)
    return RunEvening(group, session, Evening.of(session.room, at=at), steps)


def with_steps(version: ProgrammeVersion) -> Sequence[Step]:
    """Give the first week of a version its steps."""
    week = version.weeks.get(number=1)
    return [
        Step.objects.create(week=week, position=position, **fields)
        for position, fields in enumerate(PLANNED, 1)
    ]
