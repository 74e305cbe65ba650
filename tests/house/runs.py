"""An evening with its plan in the place of the walls, and who may open each address of it."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.courses.actions.runs.noting import write_note
from sidelight.courses.models import Group
from sidelight.courses.queries.runs.finding import led_evening
from sidelight.courses.tests.runs import with_steps
from sidelight.people.models import Person
from sidelight.rooms.tests.build import Evening
from tests.house.groups import LEADERS, staff
from tests.house.walls.permissions import (
    AUTHOR,
    COUNSELLOR,
    MANAGER,
    MOVES_ON,
    PAGE,
    WRONG_VERB,
    YOUTH_WORKER,
    Row,
)

# Each is one press of who leads the evening, which leads back to its room.
PRESS = Row(staff(LEADERS, WRONG_VERB), staff(LEADERS, MOVES_ON))
STEP_PRESSES = (
    "run_step_beginning", "run_step_skipping", "run_step_end", "run_step_place",
    "run_step_speaker", "run_step_note",
)  # fmt: skip
OTHER_PRESSES = ("run_step_message", "run_step_showing", "run_handout_showing", "run_note")
RUNS = {
    **dict.fromkeys((*STEP_PRESSES, *OTHER_PRESSES), PRESS),
    "run_record": Row(staff(LEADERS, PAGE), staff(LEADERS, WRONG_VERB)),
}

RUN_ADDRESSES_ABOUT = {
    "the room of an evening": ("room_beside",),
    "a step of an evening": STEP_PRESSES,
    "a ready message of a step": ("run_step_message",),
    "something to show of a step": ("run_step_showing",),
    "a handout of an evening": ("run_handout_showing",),
    "the run of an evening": ("run_note", "run_record"),
}


def a_run(group: Group, people: Mapping[str, Person], at: datetime) -> dict[str, dict[str, object]]:
    """Give the first evening of the group its steps and its room, with Amira in it."""
    step = with_steps(group.version)[0]
    leaders = [people[COUNSELLOR], people[YOUTH_WORKER]]
    evening = Evening.planned([people[AUTHOR]], leaders, by=people[MANAGER], at=at)
    group.sessions.filter(number=1).update(room=evening.room)
    evening_of_it: dict[str, object] = {"slug": group.slug, "number": 1}
    led = led_evening(leaders[0], group.slug, 1, at)
    assert led is not None
    write_note(led, None, "A quiet evening.", seen=0, at=at)
    about = {**evening_of_it, "step": step.pk}
    return {
        "the room of an evening": {"slug": evening.room.slug},
        "the run of an evening": evening_of_it,
        "a step of an evening": about,
        "a ready message of a step": {**about, "what": "0"},
        "something to show of a step": {**about, "what": "card"},
        # There is none, which the page that follows says.
        "a handout of an evening": {**evening_of_it, "name": "what-helps"},
    }
