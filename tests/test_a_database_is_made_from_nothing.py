"""Tests begin with a copy of an empty database; one that is made from nothing is the same."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from tests.empty import DATABASE, make_from_nothing, mark

KEPT_BY_THE_DATABASE = "sqlite_%"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database to which every migration was applied, one after the other."""
    path = tmp_path_factory.mktemp("nothing") / DATABASE
    make_from_nothing(path)
    return path


@pytest.mark.django_db
def test_tests_run_on_the_same_tables_indexes_and_triggers(made: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite is copied")
    asked = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE %s"
    with connection.cursor() as cursor:
        cursor.execute(asked, [KEPT_BY_THE_DATABASE])
        ours = set(cursor.fetchall())
    with closing(sqlite3.connect(made)) as fresh:
        theirs = set(fresh.execute(asked.replace("%s", "?"), [KEPT_BY_THE_DATABASE]))

    assert ("table", "people_person") in {(kind, name) for kind, name, _ in theirs}
    assert ours == theirs


@pytest.mark.django_db
def test_tests_begin_with_the_same_rows(made: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite is copied")
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        ours = {table: counted(cursor.execute, table) for table in tables}
    with closing(sqlite3.connect(made)) as fresh:
        theirs = {table: counted(fresh.execute, table) for table in tables}

    assert theirs["django_content_type"] > 0
    assert ours == theirs


def counted(execute: object, table: str) -> int:
    (number,) = execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()
    return int(number)


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_changed_migration_makes_another_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    before, read = mark(), Path.read_bytes
    longer = lambda path: read(path) + b"#" * (path.name == "0001_initial.py")  # noqa: E731

    monkeypatch.setattr(Path, "read_bytes", longer)

    assert mark() != before
