"""Getting a data folder ready: database, files for the browser, demo. Done already costs little."""

import hashlib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from sidelight.config.launch.say import say

DEMO_PEOPLE = "demo-people.json"


def prepare_site() -> None:
    """Bring the database and the collected files up to date."""
    collect_files(Path(settings.STATIC_ROOT))
    if unapplied_migrations():
        say("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)
    # A process that is forked must not share an open database with its parent.
    connections.close_all()


def prepare_demo(folder: Path) -> None:
    """Bring everything up to date, and load the demo charity the first time."""
    prepare_site()
    if not (folder / DEMO_PEOPLE).exists():
        say("Loading the demo charity …")
        call_command("load_demo", stdout=StringIO())
    connections.close_all()


def set_up_link() -> str:
    """Return the one-time page for the first manager; empty when there is a manager already."""
    printed = StringIO()
    try:
        call_command("set_up_link", stdout=printed)
    except CommandError:  # the one thing it refuses: somebody is here already
        return ""
    finally:
        connections.close_all()
    return printed.getvalue().strip()


def demo_codes() -> dict[str, str]:
    """Return the one-time codes of the demo's staff in this half minute, by sign-in name."""
    printed = StringIO()
    call_command("demo_codes", stdout=printed)
    connections.close_all()
    return dict(line.split() for line in printed.getvalue().splitlines())


def unapplied_migrations() -> int:
    """Return how many migrations the database has not had yet."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_files(root: Path) -> None:
    stamp, wanted = root / "collected", fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    say("Collecting style sheets and scripts …")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(wanted, encoding="ascii")


def fingerprint() -> str:
    """Return a mark that changes when any file for the browser was added, removed or changed."""
    seen = hashlib.sha256()
    for path in sorted(static_files()):
        facts = path.stat()
        seen.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def static_files() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))
