"""The same round trip on PostgreSQL, with its own programs: `python -m tests.postgres`."""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from sidelight.config.launch.folder import Kind, prepare_folder
from tests.backup.sites import (
    NO_ERASURES,
    back_up,
    become,
    inside,
    make_key,
    refusal,
    well,
)
from tests.launcher.running import sidelight
from tests.postgres import installed

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has tests of its own"),
]
PROGRAMS = {"SIDELIGHT_PG_BIN": str(installed() / "bin")}
OLDER = installed().with_name("pginstall") / "bin"


def address(name: str) -> str:
    told = settings.DATABASES["default"]
    return f"postgresql://{told['USER']}@/{name}?host={told['HOST']}"


def ask(name: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(address(name), autocommit=True) as rows:
        found = rows.execute(question)
        return found.fetchall() if found.description else []


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a database with every migration, which nobody uses: copy it."""
    data = tmp_path_factory.mktemp("migrated") / "site"
    prepare_folder(data, Kind.SITE)
    ask("postgres", "CREATE DATABASE backup_migrated")
    told = {"SIDELIGHT_DATABASE_URL": address("backup_migrated")}
    well(sidelight("manage", "--data", data, "migrate", "-v0", **told))
    yield "backup_migrated"
    ask("postgres", "DROP DATABASE backup_migrated WITH (FORCE)")


@pytest.fixture
def database(migrated: str) -> Iterator[str]:
    """The name of the database of a site; beside it is one with nothing in it."""
    for name, like in (("backup_live", migrated), ("backup_new", "template1")):
        ask("postgres", f"DROP DATABASE IF EXISTS {name}")
        ask("postgres", f"CREATE DATABASE {name} TEMPLATE {like}")
    yield "backup_live"
    for name in ("backup_live", "backup_new"):
        ask("postgres", f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def live(database: str, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A site whose rows are in PostgreSQL, and what its operator says about it."""
    data = tmp_path / "site"
    prepare_folder(data, Kind.SITE)
    told = {"SIDELIGHT_DATABASE_URL": address(database), **PROGRAMS}
    well(sidelight("manage", "--data", data, "work", "--once", **told))
    become(data, Kind.SITE)
    return data, told


def test_it_comes_back_into_an_empty_database_and_into_no_other(
    live: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    data, told = live
    key = make_key(data, tmp_path / "key")
    keys = tmp_path / "keys.age"
    well(sidelight("backup", "--data", data, "--keys", keys, **told))
    backup = back_up(data, tmp_path / "backups", **told)
    opening = ("restore", backup, "--identity", key, "--keys", keys, NO_ERASURES)

    full = sidelight(*opening, "--data", tmp_path / "new", **told)
    empty = told | {"SIDELIGHT_DATABASE_URL": address("backup_new")}
    report = well(sidelight(*opening, "--data", tmp_path / "new", **empty))

    question = "SELECT app, name FROM django_migrations ORDER BY id"
    assert "is not empty" in refusal(full)
    assert ask("backup_new", question) == ask("backup_live", question) != []
    assert "It is as it was written." in report
    manifest = json.loads(inside(backup, key)["manifest.json"])
    assert manifest["database"] == "postgresql"
    assert manifest["rows"]["django_migrations"] > 10


def test_a_drill_uses_a_database_of_its_own_and_drops_it(
    live: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    data, told = live
    key = make_key(data, tmp_path / "key")
    backup = back_up(data, tmp_path / "backups", **told)
    # Tests beside this one come and go with databases of their own.
    names = "SELECT datname FROM pg_database WHERE datname NOT LIKE 'test\\_%' ORDER BY 1"
    before = ask("postgres", names)

    report = well(sidelight("drill", backup, "--identity", key, "--data", data, **told))

    assert "PASSED" in report
    assert ask("postgres", names) == before
    tried = "SELECT count(*) FROM ledger_line WHERE act = 'backup_tried'"
    assert ask("backup_live", tried) == [(1,)]


@pytest.mark.parametrize(
    ("programs", "why"),
    [(OLDER, "version 16 and the server is version 18"), (Path("/nowhere"), "was not found in")],
)
def test_programs_that_are_missing_or_too_old_are_refused(
    live: tuple[Path, dict[str, str]], tmp_path: Path, programs: Path, why: str
) -> None:
    data, told = live
    make_key(data, tmp_path / "key")
    told = told | {"SIDELIGHT_PG_BIN": str(programs)}

    answer = sidelight("backup", "--data", data, "--to", tmp_path / "backups", **told)

    assert why in refusal(answer)
    assert list((tmp_path / "backups").iterdir()) == []


def test_one_that_fails_after_filling_says_what_to_do_with_the_database(
    live: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    data, told = live
    key, keys = make_key(data, tmp_path / "key"), tmp_path / "keys.age"
    well(sidelight("backup", "--data", data, "--keys", keys, **told))
    backup = back_up(data, tmp_path / "backups", **told)
    (tmp_path / "strange.jsonl").write_text("{}\n")
    opening = ("restore", backup, "--identity", key, "--keys", keys, "--data", tmp_path / "new")
    empty = told | {"SIDELIGHT_DATABASE_URL": address("backup_new")}

    answer = sidelight(*opening, "--erasures", tmp_path / "strange.jsonl", **empty)
    full = sidelight(*opening, NO_ERASURES, **told)

    assert "not written by this site" in refusal(answer)
    assert "dropdb backup_new, createdb backup_new" in answer.stdout
    # A database that was full before is somebody's: nobody is told to drop that one.
    assert "is not empty" in refusal(full)
    assert "dropdb" not in full.stdout
    assert not (tmp_path / "new").exists()
