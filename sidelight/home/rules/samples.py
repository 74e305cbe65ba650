"""A shipped draft of a text, as a charity finds it in the form."""

import tomllib
from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """A text to begin with. note: who has to look at it first. clauses: (title, words)."""

    note: str
    words: str
    clauses: tuple[tuple[str, str], ...] = ()


def read_sample(toml: str) -> Sample:
    """Return the draft that a file holds."""
    table = tomllib.loads(toml)
    clauses = ((clause["title"], clause["words"].strip()) for clause in table.get("clause", ()))
    return Sample(table["note"], table["words"].strip(), tuple(clauses))
