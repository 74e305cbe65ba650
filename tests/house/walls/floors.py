"""The floors of the house, read from the one place that says them: `.importlinter`."""

import configparser
import re
import subprocess
import sys
from pathlib import Path

from tests.house.walls.sources import REPOSITORY

CONTRACTS = REPOSITORY / ".importlinter"


def floors(contracts: str = "") -> dict[str, int]:
    """Return the floor of every app; a lower number lies deeper: foundation is 0."""
    reader = configparser.ConfigParser()
    reader.read_string(contracts or CONTRACTS.read_text(encoding="utf-8"))
    lines = reader["importlinter:contract:floors"]["layers"].split("\n")
    rows = [re.findall(r"\w+", line) for line in lines if line.strip()]
    return {app: floor for floor, row in enumerate(reversed(rows)) for app in row}


def may_look(onlooker: str, at: str, house: dict[str, int]) -> bool:
    """Answer whether one app may look at another: itself, or one that lies lower."""
    return onlooker == at or house[at] < house[onlooker]


def lint_imports(root: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the tree that lies in `root`."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo", "--config", CONTRACTS],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
