"""Making a backup: copy, count, pack, encrypt; and letting go of the ones that are too old."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sidelight import __version__
from sidelight.config.backup.copying import HEAD, Copied, copy_database
from sidelight.config.backup.envelope import recipient_of, refuse_a_taken_name, write_encrypted
from sidelight.config.backup.parcel import FORMAT, Manifest, packed, sha256_of
from sidelight.config.launch.errors import Refusal
from sidelight.config.launch.folder import KEYS, Kind
from sidelight.config.launch.prepare import DEMO_PEOPLE

SITE, SITE_KEYS = "site", "keys of a site"
KEEP_DAYS = 35
WORKSHOP = "backup-in-work"
ERASURES = "erasures.jsonl"
MEDIA = "media"
OUR_NAME = re.compile(r"sidelight-(?:site|demo)-(\d{8}T\d{6}Z)\.age")


def usual_name(kind: Kind, at: datetime) -> str:
    return f"sidelight-{kind.value}-{at:%Y%m%dT%H%M%SZ}.age"


def make_backup(site: Path, path: Path, *, kind: Kind, at: datetime) -> Manifest:
    """Write one encrypted file with everything but the keys; return what it holds.

    The site may run and be written to meanwhile.
    """
    recipient = recipient_of(site)
    refuse_a_taken_name(path)
    with workshop(site) as folder:
        sweep_drafts(path.parent)
        copied = copy_database(folder)
        pieces = pieces_of(site, folder, copied)
        count, last_hash = copied.end
        manifest = Manifest(
            format=FORMAT,
            program=__version__,
            made_at=at.isoformat(),
            kind=kind.value,
            database=copied.database,
            holds=SITE,
            migrations=copied.migrations,
            rows=copied.rows,
            pieces={name: sha256_of(piece) for name, piece in pieces.items()},
            ledger_count=count,
            ledger_hash=last_hash,
        )
        write_encrypted(path, packed(manifest, pieces), recipient=recipient)
    return manifest


def back_up_keys(site: Path, path: Path, *, kind: Kind, at: datetime) -> None:
    """Write the site's keys, encrypted, into a file of their own: to be kept somewhere else."""
    recipient = recipient_of(site)
    refuse_a_taken_name(path)
    with workshop(site) as folder:
        there = {variable: name for variable, name in KEYS.items() if os.environ.get(variable)}
        pieces = {f"keys/{name}": folder / name for name in there.values()}
        for variable, name in there.items():
            write_privately(folder / name, os.environ[variable].encode())
        manifest = Manifest(
            format=FORMAT, program=__version__, made_at=at.isoformat(), kind=kind.value,
            database="", holds=SITE_KEYS,
            pieces={name: sha256_of(piece) for name, piece in pieces.items()},
        )  # fmt: skip
        write_encrypted(path, packed(manifest, pieces), recipient=recipient)


def sweep_drafts(folder: Path) -> None:
    """Remove what backups left that were stopped half-way: it has no good name, and no use."""
    for draft in folder.glob(".sidelight-*.age.part"):
        draft.unlink()


def remove_older(folder: Path, *, days: int, at: datetime) -> int:
    """Remove backups of ours that are older: erased words live in them. Return how many went."""
    limit = f"{at - timedelta(days=days):%Y%m%dT%H%M%SZ}"
    old = [path for path in folder.iterdir() if is_older(path, limit)]
    for path in old:
        path.unlink()
    return len(old)


def is_older(path: Path, limit: str) -> bool:
    ours = OUR_NAME.fullmatch(path.name)
    return ours is not None and ours[1] < limit and path.is_file()


@contextmanager
def workshop(site: Path) -> Iterator[Path]:
    """Give an empty folder beside the live database, which is gone afterwards.

    What an earlier try left behind, when the power went, is swept out first. Refusal while another
    backup is being made.
    """
    folder = site / WORKSHOP
    folder.mkdir(mode=0o700, exist_ok=True)
    door = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        sweep(folder)
        yield folder
        sweep(folder)
    except BlockingIOError as busy:
        raise Refusal("Another backup of this site is being made; wait for it") from busy
    except BaseException:
        sweep(folder)
        raise
    finally:
        os.close(door)


def sweep(folder: Path) -> None:
    for left in folder.iterdir():
        left.unlink()


def pieces_of(site: Path, folder: Path, copied: Copied) -> Mapping[str, Path]:
    """Return every piece by its name inside. Only these: a key cannot come along by mistake."""
    pieces = {copied.path.name: copied.path}
    if copied.head:
        write_privately(folder / HEAD, copied.head)
        pieces[HEAD] = folder / HEAD
    for name in (ERASURES, DEMO_PEOPLE):
        if (site / name).exists():
            # A copy, because a line may be added at any moment.
            shutil.copyfile(site / name, folder / name)
            pieces[name] = folder / name
    media = sorted(
        path for path in (site / MEDIA).rglob("*") if path.is_file() and not path.is_symlink()
    )
    return pieces | {path.relative_to(site).as_posix(): path for path in media}


def write_privately(path: Path, text: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(text)
