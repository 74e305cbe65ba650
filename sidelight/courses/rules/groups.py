"""How a group stands, and whether its leaders are enough."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

FEWEST_LEADERS = 2
FEWEST_SEATS = 2
SHORTEST_MINUTES, LONGEST_MINUTES = 30, 180
COUNSELLOR = "counsellor"


class GroupState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Standing:
    """The facts about a group. begins_at, ends_at: of the evenings that take place."""

    opened_at: datetime | None
    cancelled_at: datetime | None
    ended_at: datetime | None
    begins_at: datetime | None
    ends_at: datetime | None


def state_of(group: Standing, at: datetime) -> GroupState:
    """Return how a group stands at this instant."""
    if group.cancelled_at is not None:
        return GroupState.CANCELLED
    if group.ended_at is not None:
        return GroupState.ENDED
    if group.opened_at is None:
        return GroupState.PLANNED
    if group.ends_at is not None and group.ends_at <= at:
        return GroupState.ENDED
    if group.begins_at is not None and group.begins_at <= at:
        return GroupState.RUNNING
    return GroupState.OPEN


def leaders_suffice(parts: Collection[str]) -> bool:
    """Whether there is a counsellor, and one more who leads. parts: of those who are ready."""
    return len(parts) >= FEWEST_LEADERS and COUNSELLOR in parts


def is_for_the_band(ages: Collection[str], band: str) -> bool:
    """Whether a course is written for this band; one that names no ages is for everybody."""
    return not ages or band in ages
