"""PostgreSQL's own programs: pg_dump and pg_restore, as old as the server or newer."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import connection

from sidelight.config.launch.errors import Refusal

WHERE = "SIDELIGHT_PG_BIN"
USUAL = "/usr/lib/postgresql"
A_VERSION = re.compile(r"(\d+)(?:\.\d+)*")


def export_moment() -> str:
    """Return the name under which another program can read from this very moment."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        return str(cursor.fetchone()[0])


def copy_rows_out(path: Path, moment: str) -> None:
    """Write the whole database, as it was at that moment, into the file."""
    run(program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges",
        f"--snapshot={moment}", f"--file={path}", f"--dbname={name_of_database()}")  # fmt: skip


def fill_database(path: Path) -> None:
    """Put the copy into the database that Django is told of: all of it, or nothing."""
    connection.close()
    run(program("pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error",
        "--single-transaction", f"--dbname={name_of_database()}", str(path))  # fmt: skip


def program(name: str) -> str:
    """Return where the program is. Refusal when it is missing or older than the server."""
    folder = os.environ.get(WHERE)
    found = shutil.which(name, path=folder or None)
    if found is None:
        raise Refusal(
            f"{name} was not found {f'in {folder}' if folder else 'on the PATH'}. Install "
            f"PostgreSQL's client programs, or say where they are: {WHERE}={USUAL}/18/bin"
        )
    theirs, ours = server_version(), version_of(found)
    if ours < theirs:
        raise Refusal(
            f"{found} is version {ours} and the server is version {theirs}. Install {name} "
            f"{theirs} or newer, and say where it is: {WHERE}={USUAL}/{theirs}/bin"
        )
    return found


def server_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10_000


def version_of(found: str) -> int:
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    number = A_VERSION.search(said)
    return int(number[1]) if number else 0


def run(*words: str) -> None:
    done = subprocess.run(words, env=environment(), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        # Their words may quote a row; the first line says what is wrong, and no more is shown.
        first = next(iter(done.stderr.strip().splitlines()), "it did not say why")
        raise Refusal(f"{Path(words[0]).name} failed: {first[:200]}")


def name_of_database() -> str:
    return str(connection.settings_dict["NAME"])


def environment() -> dict[str, str]:
    """Return what the programs are told; the passphrase is not for everybody's list of commands."""
    told = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    said = {variable: str(told[name]) for variable, name in names.items() if told[name]}
    return {**os.environ, **said}
