"""Many members at once, on whichever database the tests run."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from django.db import connection, connections

from sidelight.people.models import Person, Role, RoleGrant

AT_ONCE = 30
Given, Told = TypeVar("Given"), TypeVar("Told")


def members(
    many: int, *, band: str = "16-17", named: str = "somebody", at: datetime
) -> list[Person]:
    """Return so many members, made in two questions."""
    people = Person.objects.bulk_create(
        Person(
            sign_in_name=f"{named}-{n}",
            shown_name=f"{named} {n}",
            shown_name_folded=f"{named}{n}",
            age_band=band,
            joined_at=at,
        )
        for n in range(many)
    )
    RoleGrant.objects.bulk_create(
        RoleGrant(person=person, role=Role.MEMBER, starts_at=at, granted_at=at) for person in people
    )
    return people


@contextmanager
def one_database_for_all(folder: Path) -> Iterator[None]:
    """Let threads meet at one database, as the workers of a site do.

    On SQLite the tests' own lives in memory, where nobody waits for anybody: it is copied into a
    file, which new threads open as the site opens its own.
    """
    if connection.vendor != "sqlite":
        yield
        return
    file = folder / "crowd.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
    there = connections.databases["default"]
    before, there["NAME"] = there["NAME"], file
    try:
        yield
    finally:
        there["NAME"] = before


def all_at_once(do: Callable[[Given], Told], each: Sequence[Given]) -> list[Told]:
    """Return what each of these was answered, many at a time and each in a thread of its own."""

    def alone(one: Given) -> Told:
        try:
            return do(one)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        return list(crowd.map(alone, each))


def afterwards(ask: Callable[[], Told]) -> Told:
    """Return what somebody else finds in the database then."""
    return all_at_once(lambda _nothing: ask(), [None])[0]
