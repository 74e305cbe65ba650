"""The cast comes to a place once a process; for every later test its rows are put back.

To found a place and let a few people in takes longer than most tests. What an action wrote the
first time is read from the database and written again, with the same numbers, as long as nobody
else has written anything in between: otherwise the action does it anew, as it does in a test that
commits, or under other settings. Numbers of rows never come twice, so nothing is in the way.
"""

import re
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Model

from sidelight.people.models import Person
from tests.build import Place

READS = re.compile(r"\s*\(*\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|PRAGMA|SET|SHOW|EXPLAIN)\b", re.I)
# How many rows this transaction wrote so far; PostgreSQL has a table for that.
CHANGES = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables"
WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', re.I)
# Each test has a folder of its own; nothing of it is in a row.
OF_ONE_TEST = {"SIDELIGHT_DATA"}
Rows = dict[object, tuple[object, ...]]
Step = tuple[Hashable, ...]


@dataclass
class Watch:
    """How the tables were before a step: each as it was before the first writing in it."""

    before: dict[str, Rows] = field(default_factory=dict)
    is_known: bool = True

    def __call__(self, execute: Callable[..., Any], sql: str, *more: Any) -> Any:  # Any: Django's
        if not READS.match(sql):
            self._look_before(sql)
        return execute(sql, *more)

    def _look_before(self, sql: str) -> None:
        written = WRITES.match(sql)
        if written is None or written[1] not in tables():
            self.is_known = False
        elif written[1] not in self.before:
            self.before[written[1]] = rows_of(written[1])


@dataclass(frozen=True)
class Written:
    """What a step wrote: for each table the rows that are new, and those that it changed."""

    person_id: int
    new: dict[str, Rows]
    changed: dict[str, Rows]

    def put_back(self) -> None:
        for table, rows in self.new.items():
            insert(table, rows.values())
        for table, rows in self.changed.items():
            for number, row in rows.items():
                update(table, number, row)


KNOWN: dict[Step, Written] = {}


@dataclass
class RememberedPlace(Place):
    """A place whose people come as they came in an earlier test of this process."""

    steps: Step = ()
    written: int = 0
    is_busy: bool = False

    @classmethod
    def founded_once(cls, at: datetime) -> "RememberedPlace":
        start: Step = (*said_by_settings(), "founded", at)
        place = cls(manager=None, since=at, steps=start)  # type: ignore[arg-type]
        place.manager = place._once(start, lambda: Place.founded(at).manager)
        return place

    def member(self, name: str, band: str) -> Person:
        return self._next(("member", name, band), lambda: Place.member(self, name, band))

    def staff(self, name: str, role: str) -> Person:
        kept = Person.objects.filter(shown_name=name).first()
        step = ("staff", name, role)
        return kept or self._next(step, lambda: Place.staff(self, name, role))

    def _next(self, step: Step, do: Callable[[], Person]) -> Person:
        # Inside of another step, or after somebody else wrote: as ever.
        if self.is_busy or self.steps not in KNOWN or changes() != self.written:
            return do()
        self.steps = (*self.steps, step)
        return self._once(self.steps, do)

    def _once(self, steps: Step, do: Callable[[], Person]) -> Person:
        if written := KNOWN.get(steps):
            written.put_back()
            person = Person.objects.get(pk=written.person_id)
        else:
            person = self._watched(steps, do)
        self.written = changes()
        return person

    def _watched(self, steps: Step, do: Callable[[], Person]) -> Person:
        watch = Watch()
        self.is_busy = True
        # No longer than the step: whatever a test does is sent to the database as anywhere else.
        with connection.execute_wrapper(watch):
            person = do()
        self.is_busy = False
        written = difference(person, watch.before) if watch.is_known else None
        if written:
            KNOWN[steps] = written
        return person


def changes() -> int:
    """Return how many rows were written on this connection, by whatever way."""
    if connection.vendor == "sqlite":
        return int(connection.connection.total_changes)
    with connection.cursor() as cursor:
        cursor.execute(CHANGES)
        return int(cursor.fetchone()[0] or 0)


def is_untouched() -> bool:
    """Whether a place can be put here: nobody is here yet, and nothing of it will stay."""
    return connection.in_atomic_block and not Person.objects.exists()


def said_by_settings() -> Step:
    """Return what the settings say, for what was written may depend on it."""
    names = {name for name in dir(settings) if name.isupper()} - OF_ONE_TEST
    return tuple(f"{name}={getattr(settings, name)!r}" for name in sorted(names))


def difference(person: Person, before: dict[str, Rows]) -> Written | None:
    """Return what differs now; None when a row is gone, because nothing here takes any away."""
    new: dict[str, Rows] = {}
    changed: dict[str, Rows] = {}
    for table, were in before.items():
        rows = rows_of(table)
        if were.keys() - rows.keys():
            return None
        new[table] = {number: row for number, row in rows.items() if number not in were}
        changed[table] = {
            number: row for number, row in rows.items() if were.get(number, row) != row
        }
    return Written(person.pk, new, changed)


@cache
def tables() -> dict[str, type[Model]]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


@cache
def columns(table: str) -> list[str]:
    fields = tables()[table]._meta.local_concrete_fields
    return [str(column.column) for column in fields if not getattr(column, "generated", False)]


def key_of(table: str) -> str:
    return str(tables()[table]._meta.pk.column)


def rows_of(table: str) -> Rows:
    # A plus keeps SQLite from making anything else of what it has.
    plus = "+" if connection.vendor == "sqlite" else ""
    asked = ", ".join(f'{plus}"{name}"' for name in columns(table))
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {asked} FROM "{table}"')
        place = columns(table).index(key_of(table))
        return {row[place]: row for row in cursor.fetchall()}


def insert(table: str, rows: Collection[tuple[object, ...]]) -> None:
    names = ", ".join(f'"{name}"' for name in columns(table))
    each = f"({', '.join(['%s'] * len(columns(table)))})"
    if rows:
        told = [value for row in rows for value in row]
        asked = f'INSERT INTO "{table}" ({names}) VALUES {", ".join([each] * len(rows))}'
        with connection.cursor() as cursor:
            cursor.execute(asked, told)


def update(table: str, number: object, row: tuple[object, ...]) -> None:
    said = ", ".join(f'"{name}" = %s' for name in columns(table))
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET {said} WHERE "{key_of(table)}" = %s', [*row, number])
