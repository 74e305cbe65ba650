"""The database, asked by SQL of our own with as little between as there can be.

Django's cursor reads the SQL of each statement for its own marks and looks into several places
before it sends anything: of a message said alone that was a third of the time. What has to stay
stays: errors are Django's, and whoever counts or logs statements gets Django's own cursor.

PostgreSQL plans a statement anew unless it was prepared, which it can only be when its text stays
the same however much is asked: there many values are one array, in SQLite they are many marks.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache, lru_cache, wraps
from threading import local
from typing import Any, Generic, NamedTuple, TypeVar

import psycopg
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DEFAULT_DB_ALIAS

Row = Sequence[Any]  # Any: the columns of a table, each of its own type
Answer = TypeVar("Answer")
TEXTS_KEPT = 256
PREPARED_AFTER = 5  # by whoever does not ask for it


class Question(NamedTuple, Generic[Answer]):
    """What is asked, and how its rows are read."""

    sql: str
    values: Sequence[object]
    read: Callable[[list[Row]], Answer]


class Statement(NamedTuple):
    """What is to be written."""

    sql: str
    values: Sequence[object]


class _Mine(local):
    """What a thread has in its own transaction: the database itself, without Django before it."""

    raw: Any = None


_mine = _Mine()


@cache
def is_sqlite() -> bool:
    """Whether this program keeps its rows in SQLite, and not in PostgreSQL."""
    return connections[DEFAULT_DB_ALIAS].vendor == "sqlite"


@contextmanager
def together() -> Iterator[None]:
    """Write everything in this block or nothing, as `transaction.atomic` does in twice the time.

    In PostgreSQL nothing waits for an answer but what reads one: each wait is a change of programs.
    """
    database = _database()
    if database.in_atomic_block or _is_watched(database):
        with transaction.atomic():
            yield
        return
    raw = database.connection
    with database.wrap_database_errors:
        try:
            with nullcontext() if is_sqlite() else raw.pipeline():
                raw.execute("BEGIN IMMEDIATE" if is_sqlite() else "BEGIN")
                database.in_atomic_block, _mine.raw = True, raw
                yield
                if database.needs_rollback:  # something in it failed, and nobody said so
                    raise transaction.TransactionManagementError
                raw.execute("COMMIT")
        except BaseException:
            database.in_atomic_block, _mine.raw = False, None
            database.needs_rollback, database.run_on_commit = False, []
            raw.rollback()
            raise
        database.in_atomic_block, _mine.raw = False, None
    if database.run_on_commit:
        database.run_and_clear_commit_hooks()


def answers(*questions: Question[Any]) -> list[Any]:  # Any: what each question reads
    """Ask all of these, one after the other on one way; return what each says."""
    found = _each(questions)
    return [one.read(cursor.fetchall()) for one, cursor in zip(questions, found, strict=True)]


def answer(question: Question[Answer]) -> Answer:
    """Ask one question."""
    found: list[Answer] = answers(question)
    return found[0]


def do(*statements: Statement) -> None:
    """Run statements that answer nothing, on one way to the database."""
    _each(statements)


def do_each(sql: str, each: Iterable[Sequence[object]]) -> None:
    """Run a statement once for each of these; nothing for none. sql: with marks as Django's."""
    sent: list[Any] = list(each)  # Any: each database names its own kinds of parameters
    if not sent:
        return
    database = _database()
    with database.wrap_database_errors:
        if _is_watched(database):
            with database.cursor() as cursor:
                cursor.executemany(sql, sent)
        elif is_sqlite():
            database.connection.executemany(marked(sql), sent)
        else:
            _of_postgresql(database.connection).executemany(sql, sent)


def _each(those: Sequence[Question[Any] | Statement]) -> list[Any]:  # Any: a library's cursor
    """Run these in their order; return their cursors."""
    if (raw := _mine.raw) is not None:
        return _at_once(raw, those)
    database = _database()
    if _is_watched(database):
        return [_watched(database, one.sql, one.values) for one in those]
    with database.wrap_database_errors:
        if is_sqlite() or len(those) == 1:
            return _at_once(database.connection, those)
        with database.connection.pipeline():
            return _at_once(database.connection, those)


def _at_once(raw: Any, those: Sequence[Question[Any] | Statement]) -> list[Any]:  # Any: as above
    if is_sqlite():
        return [raw.execute(one.sql, one.values) for one in those]
    return [_of_postgresql(raw).execute(one.sql, one.values, prepare=True) for one in those]


def _watched(database: BaseDatabaseWrapper, sql: str, values: Sequence[object]) -> Any:
    cursor = database.cursor()
    sent: Any = list(values)  # Any: each database names its own kinds of parameters
    cursor.execute(sql.replace("?", "%s") if is_sqlite() else sql, sent)
    return cursor


def _of_postgresql(raw: "psycopg.Connection[Any]") -> "psycopg.Cursor[Any]":
    """Return a cursor whose statements may be prepared; Django's put values into the text."""
    if raw.prepare_threshold is None:
        raw.prepare_threshold = PREPARED_AFTER
    return psycopg.Cursor(raw)


def text_for_many(write: Callable[[int], str]) -> Callable[[int], str]:
    """Wrap what writes a statement about so many values: each text is written once."""

    @lru_cache(TEXTS_KEPT)
    def written(count: int) -> str:
        return marked(write(count))

    return wraps(write)(written)


def among(column: str, count: int) -> str:
    """Return the condition that a column is one of so many values; `many` sends them."""
    return f"{column} IN ({marks(count)})" if is_sqlite() else f"{column} = ANY(%s)"


def entries_where(column: str, kind: str, count: int, *, held: bool = False) -> str:
    """Return what stands after FROM for the entries, as `e`, with one of so many values.

    PostgreSQL keeps the plan of a prepared statement for long. This one cannot become "read the
    whole table", which would be right only as long as there is hardly anything in it.
    """
    also = "AND state = 'held'" if held else ""
    if is_sqlite():
        return f"(SELECT * FROM rooms_entry WHERE {among(column, count)} {also}) e"  # noqa: S608
    return f"""
        unnest(%s::{kind}[]) AS asked (value) CROSS JOIN LATERAL (
            SELECT * FROM rooms_entry WHERE {column} = asked.value {also} OFFSET 0
        ) e
    """  # noqa: S608


def many(values: Iterable[object]) -> list[object]:
    """Return values as they are sent for `among`."""
    return list(values) if is_sqlite() else [list(values)]


def marks(count: int) -> str:
    """Return places for so many parameters."""
    return ",".join(["%s"] * count)


def _database() -> BaseDatabaseWrapper:
    database: BaseDatabaseWrapper = connections[DEFAULT_DB_ALIAS]
    if database.connection is None:
        database.connect()
    return database


def _is_watched(database: BaseDatabaseWrapper) -> bool:
    return bool(database.queries_logged or database.execute_wrappers)


@lru_cache(TEXTS_KEPT)
def marked(sql: str) -> str:
    """Return a statement with the marks of this database for its parameters."""
    return sql.replace("%s", "?") if is_sqlite() else sql
