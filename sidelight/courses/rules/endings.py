"""The end of a course: when its page opens, and how long what comes after is offered."""

from datetime import datetime, timedelta

# The page to look back opens in the week of the last evening.
BEFORE_THE_LAST = timedelta(days=6)
SIX_MONTHS = timedelta(days=182)
LONGEST_NAME = 60


def looks_back(last_evening: datetime, at: datetime) -> bool:
    """Whether it is time to look back. last_evening: when it begins."""
    return at >= last_evening - BEFORE_THE_LAST


def step_down_ends(ended_at: datetime) -> datetime:
    """Return until when somebody may be in a step-down space whose course ended then."""
    return ended_at + SIX_MONTHS
