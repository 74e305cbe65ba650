"""Evenings in the place of the walls: one that was held, and the one after it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sidelight.courses.models import ProgrammeVersion, Session, Week
from sidelight.courses.tests.build import led_by, open_group
from sidelight.people.models import Person
from sidelight.rooms.actions.evenings import Company, plan_evening
from sidelight.rooms.actions.planning import NewRoom
from sidelight.rooms.models import Room
from tests.house.groups import LEADERS, staff
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    COUNSELLOR,
    MANAGER,
    PAGE,
    WRONG_VERB,
    YOUTH_WORKER,
    Row,
)

WITH_GROUPS = {MANAGER} | LEADERS
EVENINGS = {
    # What helps and what was handed over is for whoever leads; a manager plans, and finds nothing.
    "group_evening": Row(staff(LEADERS, PAGE), staff(LEADERS, WRONG_VERB)),
    "group_evening_notes": Row(staff(LEADERS, WRONG_VERB), staff(LEADERS, ASKS_AGAIN)),
    "group_evening_register": Row(staff(WITH_GROUPS, PAGE), staff(WITH_GROUPS, WRONG_VERB)),
}
EVENING_ADDRESSES_ABOUT = {
    "an evening that was held": ("group_evening_register",),
    "the evening after it": ("group_evening", "group_evening_notes"),
}


def evenings_of(
    version: ProgrammeVersion, people: Mapping[str, Person], at: datetime
) -> dict[str, dict[str, object]]:
    """Let another group have met once, a week ago."""
    manager, leaders = people[MANAGER], [people[COUNSELLOR], people[YOUTH_WORKER]]
    group = open_group(version, by=manager, at=at)
    led_by(group, leaders[0], leaders[1], by=manager, at=at)
    week_ago, hour = at - timedelta(days=7), timedelta(hours=1)
    room = plan_evening(
        NewRoom(group.name, week_ago, week_ago + hour), Company([], leaders), by=manager, at=at
    )
    Room.objects.filter(pk=room.pk).update(
        phase=Room.Phase.CLOSED, opened_at=week_ago, closed_at=week_ago + hour
    )
    Session.objects.filter(group=group).update(
        starts_at=week_ago, ends_at=week_ago + hour, room=room
    )
    Session.objects.create(
        group=group,
        week=Week.objects.get(version=version),
        number=2,
        starts_at=at + hour,
        ends_at=at + 2 * hour,
    )
    return {
        "an evening that was held": {"slug": group.slug, "number": 1},
        "the evening after it": {"slug": group.slug, "number": 2},
    }
