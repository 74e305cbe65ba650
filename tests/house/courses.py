"""Courses in the place of the walls: what leads somewhere there, and who may open each address."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.courses.actions.closed_days import add_closed_day
from sidelight.courses.tests.build import led_by, open_group, published_version
from sidelight.people.models import Person
from tests.house.evenings import EVENING_ADDRESSES_ABOUT, EVENINGS, evenings_of
from tests.house.feelings import FEELING_ADDRESSES_ABOUT, FEELINGS, feelings
from tests.house.groups import LEADERS, manager, staff
from tests.house.journal import SHARED_PAGES
from tests.house.places import PLACE_ADDRESSES_ABOUT, PLACES, a_place
from tests.house.programmes import PROGRAMME_ADDRESSES_ABOUT, PROGRAMMES, a_programme
from tests.house.runs import RUN_ADDRESSES_ABOUT, RUNS, a_run
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    COUNSELLOR,
    MANAGER,
    MOVES_ON,
    PAGE,
    WRONG_VERB,
    YOUTH_WORKER,
    Row,
)

# Who plans groups, and who leads the one of this place.
WITH_GROUPS = {MANAGER} | LEADERS

COURSES = {
    **PLACES,
    **PROGRAMMES,
    **RUNS,
    **SHARED_PAGES,
    "shared_pages": Row(staff({COUNSELLOR}, PAGE), staff({COUNSELLOR}, WRONG_VERB)),
    **FEELINGS,
    **EVENINGS,
    "staff_groups": Row(staff(WITH_GROUPS, PAGE), staff(WITH_GROUPS, WRONG_VERB)),
    "group_news_seen": Row(staff(WITH_GROUPS, WRONG_VERB), staff(WITH_GROUPS, MOVES_ON)),
    "staff_past_groups": Row(staff(WITH_GROUPS, PAGE), staff(WITH_GROUPS, WRONG_VERB)),
    "staff_group": Row(staff(WITH_GROUPS, PAGE), staff(WITH_GROUPS, WRONG_VERB)),
    "staff_group_ending": Row(staff(WITH_GROUPS, PAGE), staff(WITH_GROUPS, WRONG_VERB)),
    "new_group": Row(manager(PAGE), manager(ASKS_AGAIN)),
    # It is open already, which the page that follows says.
    "group_opening": Row(manager(WRONG_VERB), manager(MOVES_ON)),
    "group_leaders": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "group_seats": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "group_cancellation": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "session_time": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "session_postponement": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "session_cancellation": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "rehearsals": Row(staff(LEADERS, PAGE), staff(LEADERS, ASKS_AGAIN)),
    "closed_days": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "closed_day_end": Row(manager(WRONG_VERB), manager(MOVES_ON)),
}

COURSE_ADDRESSES_ABOUT = {
    **PLACE_ADDRESSES_ABOUT,
    **RUN_ADDRESSES_ABOUT,
    **FEELING_ADDRESSES_ABOUT,
    **EVENING_ADDRESSES_ABOUT,
    **PROGRAMME_ADDRESSES_ABOUT,
    "a group": (
        "staff_group",
        "staff_group_ending",
        "group_opening",
        "group_leaders",
        "group_seats",
        "group_cancellation",
    ),
    "an evening of a group": ("session_time", "session_postponement", "session_cancellation"),
    "a closed day": ("closed_day_end",),
}


def a_course(people: Mapping[str, Person], at: datetime) -> dict[str, dict[str, object]]:
    """Open one group for Amira's band, led by the counsellor and the youth worker."""
    counsellor, manager = people[COUNSELLOR], people[MANAGER]
    version = published_version(by=counsellor, reviewed_by=manager, at=at)
    group = open_group(version, by=manager, at=at)
    led_by(group, counsellor, people[YOUTH_WORKER], by=manager, at=at)
    closed = add_closed_day(at.date(), "Bank holiday", by=manager, at=at)
    return {
        **a_place(group, people, at),
        **a_programme(people, at),
        **a_run(group, people, at),
        **feelings(group, people, at),
        **evenings_of(version, people, at),
        "a group": {"slug": group.slug},
        "an evening of a group": {"slug": group.slug, "number": 1},
        "a closed day": {"slug": closed.slug},
    }
