"""Which answer asks for a person the same day, and by when: never a label, nothing is counted."""

from datetime import UTC, datetime, timedelta

# The harm: somebody says that it is hard, and it stands in a table until next week.
HARD_NOW = frozenset({"upset", "need_somebody"})
# Hard as well when it was hard the last time that they were asked at the same point.
HARD_AGAIN = frozenset({"low"})
NEEDED_WITHIN = timedelta(hours=1)


def asks_for_somebody(feeling: str) -> bool:
    """Whether somebody says that they need somebody now, and cannot wait for the evening."""
    return feeling == "need_somebody"


def is_worrying(feeling: str, before: str) -> bool:
    """Whether a person asks after somebody the same day. before: the last answer, or empty."""
    if feeling in HARD_NOW:
        return True
    return feeling in HARD_AGAIN and before in HARD_AGAIN | HARD_NOW


def due_at(feeling: str, at: datetime) -> datetime:
    """Return by when somebody has asked after them. at: by the clock of the charity.

    The end of that day, and never sooner than an hour; within the hour where they need somebody.
    """
    soon = at.astimezone(UTC) + NEEDED_WITHIN
    if asks_for_somebody(feeling):
        return soon
    last_minute = at.replace(hour=23, minute=59, second=0, microsecond=0)
    return max(soon, last_minute.astimezone(UTC))
