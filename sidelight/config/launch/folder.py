"""The data folder: everything a site keeps, readable by nobody else on the machine."""

import fcntl
import os
import secrets
from argparse import Namespace
from enum import Enum
from pathlib import Path

from sidelight.config.launch.errors import Refusal

PACKAGE = Path(__file__).resolve().parents[2]
KIND = "kind"
KEYS = {
    "SIDELIGHT_SECRET_KEY": "secret",
    "SIDELIGHT_LEDGER_KEY": "ledger",
    "SIDELIGHT_ENCRYPTION_KEY": "encryption",
    "SIDELIGHT_PUSH_KEY": "push",
}
# A site of an older Sidelight has none yet; it is made at the next start, like every other.
MAY_BE_ABSENT = {"SIDELIGHT_PUSH_KEY"}


class Kind(Enum):
    """Whose words are in a folder: invented people's, or young people's."""

    DEMO = "demo"
    SITE = "site"


def usual_folder(kind: Kind) -> Path:
    """Return where this kind lives when nobody says: var/ of a checkout, or the home folder."""
    if (PACKAGE.parent / "pyproject.toml").exists():
        return PACKAGE.parent / "var" / kind.value
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "sidelight" / kind.value


def kind_of(folder: Path) -> Kind | None:
    """Return what the folder was made for, or None when it has not been used yet.

    Raise Refusal when its label cannot be read, or says neither demo nor site.
    """
    label = folder / KIND
    try:
        return Kind(label.read_text(encoding="ascii").strip()) if label.exists() else None
    except OSError as problem:
        raise Refusal(
            f"Cannot read {label} ({problem.strerror}). "
            "Use the account that owns it, or choose another folder: --data DIR"
        ) from problem
    except ValueError as problem:
        raise Refusal(
            f"{label} says neither demo nor site, so nobody can tell whose words are here. "
            "Choose another folder: --data DIR"
        ) from problem


def prepare_folder(folder: Path, kind: Kind) -> None:
    """Make the folder and its keys when they are absent; refuse one that holds anything else."""
    os.umask(0o077)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        refuse_what_is_not_ours(folder, kind)
        folder.chmod(0o700)
        if kind_of(folder) is None:
            (folder / KIND).write_text(f"{kind.value}\n", encoding="ascii")
        for name in KEYS.values():
            make_key(folder / "keys" / name)
    except OSError as problem:
        raise Refusal(
            f"Cannot write in {folder} ({problem.strerror}). "
            "Choose another folder with --data, or make this one yours."
        ) from problem


def refuse_what_is_not_ours(folder: Path, kind: Kind) -> None:
    found = kind_of(folder)
    if kind is Kind.SITE and found is Kind.DEMO:
        raise Refusal(f"{folder} holds the demo. A real site needs a folder of its own: --data DIR")
    # The demo's passphrases are published: in a real site they would open young people's words.
    if kind is Kind.DEMO and found is Kind.SITE:
        raise Refusal(f"{folder} is not the demo's. The demo needs an empty folder: --data DIR")
    # It becomes ours alone: somebody's own files, or all of /tmp, would be shut to everybody else.
    if found is None and any(folder.iterdir()):
        raise Refusal(
            f"{folder} is not Sidelight's: it holds other files. "
            "Choose an empty folder, or a new one: --data DIR"
        )


def make_key(path: Path) -> None:
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_urlsafe(60), encoding="ascii")
    # Renamed when whole, so that a crash never leaves an empty key behind.
    fresh.replace(path)


def site_folder(said: Namespace) -> Path:
    """Return the data folder that was said, or the one where a real site usually lives."""
    folder: Path = said.data or Path(os.environ.get("SIDELIGHT_DATA") or usual_folder(Kind.SITE))
    return folder.expanduser().resolve()


def stay_with(folder: Path) -> None:
    """Hold on to the folder until this process and its children end, so that nobody moves it."""
    try:
        fcntl.flock(os.open(folder / KIND, os.O_RDONLY), fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError as busy:
        raise Refusal(f"A restore is putting a site into {folder}; wait for it") from busy


def refuse_a_running_site(folder: Path) -> None:
    """Refuse while somebody stays with this folder."""
    label = folder / KIND
    if not label.is_file():
        return
    held = os.open(label, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as busy:
        raise Refusal(f"The site in {folder} is running. Stop it first") from busy
    finally:
        os.close(held)


def keys_in(folder: Path) -> dict[str, str]:
    """Return the keys that are kept in the folder, by the name of their variable."""
    paths = {variable: folder / "keys" / name for variable, name in KEYS.items()}
    return {
        variable: path.read_text(encoding="ascii").strip()
        for variable, path in paths.items()
        if path.exists()
    }
