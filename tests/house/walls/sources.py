"""Files as the walls see them: a place in the house, and what is written there."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

REPOSITORY = Path(__file__).resolve().parents[3]
NOT_OURS = {"__pycache__", "var", "build", "dist", "node_modules"}


@dataclass(frozen=True)
class Source:
    """A Python file: `path` is counted from the repository, as in sidelight/people/views.py."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def app(self) -> str:
        """The app it belongs to: people for sidelight/people/views.py, config for its settings."""
        return PurePosixPath(self.path).with_suffix("").parts[1]

    @property
    def drawer(self) -> str:
        """views for people/views.py, actions for people/actions/join.py, empty for people's own."""
        parts = PurePosixPath(self.path).with_suffix("").parts
        return parts[2] if len(parts) > 2 and parts[2] != "__init__" else ""

    @property
    def is_app(self) -> bool:
        """True for sidelight/people/__init__.py alone of all the files of people."""
        parts = PurePosixPath(self.path).parts
        return len(parts) == 3 and parts[2] == "__init__.py"

    def fault(self, line: int, says: str) -> str:
        return f"{self.path}:{line}: {says}"


def files(*folders: str, kinds: tuple[str, ...], root: Path = REPOSITORY) -> Iterator[Path]:
    """Return our own files of these kinds (".py", ".html") beneath these folders, in order."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            ours = not NOT_OURS & set(path.relative_to(root).parts)
            if ours and path.suffix in kinds and path.is_file():
                yield path


def read(path: Path, root: Path = REPOSITORY) -> Source:
    return Source(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))


@cache
def written() -> tuple[Source, ...]:
    """Every Python file of the repository that somebody wrote by hand: migrations are left out."""
    paths = [REPOSITORY / "conftest.py", *files("sidelight", "tests", "bench", kinds=(".py",))]
    return tuple(read(path) for path in paths if path.exists() and "migrations" not in path.parts)


def shipped() -> Iterator[Source]:
    """Every Python file that runs at a charity: the product without its tests."""
    for source in written():
        if source.path.startswith("sidelight/") and source.drawer != "tests":
            yield source


def files_of_tests() -> Iterator[Source]:
    for source in written():
        if not source.path.startswith("sidelight/") or source.drawer == "tests":
            yield source


def everywhere(
    wall: Callable[[Source], list[str]], sources: Callable[[], Iterator[Source]] = shipped
) -> list[str]:
    """Return what a wall finds wrong in all these sources."""
    return [fault for source in sources() for fault in wall(source)]
