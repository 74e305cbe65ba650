"""How long somebody was there: several pages of one person at once count once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, order=True)
class Stay:
    """One stretch of time in which a page of somebody's was open. came, went: aware."""

    came: datetime
    went: datetime


def merged(stays: Iterable[Stay]) -> list[Stay]:
    """Return stretches that do not overlap, in order."""
    found: list[Stay] = []
    for stay in sorted(stays):
        if found and stay.came <= found[-1].went:
            found[-1] = Stay(found[-1].came, max(found[-1].went, stay.went))
        else:
            found.append(stay)
    return found


def minutes_within(stays: Iterable[Stay], session: Stay) -> int:
    """Return how many whole minutes of a session somebody was there."""
    within = timedelta()
    for stay in merged(stays):
        within += max(min(stay.went, session.went) - max(stay.came, session.came), timedelta())
    return int(within.total_seconds() // 60)
