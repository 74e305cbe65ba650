"""How far an evening is in its plan: minutes used and left, and when what comes will begin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

A_LITTLE = 3


@dataclass(frozen=True)
class Timed:
    """A step as the clock sees it. used: until now, if it is the one that goes on."""

    minutes: int
    state: str
    used: timedelta = timedelta(0)

    @property
    def left(self) -> timedelta:
        """Return what is left of it as planned; nothing when it is over or takes longer."""
        if self.state not in ("now", "waiting"):
            return timedelta(0)
        return max(timedelta(minutes=self.minutes) - self.used, timedelta(0))


@dataclass(frozen=True)
class Pace:
    """What is left, in whole minutes: of the plan, and of the evening."""

    plan: int
    evening: int

    @property
    def too_much(self) -> int:
        """Return by how many minutes the plan is longer than the evening; a little is nothing."""
        more = self.plan - self.evening
        return more if more > A_LITTLE else 0


def used_by(seconds: int, since: datetime | None, at: datetime) -> timedelta:
    """Return how long a step took. seconds: of earlier turns; since: when it last began."""
    here = max(at - since, timedelta(0)) if since is not None else timedelta(0)
    return timedelta(seconds=seconds) + here


def pace_of(steps: Sequence[Timed], *, ends_at: datetime, at: datetime) -> Pace:
    """Return what is left of plan and evening."""
    left = sum((one.left for one in steps), timedelta(0))
    return Pace(minutes_in(left), minutes_in(max(ends_at - at, timedelta(0))))


def begins_of(steps: Sequence[Timed], *, first_at: datetime) -> Iterator[datetime]:
    """Return of each step, in order, when it will begin if all goes on as planned from first_at.

    What goes on now comes first, also where a step before it still waits.
    """
    going = sum((one.left for one in steps if one.state == "now"), timedelta(0))
    begins = first_at + going
    for one in steps:
        yield first_at if one.state == "now" else begins
        begins += one.left if one.state == "waiting" else timedelta(0)


def minutes_in(span: timedelta) -> int:
    """Return a span in whole minutes, a half and more counted up."""
    return int(span.total_seconds() + 30) // 60
