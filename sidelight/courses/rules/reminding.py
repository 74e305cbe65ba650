"""When somebody is reminded of an evening, and when a reminder makes no sense any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# Nobody is reminded further ahead than people may choose.
FURTHEST_AHEAD = timedelta(hours=72)


@dataclass(frozen=True)
class Known:
    """What somebody knows of an evening. since: when they got the place or heard of its time."""

    starts_at: datetime
    since: datetime


def hours_due(before: Sequence[timedelta], known: Known, at: datetime) -> int | None:
    """Return of which reminder it is time, as its hours before the evening; None for none.

    before: how long before somebody wants to be reminded. One that is late, because nobody was
    there to send it, is left out when half its time is gone or the next one is due; so is one from
    before they knew: they have just heard.
    """
    wanted = sorted(before, reverse=True)
    for number, long_before in enumerate(wanted):
        following = wanted[number + 1] if number + 1 < len(wanted) else None
        due = known.starts_at - long_before
        ends = known.starts_at - _latest(long_before, following)
        if due <= at < ends and due >= known.since:
            return int(long_before.total_seconds() // 3600)
    return None


def _latest(long_before: timedelta, following: timedelta | None) -> timedelta:
    """Return how long before the evening a reminder must be there at the latest."""
    return max(long_before / 2, following) if following is not None else timedelta()
