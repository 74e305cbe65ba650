"""One demo for the whole run: whoever needs it first makes it, and everybody takes a copy."""

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from sidelight.config.launch.folder import Kind, prepare_folder
from tests.empty import put_empty_database
from tests.launcher.running import sidelight


def copy_of_the_demo(to: Path, places: pytest.TempPathFactory) -> Path:
    """Copy a folder with the demo charity in it; its ledger is sealed."""
    shared = shared_by_the_run(places)
    pattern = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not pattern.exists():
            make_demo(shared / "demo-being-made").rename(pattern)
    return Path(shutil.copytree(pattern, to))


def shared_by_the_run(places: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run share."""
    own = places.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def make_demo(folder: Path) -> Path:
    prepare_folder(folder, Kind.DEMO)
    put_empty_database(folder)
    for words in (("migrate", "-v0"), ("load_demo",), ("work", "--once")):
        answer = sidelight("manage", "--data", folder, *words)
        assert answer.returncode == 0, f"{answer.stdout}\n{answer.stderr}"
    return folder
