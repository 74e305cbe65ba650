"""When a talk before a course may be."""

from datetime import datetime, timedelta

LENGTHS = (20, 30, 45, 60)
AHEAD = timedelta(days=92)


def is_a_time(starts_at: datetime, minutes: int, at: datetime) -> bool:
    """Say whether a talk may be put up for then: still to come, not a slip, of a known length."""
    return at < starts_at <= at + AHEAD and minutes in LENGTHS
