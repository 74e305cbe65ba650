"""One figure beside what is wanted of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

HEADS = ("figure", "measured", "must", "aim", "met", "beside it")
BUSY = 0.9  # of its core: more, and the load generator is what is measured


@dataclass
class Asked:
    """What to measure, and what was found on the way that others need."""

    runs: int
    seconds: float
    kills: int = 100
    found: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """must, aim: at least or at most so much, as `is_least` says; None where nothing is wanted."""

    name: str
    value: float | None
    must: float | None = None
    aim: float | None = None
    is_least: bool = False
    beside: str = ""
    unit: str = ""

    def cells(self) -> Sequence[str]:
        if self.value is None:
            return [self.name, "not measured", told(self.must), told(self.aim), "", self.beside]
        return [
            self.name, f"{told(self.value)}{self.unit}", told(self.must), told(self.aim),
            self.verdict(), self.beside,
        ]  # fmt: skip

    def verdict(self) -> str:
        if self.must is None:
            return ""
        if not self.reaches(self.must):
            return "**no**"
        return "yes" if self.aim is not None and self.reaches(self.aim) else "must only"

    def reaches(self, wanted: float) -> bool:
        assert self.value is not None
        return self.value >= wanted if self.is_least else self.value <= wanted


def told(number: float | None) -> str:
    if number is None:
        return ""
    if number == int(number) or abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.2f}" if abs(number) < 10 else f"{number:.1f}"


def middle(found: Sequence[dict[str, Any]], *path: str) -> float:
    """Return the median of a figure of several runs."""
    return median(inner(one, path) for one in found)


def inner(one: Any, path: Sequence[str]) -> float:
    for name in path:
        one = one[name]
    return float(one)


def faults(found: Sequence[dict[str, Any]]) -> str:
    """Say what went wrong in all runs, and whether the generator was the limit."""
    sums = {
        name: sum(one[name] for one in found)
        for name in ("lost", "doubled", "out_of_order", "unanswered")
    }
    refused = sum(sum(one["refused"].values()) for one in found)
    busy = max(one["busy"] for one in found)
    said = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in sums.items())
    was_the_limit = busy > BUSY or any(one.get("bound") for one in found)
    bound = "; generator-bound" if was_the_limit else ""
    return f"{said}, {refused} refused; generator {busy:.0%} of its core{bound}"
