"""One word per idea: names in the code, files and addresses keep to docs/glossary.md."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from tests.house.walls.sources import REPOSITORY, Source

GLOSSARY = REPOSITORY / "docs" / "glossary.md"
SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "data", "info", "obj"}
SAY_NOTHING |= {"handle", "process"}
Words = tuple[str, ...]


def banned(table: str) -> dict[Words, str]:
    """Read the glossary's rows: each word of the third column, and the word to say instead."""
    instead = {}
    for line in table.splitlines():
        cells = [cell.strip(" *`") for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and not set(cells[0]) <= set("-: "):
            for word in filter(None, (word.strip(" *`-") for word in cells[2].split(","))):
                instead[words(word)] = cells[0]
    instead.pop(words("do not say"), None)
    return instead


def words(name: str) -> Words:
    """Split a name as it is read: ChatRooms, chat_rooms and "chat rooms" are all chat, room."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()
    return tuple(singular(word) for word in re.findall(r"[a-z]+", spaced))


def singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def second_words(names: Iterable[str], instead: Mapping[Words, str]) -> list[str]:
    """Find names that say a second word for an idea that has one."""
    longest = max(map(len, instead))
    return [
        f"{name}: do not say {' '.join(wrong)!r}, see {instead[wrong]!r}"
        for name in names
        for wrong in runs(words(name.rpartition(" ")[2]), longest)
        if wrong in instead
    ]


def runs(spoken: Words, longest: int) -> Iterator[Words]:
    """Return every row of neighbouring words, up to as many as a glossary entry has."""
    for start in range(len(spoken)):
        for length in range(1, longest + 1):
            if start + length <= len(spoken):
                yield spoken[start : start + length]


def empty_names(source: Source) -> list[str]:
    """Find names that say nothing about what the thing means to a person here."""
    module = PurePosixPath(source.path).stem
    names = [*names_in(source), source.fault(1, module)]
    return [name for name in names if name.rpartition(" ")[2].lower() in SAY_NOTHING]


def names_in(source: Source) -> Iterator[str]:
    """Return every name that a file of ours gives, with its place.

    Left out are methods and constants: a library may say what they have to be called.
    """
    methods = {
        method
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        for method in node.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    for node in ast.walk(source.tree):
        if node not in methods:
            yield from (source.fault(line, name) for line, name in names_given(node))


def names_given(node: ast.AST) -> list[tuple[int, str]]:
    if isinstance(node, ast.ClassDef):
        return [(node.lineno, node.name)]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        return [(node.lineno, name) for name in (node.name, *(one.arg for one in given))]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and not node.id.isupper():
        return [(node.lineno, node.id)]
    return []
