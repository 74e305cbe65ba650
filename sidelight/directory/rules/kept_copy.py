"""The list as text that can be kept in a file, and read again without a database."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from sidelight.directory.rules.entries import Cost, Entry
from sidelight.foundation.week import Hours


@dataclass(frozen=True)
class Checked:
    """An entry, and the day on which this charity last checked it; None when it never did."""

    entry: Entry
    on: date | None


def as_copy(entries: Sequence[Checked]) -> str:
    """Return the list as JSON; `read_copy` reads the same again."""
    return json.dumps([asdict(one) for one in entries], default=_as_text, indent=1)


def read_copy(text: str) -> list[Checked]:
    """Return the list that `as_copy` wrote.

    Raises ValueError, KeyError or TypeError for another text.
    """
    return [_checked(one) for one in json.loads(text)]


def _checked(kept: Mapping[str, Any]) -> Checked:  # Any: what JSON holds
    told = dict(kept["entry"])
    told["hours"] = tuple(_hours(line) for line in told["hours"])
    told["areas"] = tuple(told["areas"])
    told["cost"] = Cost(told["cost"])
    return Checked(Entry(**told), date.fromisoformat(kept["on"]) if kept["on"] else None)


def _hours(line: Mapping[str, Any]) -> Hours:  # Any: what JSON holds
    opens, closes = time.fromisoformat(line["opens"]), time.fromisoformat(line["closes"])
    return Hours(line["weekday"], opens, closes)


def _as_text(value: date | time) -> str:
    return value.isoformat()
