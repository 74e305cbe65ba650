"""What every file of a pack has in common: entries that the schema knows, and words below them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sidelight.courses.queries.markdown import wrong_words
from sidelight.courses.queries.packs.faults import Faults
from sidelight.courses.queries.packs.front_matter import Matter, read_matter
from sidelight.courses.queries.packs.schema import wrong_entries
from sidelight.foundation.text import clean_words

EMPTY_LINES = re.compile(r"\n\s*\n")
# Leaders send a message as it is: it may have lines, and no empty one between them.
OF_SEVERAL_LINES = "messages"


@dataclass(frozen=True)
class Entries:
    """Entries of one file; what was not as it should be is empty here, and among the faults."""

    said: Mapping[str, object]

    def line(self, name: str) -> str:
        found = self.said.get(name)
        return found if isinstance(found, str) else ""

    def lines(self, name: str) -> tuple[str, ...]:
        found = self.said.get(name)
        return tuple(map(str, found)) if isinstance(found, list) else ()

    def number(self, name: str, *, otherwise: int = 0) -> int:
        found = self.said.get(name)
        return int(found) if isinstance(found, int | float) else otherwise


@dataclass
class Reading:
    """One go at reading a pack: its faults so far, and which pictures it has."""

    faults: Faults = field(default_factory=Faults)
    picture_names: Collection[str] = ()

    def matter(self, path: str, content: bytes) -> Matter:
        matter = read_matter(path, content)
        self.faults.add_all(matter.faults)
        return matter

    def entries(self, part: str, matter: Matter) -> Entries:
        """Return the entries of a file. part: which definition of the schema they follow."""
        said = {name: _cleaned(name, value) for name, value in matter.entries.items()}
        if not matter.faults:
            for wrong in wrong_entries(part, said):
                self.faults.add(matter.path, wrong.says, line=matter.line_of(wrong.where))
        return Entries(said)

    def words(self, matter: Matter) -> str:
        return self.words_at(matter.path, matter.words, matter.words_line)

    def words_at(self, path: str, words: str, line: int) -> str:
        """Return words as they are kept. line: on which line of the file they begin."""
        for too_long in wrong_entries("words", words):
            self.faults.add(path, too_long.says, line=line)
        for wrong in wrong_words(words, pictures=self.picture_names):
            self.faults.add(path, wrong.says, line=line + wrong.line - 1)
        return words


def one_line(words: str) -> str:
    """Return words without line breaks, and one space where there were several."""
    return " ".join(clean_words(words).split())


def message_lines(words: str) -> str:
    """Return a ready-made message as it is kept: with its lines, and no empty one."""
    return EMPTY_LINES.sub("\n", clean_words(words))


def _cleaned(name: str, value: object) -> object:
    if isinstance(value, str):
        return message_lines(value) if name == OF_SEVERAL_LINES else one_line(value)
    if isinstance(value, list):
        return [_cleaned(name, one) for one in value]
    return value
