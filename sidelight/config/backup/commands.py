"""What may be said about backups: backup-key, backup, restore, drill."""

import os
import time
from argparse import ArgumentParser, Namespace, _SubParsersAction
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command

from sidelight.config.backup.drill import drill
from sidelight.config.backup.envelope import RECIPIENT, fresh_key
from sidelight.config.backup.make import (
    KEEP_DAYS,
    back_up_keys,
    make_backup,
    remove_older,
    usual_name,
    write_privately,
)
from sidelight.config.backup.restore import Wanted, restore
from sidelight.config.launch.environment import set_up_for
from sidelight.config.launch.errors import Refusal
from sidelight.config.launch.folder import Kind, kind_of, site_folder
from sidelight.config.launch.say import say


def add_backup_words(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the four commands to the launcher's."""
    key_words = commands.add_parser("backup-key", help="make the key that opens backups, once")
    key_words.add_argument("--anew", action="store_true", help="in place of a key that was lost")
    key_words.set_defaults(do=backup_key)

    backup_words = commands.add_parser("backup", help="write one encrypted file with the site")
    what = backup_words.add_mutually_exclusive_group()
    what.add_argument("--to", type=Path, metavar="DIR", help="where (default: DATA/backups)")
    what.add_argument("--keys", type=Path, metavar="FILE", help="write the keys, instead")
    backup_words.add_argument(
        "--keep", type=number_of_days, default=KEEP_DAYS, metavar="DAYS",
        help="remove older backups there (default: %(default)s)",
    )  # fmt: skip
    backup_words.set_defaults(do=backup)

    restore_words = commands.add_parser("restore", help="make the site again from a backup")
    restore_words.add_argument("--erasures", type=Path, metavar="FILE", help="who was erased since")
    restore_words.add_argument(
        "--no-erasures-known", action="store_true", help="nobody can say who was erased since"
    )
    restore_words.add_argument(
        "--replace", action="store_true", help="move the old folder aside; nothing is deleted"
    )
    restore_words.set_defaults(do=make_again)

    drill_words = commands.add_parser("drill", help="try a backup beside the site, and report")
    drill_words.set_defaults(do=try_backup)
    for one in (restore_words, drill_words):
        one.add_argument("file", type=Path, metavar="FILE")
        one.add_argument("--identity", type=Path, metavar="KEYFILE", required=True)
        one.add_argument("--keys", type=Path, metavar="KEYSFILE", help="the backup of the keys")
    for one in (key_words, backup_words, restore_words, drill_words):
        one.add_argument("--data", type=Path, metavar="DIR", help="the data folder")


def number_of_days(text: str) -> int:
    days = int(text)
    if days < 1:
        raise ValueError("at least one day")
    return days


def backup_key(said: Namespace) -> None:
    """Make the key, keep its public half, print its private half: this once and never again."""
    folder = site_folder(said)
    if kind_of(folder) is None:
        raise Refusal(f"There is no Sidelight in {folder} yet")
    path = folder / RECIPIENT
    if path.exists() and not said.anew:
        raise Refusal(
            f"There is a key already ({path}). When its private half is lost, make another with "
            "--anew; it does not open the older backups"
        )
    private, recipient = fresh_key()
    fresh = path.with_suffix(".new")
    write_privately(fresh, f"{recipient}\n".encode("ascii"))
    say("This key opens the backups of this site. It is shown this once and kept nowhere here.")
    say("Save these three lines in a file that is not on this server, and print them on paper:\n")
    say(f"# Sidelight, key for backups, made {now():%Y-%m-%d}")
    say(f"# public key: {recipient}")
    say(private)
    fresh.replace(path)  # last: a recipient whose key nobody saw would lock every backup


def now() -> datetime:
    """Return this instant; the clock of the floors below needs settings, which come later here."""
    return datetime.now(UTC)


def backup(said: Namespace) -> None:
    """Write a backup and let the too old ones go; or, with --keys, write the keys alone."""
    folder, at, began = site_folder(said), now(), time.monotonic()
    kind = kind_of(folder) or Kind.SITE
    os.umask(0o077)
    set_up_for(folder, kind)
    if said.keys:
        back_up_keys(folder, said.keys, kind=kind, at=at)
        say(f"The keys of the site: {said.keys}. Keep it apart from the backups.")
        return
    where = said.to or folder / "backups"
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = where / usual_name(kind, at)
    made = make_backup(folder, path, kind=kind, at=at)
    took = time.monotonic() - began
    call_command("note_backup", "made", rows=made.all_rows, seconds=took)
    say(f"Backup: {path}")
    say(f"{made.all_rows} rows, {len(made.pieces)} files, {size_of(path)}, {took:.1f} seconds")
    say(f"Ledger, to be noted elsewhere: {made.ledger_count}:{made.ledger_hash}")
    gone = remove_older(where, days=said.keep, at=at)
    if gone:
        say(f"Removed: {gone} older than {said.keep} days")


def size_of(path: Path) -> str:
    size = path.stat().st_size
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1000:.0f} kB"


def make_again(said: Namespace) -> None:
    """Restore, and say what is left to do."""
    wanted = Wanted(
        backup=said.file, identity=said.identity, target=site_folder(said), keys=said.keys,
        erasures=said.erasures, none_known=said.no_erasures_known, replace=said.replace,
    )  # fmt: skip
    os.umask(0o077)
    restore(wanted, now())
    say("\nNext: start it, sign in, and look at some pages. Everybody has to sign in again.")
    say("What was done since the backup is undone: look at once who is on the team, and ask the")
    say("safeguarding leads whether a hold, or the end of a role, is missing.")
    say("Then make a new backup, and have a try with it: sidelight backup, sidelight drill")


def try_backup(said: Namespace) -> None:
    """Try a backup; when it stands every check, note it in the live site's ledger."""
    folder, at, began = site_folder(said), now(), time.monotonic()
    set_up_for(folder, kind_of(folder) or Kind.SITE)
    rows = drill(folder, said.file, said.identity, keys=said.keys, at=at)
    took = time.monotonic() - began
    call_command("note_backup", "tried", rows=rows, seconds=took)
    say(f"\nPASSED: this backup brings the site back ({rows} rows, {took:.0f} seconds).")
    say("The folder of the try is removed. The go-live list shows today's date.")
