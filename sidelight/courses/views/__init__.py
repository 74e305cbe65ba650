"""The pages of courses: find, bind the form, call one action, answer."""

from sidelight.courses.views.asking import ask_for_place
from sidelight.courses.views.before import own_form, own_known, own_talk, talk_removal
from sidelight.courses.views.closed_days import closed_day_end, closed_days
from sidelight.courses.views.finding import evening, find_evening
from sidelight.courses.views.group_changes import (
    group_cancellation,
    group_leaders,
    group_seats,
)
from sidelight.courses.views.groups import (
    group_news_seen,
    group_opening,
    new_group,
    staff_group,
    staff_groups,
    staff_past_groups,
)
from sidelight.courses.views.links import away_link, offer_link, wanted_link
from sidelight.courses.views.own import (
    own_absence,
    own_absence_removal,
    own_calendar,
    own_course,
    own_offer,
    own_wanted,
    place_return,
)
from sidelight.courses.views.sessions import (
    session_cancellation,
    session_postponement,
    session_time,
)

__all__ = [
    "ask_for_place",
    "away_link",
    "closed_day_end",
    "closed_days",
    "evening",
    "find_evening",
    "group_cancellation",
    "group_leaders",
    "group_news_seen",
    "group_opening",
    "group_seats",
    "new_group",
    "offer_link",
    "own_absence",
    "own_absence_removal",
    "own_calendar",
    "own_course",
    "own_form",
    "own_known",
    "own_offer",
    "own_talk",
    "own_wanted",
    "place_return",
    "session_cancellation",
    "session_postponement",
    "session_time",
    "staff_group",
    "staff_groups",
    "staff_past_groups",
    "talk_removal",
    "wanted_link",
]
