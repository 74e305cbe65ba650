"""Making a site again from a backup: into a folder of its own, checked before it gets its name."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.test import Client

from sidelight.config.backup.copying import (
    NAMES,
    POSTGRESQL,
    SQLITE,
    database_kind,
    what_stands_there,
)
from sidelight.config.backup.envelope import identity_in, opened
from sidelight.config.backup.make import ERASURES, SITE, SITE_KEYS, write_privately
from sidelight.config.backup.parcel import Manifest, unpack
from sidelight.config.backup.place import becomes, made_ready_beside, refuse_another_kind
from sidelight.config.backup.postgres import fill_database
from sidelight.config.launch.environment import set_up_for
from sidelight.config.launch.errors import Refusal
from sidelight.config.launch.folder import KEYS, MAY_BE_ABSENT, Kind, keys_in, refuse_a_running_site
from sidelight.config.launch.prepare import prepare_site
from sidelight.config.launch.say import say

RESTORED_FROM = "restored-from.json"
PAGES = ("/", "/help-now/", "/health/")


@dataclass(frozen=True)
class Wanted:
    """What the person at the keyboard asked for."""

    backup: Path
    identity: Path
    target: Path
    keys: Path | None = None
    erasures: Path | None = None
    none_known: bool = False
    replace: bool = False


def restore(wanted: Wanted, at: datetime) -> Manifest:
    """Make the site again and say what was found; Refusal leaves everything as it was."""
    identity = identity_in(wanted.identity)
    refuse_a_running_site(wanted.target)
    with made_ready_beside(wanted.target) as folder:
        with opened(wanted.backup, identity) as inside:
            manifest = unpack(inside, folder, holds=SITE)
        kind = Kind(manifest.kind)
        refuse_another_kind(wanted.target, kind, replace=wanted.replace)
        say(f"Opened: a {kind.value} of {manifest.at:%Y-%m-%d %H:%M} UTC, {manifest.all_rows} rows")
        gather_erasures(folder, wanted)
        take_keys(folder, wanted, kind)
        set_up_for(folder, kind)
        fill(folder, manifest)
        with telling_what_is_left():
            compare(manifest)
            check_and_settle(manifest)
            connections.close_all()
            refuse_another_kind(wanted.target, kind, replace=wanted.replace)
            write_privately(folder / RESTORED_FROM, json.dumps(asdict(manifest)).encode())
            aside = becomes(folder, wanted.target, kind=kind, at=at)
    say(f"Restored: {wanted.target}" + (f" (the old one is {aside})" if aside else ""))
    return manifest


def gather_erasures(folder: Path, wanted: Wanted) -> None:
    """Put together who was erased until the backup and since; Refusal when nobody can say since."""
    if wanted.erasures and not wanted.erasures.is_file():
        raise Refusal(f"There is no list of erasures at {wanted.erasures}")
    # Both, where there are two: the one that was carried away may be the older one.
    there = [wanted.target / ERASURES, *([wanted.erasures] if wanted.erasures else [])]
    since = [path for path in there if path.is_file()]
    if not since and not wanted.none_known:
        raise Refusal(
            "Who was erased since this backup? Their words would come back. Say where the list "
            f"is ({ERASURES} of the site's data folder): --erasures FILE. If there is none any "
            "more, or nobody ever left: --no-erasures-known"
        )
    if not since:
        say("Erasures: no list since this backup is known (--no-erasures-known)")
        return
    lines = [line for path in (folder / ERASURES, *since) for line in lines_of(path)]
    write_privately(folder / ERASURES, b"".join(line + b"\n" for line in dict.fromkeys(lines)))


def lines_of(path: Path) -> list[bytes]:
    """Return whole lines only: a last one without its end was cut off by a power cut."""
    return path.read_bytes().split(b"\n")[:-1] if path.exists() else []


def take_keys(folder: Path, wanted: Wanted, kind: Kind) -> None:
    """Bring the keys in: from their own file, from the folder that is replaced, or as was said."""
    if wanted.keys:
        with opened(wanted.keys, identity_in(wanted.identity)) as inside:
            unpack(inside, folder, holds=SITE_KEYS)
    elif wanted.replace:
        write_keys(folder, keys_in(wanted.target))
    elif kind is Kind.DEMO:
        said = {name: os.environ[name] for name in KEYS if name in os.environ}
        write_keys(folder, said)
    found = keys_in(folder)
    missing = KEYS.keys() - MAY_BE_ABSENT - found.keys() - os.environ.keys()
    if missing:
        raise Refusal(
            "The keys of the site are not in its backup. Say where their own file is: --keys FILE"
        )
    changed = [name for name in found if os.environ.get(name, found[name]) != found[name]]
    if changed:
        raise Refusal(f"{changed[0]} is set to another key than the one of this site: unset it")


def write_keys(folder: Path, keys: dict[str, str]) -> None:
    (folder / "keys").mkdir(mode=0o700)
    for variable, key in keys.items():
        write_privately(folder / "keys" / KEYS[variable], key.encode())


def fill(folder: Path, manifest: Manifest) -> None:
    """Put the rows where the site will look for them: all of them, or none."""
    if database_kind() != manifest.database:
        raise Refusal(
            f"The backup holds a {manifest.database} database and the settings name another: "
            "set or unset SIDELIGHT_DATABASE_URL"
        )
    if manifest.database == POSTGRESQL:
        refuse_a_full_database()
        fill_database(folder / NAMES[POSTGRESQL])
        (folder / NAMES[POSTGRESQL]).unlink()
    else:
        (folder / NAMES[SQLITE]).rename(connection.settings_dict["NAME"])
        check_sqlite(Path(connection.settings_dict["NAME"]))


@contextmanager
def telling_what_is_left() -> Iterator[None]:
    """Say what to do with a PostgreSQL database that was filled, when it goes wrong after that."""
    try:
        yield
    except BaseException:
        if database_kind() == POSTGRESQL:
            name = connection.settings_dict["NAME"]
            say(f"The database {name} was filled by this try and is no site. Drop it, make it anew")
            say(f"(dropdb {name}, createdb {name}), and begin again when the cause is gone.")
        raise


def compare(manifest: Manifest) -> None:
    """Compare what stands in the database with the manifest."""
    rows, migrations = what_stands_there()
    if (rows, migrations) != (dict(manifest.rows), manifest.migrations):
        raise Refusal("The rows in the backup are not as many as it says")
    say(f"Rows: {manifest.all_rows} in {len(rows)} tables, as many as when it was made")
    refuse_a_newer_one(migrations)


def refuse_a_full_database() -> None:
    if connection.introspection.table_names():
        raise Refusal(
            f"The database {connection.settings_dict['NAME']} is not empty. Make a new one, and "
            "name it in SIDELIGHT_DATABASE_URL"
        )


def check_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        try:
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            hanging = copy.execute("PRAGMA foreign_key_check").fetchone()
        except sqlite3.DatabaseError:
            sound, hanging = False, None
    if not sound or hanging:
        raise Refusal("The database in the backup is damaged")
    say("Database: whole")


def refuse_a_newer_one(migrations: list[str]) -> None:
    disk = MigrationLoader(None).disk_migrations
    known = {*disk, *(old for each in disk.values() for old in each.replaces)}
    unknown = set(migrations) - {f"{app}.{name}" for app, name in known}
    if unknown:
        raise Refusal(f"The backup was made by a newer Sidelight (it has {min(unknown)}): update")


def check_and_settle(manifest: Manifest) -> None:
    """Bring it up to date, prove the ledger, erase again, sign everybody out, open pages."""
    prepare_site()
    # Errors are raised; warnings of a machine that is only tried on are not worth a line.
    call_command("check", databases=["default"], deploy=True, stderr=StringIO())
    ledger = StringIO()
    call_command("verify_ledger", stdout=ledger)
    say(f"Ledger: {ledger.getvalue().splitlines()[0]} It is as it was written.")
    settled = StringIO()
    call_command("settle_restored", rows=manifest.all_rows, stdout=settled)
    say(settled.getvalue().strip())
    wipe_free_pages()
    open_pages()


def wipe_free_pages() -> None:
    """Leave nothing of what was erased again in the file, or in the log beside it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def open_pages() -> None:
    """Ask for pages that everybody may open, as a browser would."""
    called = os.environ["SIDELIGHT_HOSTS"].split(",")[0].strip()
    browser = Client(SERVER_NAME=called, raise_request_exception=False)
    for page in PAGES:
        answer = browser.get(page, secure=True)
        if answer.status_code != 200:
            raise CommandError(f"The page {page} answered {answer.status_code}, not 200")
        answer.close()
    say(f"Pages: {', '.join(PAGES)} answer")
