"""Where measured sites lie, and what their programs are told. Needs no Django."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sidelight.config.launch.folder import keys_in

REPOSITORY = Path(__file__).resolve().parent.parent
# Grows when seeds bring in more or other things: older sites are then left lying, and made anew.
SEED = 2
KEPT = REPOSITORY / "var" / "bench" / f"seed-{SEED}"
SEEDING_SECONDS = 1_500
# Opens nothing: the words in there are made up, and answer on this machine alone.
KEY = "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz"


class Site(Protocol):
    """A measured site: whatever knows its folder."""

    @property
    def folder(self) -> Path: ...


@dataclass(frozen=True)
class Size:
    """How much stands in a measured site."""

    members: int
    posts: int
    waiting: int

    @property
    def folder(self) -> Path:
        """Where it is kept between runs, so that it is seeded once."""
        return KEPT / f"{self.members}-members-{self.posts}-posts-{self.waiting}-waiting"


def environment(folder: Path) -> dict[str, str]:
    """Return what a program is told that answers for the site in this folder."""
    ours = ("SIDELIGHT_", "DJANGO_", "PYTHON")
    kept = {name: os.environ[name] for name in os.environ if not name.startswith(ours)}
    address = os.environ.get("BENCH_DATABASE_URL", "")
    return {
        **kept,
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONWARNINGS": "ignore",
        "DJANGO_SETTINGS_MODULE": "sidelight.config.settings",
        "SIDELIGHT_DATA": str(folder),
        "SIDELIGHT_DATABASE_URL": address,
        "SIDELIGHT_HOSTS": "127.0.0.1,localhost",
        "SIDELIGHT_HTTPS": "off",
        "SIDELIGHT_LOG": "ERROR",
        "SIDELIGHT_SECRET_KEY": KEY,
        "SIDELIGHT_LEDGER_KEY": KEY,
        "SIDELIGHT_ENCRYPTION_KEY": KEY,
        **keys_in(folder),
    }


def inside(
    size: Site, module: str, *words: object, seconds: float = SEEDING_SECONDS,
    told: dict[str, str] = {},
) -> str:  # fmt: skip
    """Run one of our programs for a site; return what it printed. told: more settings."""
    size.folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, words)],
        env={**environment(size.folder), **told}, cwd=REPOSITORY, text=True, check=False,
        stdout=subprocess.PIPE, timeout=seconds,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"bench: {module} failed in {size.folder}")
    return done.stdout


def seeded(size: Size) -> Size:
    """Make the site if it is not there yet, and bring an older one up to date."""
    inside(size, "bench.seed", size.members, size.posts, size.waiting)
    return size
