"""To which days evenings of a group would move: shown first, and done when they are agreed to."""

from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sidelight.courses.models import Group, Session
from sidelight.courses.rules.evenings import A_WEEK


def days_a_week_on(
    sessions: Sequence[Session], zone: ZoneInfo, closed: Mapping[date, str]
) -> list[date]:
    """Return a day for each of these evenings, a week on or more: none is closed, none comes twice.

    sessions: in order.
    """
    days: list[date] = []
    for one in sessions:
        day = one.starts_at.astimezone(zone).date() + A_WEEK
        while day in closed or (days and day <= days[-1]):
            day += A_WEEK
        days.append(day)
    return days


def day_after_the_last(
    group: Group, sessions: Sequence[Session], closed: Mapping[date, str]
) -> date:
    """Return the day of one more evening after these: a week after the last, and not closed."""
    return days_a_week_on(sessions[-1:], ZoneInfo(group.zone), closed)[0]
