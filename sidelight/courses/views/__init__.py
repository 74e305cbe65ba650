"""The pages of courses: find, bind the form, call one action, answer."""

from sidelight.courses.views.closed_days import closed_day_end, closed_days
from sidelight.courses.views.finding import evening, find_evening
from sidelight.courses.views.groups import (
    group_opening,
    new_group,
    staff_group,
    staff_groups,
    staff_past_groups,
)
from sidelight.courses.views.links import away_link, offer_link, wanted_link
from sidelight.courses.views.programmes.listing import staff_programmes

__all__ = [
    "away_link",
    "closed_day_end",
    "closed_days",
    "evening",
    "find_evening",
    "group_opening",
    "new_group",
    "offer_link",
    "staff_group",
    "staff_groups",
    "staff_past_groups",
    "staff_programmes",
    "wanted_link",
]
