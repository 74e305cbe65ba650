"""Courses in the place of the walls: what leads somewhere there, and who may open each address."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.courses.tests.build import open_group, published_version
from sidelight.people.models import Person
from tests.house.groups import everybody, with_rooms
from tests.house.walls.permissions import COUNSELLOR, MANAGER, PAGE, WRONG_VERB, Row

COURSES = {
    "find_evening": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "evening": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "staff_programmes": Row(with_rooms(PAGE), with_rooms(WRONG_VERB)),
}

COURSE_ADDRESSES_ABOUT = {
    "an evening": ("evening",),
}


def a_course(people: Mapping[str, Person], at: datetime) -> dict[str, dict[str, object]]:
    """Open one group for Amira's band."""
    counsellor, manager = people[COUNSELLOR], people[MANAGER]
    version = published_version(by=counsellor, reviewed_by=manager, at=at)
    group = open_group(version, by=manager, at=at)
    return {"an evening": {"slug": group.slug}}
