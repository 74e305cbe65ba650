"""Where packages come from is the business of whoever installs: no file names a registry's host."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.walls.sources import NOT_OURS, REPOSITORY

# Put together here, so that this file does not hold the very words that it looks for.
HOSTS = (
    "py+pi org", "python+hosted org", "npm+js org", "npm+js com", "crates io", "ruby+gems org",
    "proxy.go+lang org", "un+pkg com", "js+delivr net",
)  # fmt: skip
NAMES = [host.replace("+", "").replace(" ", ".") for host in HOSTS]
A_HOST = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in NAMES))


def named_registries(root: Path = REPOSITORY) -> list[str]:
    found = []
    for path in own_files(root):
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(root)}: names {host}" for host in A_HOST.findall(text)]
    return found


def own_files(root: Path) -> Iterator[Path]:
    """Return the files of the repository: .ci and .gitignore belong to it, .venv does not."""
    for top in sorted(root.iterdir()):
        if top.is_file():
            yield top
        elif top.name == ".ci" or not top.name.startswith("."):
            yield from (
                path
                for path in sorted(top.rglob("*"))
                if path.is_file() and not NOT_OURS & set(path.relative_to(root).parts)
            )
