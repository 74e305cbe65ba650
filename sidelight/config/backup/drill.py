"""Trying a backup without touching the site: restored beside it, checked, and taken away again."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import DatabaseError, connection

from sidelight.config.backup.copying import POSTGRESQL, database_kind
from sidelight.config.backup.make import ERASURES
from sidelight.config.backup.restore import RESTORED_FROM
from sidelight.config.launch.errors import Refusal
from sidelight.config.launch.folder import KEYS, PACKAGE
from sidelight.config.launch.say import say

DATABASE = "SIDELIGHT_DATABASE_URL"


def drill(site: Path, backup: Path, identity: Path, *, keys: Path | None, at: datetime) -> int:
    """Restore the backup beside the site of this process, check it, remove it; return its rows.

    It happens in a process of its own, with settings of its own: this one never looks away from
    the live site. Refusal when the backup does not stand every check.
    """
    with empty_place(site) as place, spare_database(at) as database:
        words = [*how_to_restore(site, backup, identity, place)]
        told = {**os.environ, **database, "PYTHONPATH": str(PACKAGE.parent)}
        if keys:
            words += ["--keys", str(keys)]
            told = {name: told[name] for name in told if name not in KEYS}
        done = subprocess.run(words, env=told, check=False, text=True, stdout=subprocess.PIPE)  # noqa: S603  # our own program
        for line in done.stdout.partition("Restored: ")[0].splitlines():
            say(f"  {line}")
        if done.returncode:
            raise Refusal("FAILED: this backup would not bring the site back (see above)")
        rows: dict[str, int] = json.loads((place / RESTORED_FROM).read_text("utf-8"))["rows"]
    return sum(rows.values())


def how_to_restore(site: Path, backup: Path, identity: Path, place: Path) -> Iterator[str]:
    yield from (sys.executable, "-P", "-m", "sidelight", "restore", str(backup))
    yield from ("--identity", str(identity), "--data", str(place))
    known = site / ERASURES
    yield from ("--erasures", str(known)) if known.exists() else ("--no-erasures-known",)


@contextmanager
def empty_place(site: Path) -> Iterator[Path]:
    """Give a name beside the site's folder; whatever is there afterwards is removed."""
    place = site.with_name(f".{site.name}.drill")
    shutil.rmtree(place, ignore_errors=True)  # what a drill left that was stopped half-way
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def spare_database(at: datetime) -> Iterator[dict[str, str]]:
    """On PostgreSQL give an empty database beside the site's own; it is dropped afterwards."""
    if database_kind() != POSTGRESQL:
        yield {}
        return
    live = urlsplit(os.environ[DATABASE])
    name = f"{live.path.lstrip('/')}_drill_{at:%Y%m%d%H%M%S}"
    quoted = connection.ops.quote_name(name)
    try:
        say_to_server(f"CREATE DATABASE {quoted} TEMPLATE template0")
    except DatabaseError as refused:
        raise Refusal(
            "The drill needs a database of its own and may not make one. Allow it once: "
            f'ALTER ROLE "{connection.settings_dict["USER"]}" CREATEDB'
        ) from refused
    try:
        yield {DATABASE: urlunsplit(live._replace(path=f"/{name}"))}
    finally:
        say_to_server(f"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)")


def say_to_server(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
