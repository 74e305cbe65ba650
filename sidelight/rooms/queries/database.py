"""The database, asked by SQL of our own with as little between as there can be.

Django's cursor reads the SQL of each statement for its own marks and looks into several places
before it sends anything: of a message said alone that was a third of the time. What has to stay
stays: errors are Django's, and whoever counts or logs statements gets Django's own cursor.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DEFAULT_DB_ALIAS

Row = Sequence[Any]  # Any: the columns of a table, each of its own type


@cache
def is_sqlite() -> bool:
    """Whether this program keeps its rows in SQLite, and not in PostgreSQL."""
    return connections[DEFAULT_DB_ALIAS].vendor == "sqlite"


def rows(sql: str, parameters: Iterable[object]) -> list[Row]:
    """Return all rows of a question."""
    sent: list[Any] = list(parameters)  # Any: each database names its own kinds of parameters
    database = _database()
    if _is_watched(database):
        with database.cursor() as cursor:
            cursor.execute(sql, sent)
            return list(cursor.fetchall())
    with database.wrap_database_errors:
        found: list[Row] = database.connection.execute(_marked(sql), sent).fetchall()
    return found


def do(sql: str, parameters: Iterable[object]) -> None:
    """Run a statement that answers nothing."""
    sent: list[Any] = list(parameters)  # Any: as above
    database = _database()
    if _is_watched(database):
        with database.cursor() as cursor:
            cursor.execute(sql, sent)
        return
    with database.wrap_database_errors:
        database.connection.execute(_marked(sql), sent)


def do_each(sql: str, each: Iterable[Sequence[object]]) -> None:
    """Run a statement once for each of these; nothing for none."""
    sent: list[Any] = list(each)  # Any: as above
    if not sent:
        return
    database = _database()
    if _is_watched(database) or not is_sqlite():
        with database.cursor() as cursor:
            cursor.executemany(sql, sent)
        return
    with database.wrap_database_errors:
        database.connection.executemany(_marked(sql), sent)


def marks(values: Sequence[object]) -> str:
    """Return as many places for parameters as there are values."""
    return ",".join(["%s"] * len(values))


def _database() -> BaseDatabaseWrapper:
    database: BaseDatabaseWrapper = connections[DEFAULT_DB_ALIAS]
    if database.connection is None:
        database.connect()
    return database


def _is_watched(database: BaseDatabaseWrapper) -> bool:
    return bool(database.queries_logged or database.execute_wrappers)


def _marked(sql: str) -> str:
    return sql.replace("%s", "?") if is_sqlite() else sql
