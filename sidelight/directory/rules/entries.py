"""What an entry says about a help service, and when it needs another look."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Any

from sidelight.foundation.week import Hours

CHECK_AGAIN_AFTER = timedelta(days=90)


class Cost(StrEnum):
    """What it costs to call or to text them."""

    UNKNOWN = ""
    FREE = "free"
    AS_USUAL = "as_usual"


@dataclass(frozen=True)
class Entry:
    """What is known about one help service, in plain text."""

    name: str
    about: str
    phone: str = ""
    text_number: str = ""
    write_page: str = ""
    """The address of a page to write on."""
    web: str = ""
    round_the_clock: bool = False
    hours: tuple[Hours, ...] = ()
    time_zone: str = ""
    """In which the hours are meant; empty is the charity's own."""
    youngest: int | None = None
    oldest: int | None = None
    areas: tuple[str, ...] = ()
    """Codes of places and letters of postcodes that they are there for; without any, everywhere."""
    languages: str = ""
    cost: Cost = Cost.UNKNOWN
    position: int = 100
    """The most urgent has the lowest."""

    @property
    def can_be_reached(self) -> bool:
        """Whether there is any way to reach them."""
        return bool(self.phone or self.text_number or self.write_page or self.web)


@dataclass(frozen=True)
class DayRange:
    """Neighbouring weekdays with the same times: Monday to Friday, 09:00 to 17:00."""

    first: int
    last: int
    times: tuple[tuple[time, time], ...]


def needs_a_look(checked_on: date | None, today: date) -> bool:
    """Say whether an entry was never checked, or more than ninety days ago."""
    return checked_on is None or today - checked_on > CHECK_AGAIN_AFTER


def day_ranges(hours: Sequence[Hours]) -> list[DayRange]:
    """Return a week's hours with neighbouring days that are alike put together."""
    by_day = {
        weekday: tuple((line.opens, line.closes) for line in lines)
        for weekday, lines in groupby(sorted(hours), key=lambda line: line.weekday)
    }
    ranges: list[DayRange] = []
    for weekday, times in by_day.items():
        if ranges and ranges[-1].last == weekday - 1 and ranges[-1].times == times:
            ranges[-1] = DayRange(ranges[-1].first, weekday, times)
        else:
            ranges.append(DayRange(weekday, weekday, times))
    return ranges


def read_entries(toml: str) -> tuple[Entry, ...]:
    """Return the entries of the shipped file, in its order."""
    services = tomllib.loads(toml)["service"]
    return tuple(_entry(service, place) for place, service in enumerate(services, start=1))


def _entry(service: Mapping[str, Any], place: int) -> Entry:  # Any: a table as TOML reads it
    cost, areas = Cost(service.get("cost", "")), tuple(service.get("areas", ()))
    return Entry(**{**service, "cost": cost, "areas": areas}, position=place * 10)
