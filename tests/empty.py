"""An empty database with every migration: made once, and kept until a migration changes.

Each program that needs a database begins with a copy of it and is told to migrate all the same, so
that whatever is not a migration (guards, triggers) comes from today's code. What has no copy is
`test_a_database_is_made_from_nothing.py`, a first start of a site, and PostgreSQL.
"""

import fcntl
import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.apps import apps
from django.db.backends.sqlite3.creation import DatabaseCreation

from sidelight.config.launch.folder import Kind, prepare_folder
from sidelight.foundation.editions import public_tables
from sidelight.ledger.registers import append_only
from tests.launcher.running import REPOSITORY, sidelight

KEPT = REPOSITORY / "var" / "tests"
DATABASE = "sidelight.sqlite3"
MadeBy = Callable[..., str]


@contextmanager
def databases_begin_migrated() -> Iterator[None]:
    """While this is open, a test database on SQLite is filled before Django migrates it."""
    make: MadeBy = DatabaseCreation._create_test_db
    open_until_the_end = []

    def make_and_fill(creation: DatabaseCreation, *rest: object, **more: object) -> str:
        name = make(creation, *rest, **more)
        # It lives in memory, for as long as somebody has it open.
        filled = sqlite3.connect(name, uri=True)
        open_until_the_end.append(filled)
        with closing(sqlite3.connect(empty_database())) as pattern:
            pattern.backup(filled)
        return name

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseCreation, "_create_test_db", make_and_fill)
        yield
    for one in open_until_the_end:
        one.close()


def put_empty_database(folder: Path) -> None:
    """Put it into a data folder that has none yet."""
    shutil.copyfile(empty_database(), folder / DATABASE)


def empty_database() -> Path:
    """Return the file; whoever comes first makes it, and everybody beside them waits."""
    KEPT.mkdir(parents=True, exist_ok=True)
    pattern = KEPT / f"{mark()}.sqlite3"
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not pattern.exists():
            for outdated in KEPT.glob("*.sqlite3"):
                outdated.unlink()
            make_from_nothing(pattern)
    return pattern


def make_from_nothing(to: Path) -> None:
    """Migrate a new site as an operator does, and keep its database."""
    with TemporaryDirectory(dir=KEPT) as place:
        folder = Path(place) / "site"
        prepare_folder(folder, Kind.SITE)
        answer = sidelight("manage", "--data", folder, "migrate", "-v0")
        assert answer.returncode == 0, f"{answer.stdout}\n{answer.stderr}"
        (folder / DATABASE).replace(to)


def mark() -> str:
    """Return a mark that changes with every migration, ours or a library's, and with each guard."""
    seen = hashlib.sha256(f"{version('django')} {sqlite3.sqlite_version}".encode())
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path).glob("migrations/**/*.py")):
            seen.update(f"{app.label} {path.name}\n".encode() + path.read_bytes())
    guarded = [table.__name__ for table in append_only] + [repr(table) for table in public_tables]
    seen.update("\n".join(sorted(guarded)).encode())
    return seen.hexdigest()[:24]
