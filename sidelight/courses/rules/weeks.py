"""What of a week is read alone, and when somebody is reminded of their one thing in it."""

from datetime import datetime, timedelta

# What a group does together has no place on a page that somebody reads alone.
TOGETHER = frozenset({"welcome", "check_in", "ground_rules", "break", "check_out", "one_thing"})
LONGEST_ONE_THING = 200
MIDDLE_OF_THE_WEEK = timedelta(days=3)
LEAST_AHEAD = timedelta(hours=12)
BEFORE_THE_NEXT = timedelta(days=1)
A_WEEK = timedelta(days=7)
# A reminder that nobody could send in time is not sent at all.
LATEST = timedelta(days=2)


def is_read_alone(kind: str) -> bool:
    """Whether a step makes sense to somebody who was not there."""
    return kind not in TOGETHER


def remind_at(
    evening: datetime, *, chosen_at: datetime, next_evening: datetime | None
) -> datetime | None:
    """Return when to remind somebody of their one thing, once; None when the week is nearly over.

    evening: when it began. It is in the middle of the week, or later when they choose later.
    """
    wanted = max(evening + MIDDLE_OF_THE_WEEK, chosen_at + LEAST_AHEAD)
    ends = next_evening or evening + A_WEEK
    return wanted if wanted <= ends - BEFORE_THE_NEXT else None
