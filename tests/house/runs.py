"""An evening with its plan in the place of the walls, and who may open each address of it."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.courses.models import Group
from sidelight.courses.tests.runs import with_steps
from sidelight.people.models import Person
from sidelight.rooms.tests.build import Evening
from tests.house.groups import LEADERS, staff
from tests.house.walls.permissions import (
    AUTHOR,
    COUNSELLOR,
    MANAGER,
    MOVES_ON,
    WRONG_VERB,
    YOUTH_WORKER,
    Row,
)

# Each is one press of who leads the evening, which leads back to its room.
PRESS = Row(staff(LEADERS, WRONG_VERB), staff(LEADERS, MOVES_ON))
STEP_PRESSES = ("run_step_beginning", "run_step_skipping", "run_step_end")
RUNS = dict.fromkeys((*STEP_PRESSES, "run_step_message"), PRESS)

RUN_ADDRESSES_ABOUT = {
    "the room of an evening": ("room_beside",),
    "a step of an evening": STEP_PRESSES,
    "a ready message of a step": ("run_step_message",),
}


def a_run(group: Group, people: Mapping[str, Person], at: datetime) -> dict[str, dict[str, object]]:
    """Give the first evening of the group its steps and its room, with Amira in it."""
    step = with_steps(group.version)[0]
    leaders = [people[COUNSELLOR], people[YOUTH_WORKER]]
    evening = Evening.planned([people[AUTHOR]], leaders, by=people[MANAGER], at=at)
    group.sessions.filter(number=1).update(room=evening.room)
    about: dict[str, object] = {"slug": group.slug, "number": 1, "step": step.pk}
    return {
        "the room of an evening": {"slug": evening.room.slug},
        "a step of an evening": about,
        "a ready message of a step": {**about, "what": "0"},
    }
