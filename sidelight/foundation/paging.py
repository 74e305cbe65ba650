"""One page of a long list, without counting the list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

Row = TypeVar("Row")
FURTHEST = 100_000  # beyond it an address holds a number that nobody has come to by reading on


@dataclass(frozen=True)
class ListPage(Generic[Row]):
    """Some rows of a list. number: counted from 1. goes_on: there are more after these."""

    rows: list[Row]
    number: int
    goes_on: bool

    # Named as those of Django's own pages, so that one template draws the ways on of both.
    def has_previous(self) -> bool:
        return self.number > 1

    def has_next(self) -> bool:
        return self.goes_on


def page_of(rows: QuerySet[Any, Row], wanted: str | None, size: int) -> ListPage[Row]:
    """Return the wanted page of a list; the first for nonsense, the last for one beyond the end.

    Looks one row further instead of counting: a list grows for years, and its first page is read
    most.
    """
    return page_cut(lambda start, stop: list(rows[start:stop]), rows.count, wanted, size)


def page_cut(
    rows: Callable[[int, int], list[Row]], count: Callable[[], int], wanted: str | None, size: int
) -> ListPage[Row]:
    """Return the wanted page of a list as page_of does. rows: those from one place to another."""
    number = _number(wanted)
    page = _cut(rows, number, size)
    if page.rows or number == 1:
        return page
    return _cut(rows, max(1, -(-count() // size)), size)


def _cut(rows: Callable[[int, int], list[Row]], number: int, size: int) -> ListPage[Row]:
    start = (number - 1) * size
    found = rows(start, start + size + 1)
    return ListPage(found[:size], number, goes_on=len(found) > size)


def _number(wanted: str | None) -> int:
    said = wanted or ""
    plain = said.isascii() and said.isdecimal() and len(said) <= len(str(FURTHEST))
    return min(max(int(said), 1), FURTHEST) if plain else 1
