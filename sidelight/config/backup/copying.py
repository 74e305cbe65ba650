"""A consistent copy of the database while the site runs and writes, with what it holds.

The signed head of the ledger must belong to the same moment as the rows. It is read before and
after the moment is taken: when both are the same, it stood there in between as well, because the
sealing never leaves a head on file that does not fit the rows of that instant.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from sidelight.config.backup.postgres import copy_rows_out, export_moment
from sidelight.config.launch.errors import Refusal

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
NAMES = {SQLITE: "database.sqlite3", POSTGRESQL: "database.pgdump"}
HEAD = "ledger-head.json"
TRIES = 50
NO_PAUSE = "The ledger is being sealed without a pause; try again"
MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"


@dataclass(frozen=True)
class Copied:
    """The copy, what it holds, and the head of the ledger at that moment (empty without one)."""

    database: str
    path: Path
    rows: dict[str, int]
    migrations: list[str]
    head: bytes

    @property
    def end(self) -> tuple[int, str]:
        """How many lines of the ledger were sealed, and the last hash: to be noted elsewhere."""
        heads = json.loads(self.head)["heads"] if self.head else [{"count": 0, "hash": ""}]
        return int(heads[0]["count"]), str(heads[0]["hash"])


def copy_database(folder: Path) -> Copied:
    """Copy the site's database into this folder."""
    return copy_postgresql(folder) if database_kind() == POSTGRESQL else copy_sqlite(folder)


def database_kind() -> str:
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE


def copy_sqlite(folder: Path) -> Copied:
    """Copy with SQLite's own means: writers go on, and none of what they write comes along."""
    live, path = str(connection.settings_dict["NAME"]), folder / NAMES[SQLITE]
    with closing(sqlite3.connect(live, timeout=20, isolation_level=None)) as source:
        head = begin_at_one_moment(source)
        path.touch(mode=0o600)
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            # Free pages may still hold what was erased: they stay behind.
            copy.execute("VACUUM")
            return Copied(SQLITE, path, *what_it_holds(copy), head)


def begin_at_one_moment(source: sqlite3.Connection) -> bytes:
    """Begin to read at a moment in which the head on file did not change; return the head."""
    for _ in range(TRIES):
        before = head_on_file()
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # here it is taken
        if head_on_file() == before:
            return before
        source.rollback()
    raise Refusal(NO_PAUSE)


def what_it_holds(copy: sqlite3.Connection) -> tuple[dict[str, int], list[str]]:
    tables = copy.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' "
        "ESCAPE '~' ORDER BY name"
    ).fetchall()
    rows = {name: int(copy.execute(count_of(name)).fetchone()[0]) for (name,) in tables}
    return rows, [f"{app}.{name}" for app, name in copy.execute(MIGRATIONS)]


def copy_postgresql(folder: Path) -> Copied:
    """Copy with pg_dump, from a moment that is shared with the counting."""
    path = folder / NAMES[POSTGRESQL]
    path.touch(mode=0o600)
    for _ in range(TRIES):
        before = head_on_file()
        with transaction.atomic():
            moment = export_moment()
            if head_on_file() == before:
                copy_rows_out(path, moment)
                return Copied(POSTGRESQL, path, *what_stands_there(), before)
    raise Refusal(NO_PAUSE)


def what_stands_there() -> tuple[dict[str, int], list[str]]:
    """Return the row counts and migrations of the database that Django is connected to."""
    with connection.cursor() as cursor:
        tables = sorted(
            table.name for table in connection.introspection.get_table_list(cursor)
            if table.type == "t"
        )  # fmt: skip
        rows = {}
        for name in tables:
            cursor.execute(count_of(name))
            rows[name] = int(cursor.fetchone()[0])
        cursor.execute(MIGRATIONS)
        return rows, [f"{app}.{name}" for app, name in cursor.fetchall()]


def count_of(table: str) -> str:
    return f"SELECT count(*) FROM {connection.ops.quote_name(table)}"  # noqa: S608  # our tables


def head_on_file() -> bytes:
    path = Path(settings.SIDELIGHT_DATA) / HEAD
    return path.read_bytes() if path.exists() else b""
