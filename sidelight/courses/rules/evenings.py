"""Evenings by the clock of a place: the same time each week, whatever the clocks do meanwhile.

A time that the clocks jump over means as long after the jump as it would have been; a time that
comes twice means the first of the two. Whoever plans is told of both.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

A_WEEK = timedelta(days=7)


class OddTime(StrEnum):
    """What the clocks of a place do to a time on one day."""

    NONE = ""
    SKIPPED = "skipped"
    TWICE = "twice"


@dataclass(frozen=True)
class Hour:
    """When an evening begins by the clock of a zone, and how long it is."""

    starts: time
    minutes: int
    zone: str

    @property
    def place(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@dataclass(frozen=True, order=True)
class Evening:
    """One evening as instants: aware, in UTC."""

    starts_at: datetime
    ends_at: datetime

    def meets(self, other: "Evening") -> bool:
        """Whether both share time; to begin when the other ends is not sharing."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@cache
def known_zones() -> frozenset[str]:
    """Return the names of the time zones that this machine knows."""
    return frozenset(available_timezones())


def evening_on(day: date, hour: Hour) -> Evening:
    """Return the evening that a clock on the wall means on one day."""
    local = datetime.combine(day, hour.starts.replace(tzinfo=None, fold=0), hour.place)
    starts_at = local.astimezone(UTC)
    return Evening(starts_at, starts_at + timedelta(minutes=hour.minutes))


def evenings_on(days: Iterable[date], hour: Hour) -> list[Evening]:
    """Return an evening for each day."""
    return [evening_on(day, hour) for day in days]


def odd_time(day: date, hour: Hour) -> OddTime:
    """Return whether the clocks skip this time on that day, or have it twice."""
    first = datetime.combine(day, hour.starts.replace(tzinfo=None, fold=0), hour.place)
    if first.utcoffset() == first.replace(fold=1).utcoffset():
        return OddTime.NONE
    there = first.astimezone(UTC).astimezone(hour.place)
    return OddTime.TWICE if there.time() == hour.starts else OddTime.SKIPPED


@dataclass(frozen=True)
class PlannedDay:
    """One day of a plan. number: which evening it is, from 1; 0 for a day that is left out.

    holiday: the name of the closed day that it is, if it is one.
    """

    day: date
    starts_at: datetime
    number: int
    holiday: str
    odd: OddTime


def planned_days(
    first: date,
    count: int,
    hour: Hour,
    *,
    closed: Mapping[date, str],
    leaves_out: Callable[[date], bool],
) -> list[PlannedDay]:
    """Return so many evenings a week apart, beginning with `first`, and what is left out between.

    leaves_out: asked of each day in turn; it must let enough of them be.
    """
    days: list[PlannedDay] = []
    number = 0
    day = first
    while number < count:
        out = leaves_out(day)
        number += not out
        starts_at = evening_on(day, hour).starts_at
        days.append(
            PlannedDay(
                day, starts_at, 0 if out else number, closed.get(day, ""), odd_time(day, hour)
            )
        )
        day += A_WEEK
    return days


def in_order(evenings: Sequence[Evening]) -> bool:
    """Whether each is over when the next begins: a course is met in the order of its weeks."""
    return all(one.ends_at <= other.starts_at for one, other in pairwise(evenings))
