"""The folder in which a restore is made ready: beside the one it will become, and no site yet."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sidelight.config.backup.envelope import remember_names
from sidelight.config.launch.errors import Refusal
from sidelight.config.launch.folder import KIND, Kind, kind_of


@contextmanager
def made_ready_beside(target: Path) -> Iterator[Path]:
    """Give an empty folder beside the target. It is gone afterwards unless `becomes` moved it.

    It has no label, so no command takes it for a site, also when the power goes half-way; the next
    restore sweeps out what such a one left.
    """
    folder = target.with_name(f".{target.name}.restoring")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        door = os.open(folder, os.O_RDONLY)
    except OSError as problem:
        raise Refusal(f"Cannot write in {target.parent} ({problem.strerror})") from problem
    try:
        fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as busy:
        os.close(door)
        raise Refusal(f"Another restore into {target} is going on; wait for it") from busy
    try:
        sweep(folder)
        yield folder
    finally:
        if folder.exists():
            shutil.rmtree(folder)
        os.close(door)


def sweep(folder: Path) -> None:
    for left in folder.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def becomes(folder: Path, target: Path, *, kind: Kind, at: datetime) -> Path | None:
    """Give the finished folder its label and its name; return where the old one was moved."""
    (folder / KIND).write_text(f"{kind.value}\n", encoding="ascii")
    aside = None
    if target.exists() and any(target.iterdir()):
        aside = target.with_name(f"{target.name}.until-{at:%Y%m%dT%H%M%SZ}")
        target.rename(aside)
    folder.rename(target)  # an empty folder of that name is replaced
    remember_names(target.parent)
    return aside


def refuse_what_is_there(target: Path) -> None:
    """Refuse a folder that holds anything: a restore never writes over words."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refusal(
            f"{target} is not empty. Restore into a new folder, or add --replace: the old one is "
            "moved aside then, and nothing in it is deleted"
        )


def refuse_another_kind(target: Path, kind: Kind, *, replace: bool) -> None:
    """A demo never becomes a site: its passphrases are published. Nor the other way round."""
    if not replace:
        refuse_what_is_there(target)
        return
    found = kind_of(target)
    if target.exists() and any(target.iterdir()) and found is not kind:
        there = found.value if found else "something else"
        raise Refusal(f"The backup is of a {kind.value} and {target} holds a {there}: not replaced")
