"""Text folded to one form for comparing, with the way back to what was typed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sidelight.screening.rules.verdict import Span

APOSTROPHES = frozenset("'’‘ʼ`´")
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Folded:
    """Folded text; the n-th letter of it came from place `origins[n]` of what was typed."""

    text: str
    origins: Sequence[int]

    def typed(self, start: int, end: int) -> Span:
        """Return where a non-empty stretch of the folded text stands in what was typed."""
        return Span(self.origins[start], self.origins[end - 1] + 1)


def fold(typed: str) -> Folded:
    """Return the text without case, width, accents, apostrophes or invisible characters."""
    if typed.isascii():
        return _fold_plain(typed)
    letters: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(typed):
        for letter in fold_letter(character):
            letters.append(letter)
            origins.append(place)
    return Folded("".join(letters), tuple(origins))


def folded_words(typed: str) -> list[str]:
    """Return the words of the folded text; quick for plain letters, which most texts have."""
    if typed.isascii() and typed.isprintable():
        return WORD.findall(typed.lower().replace("'", "").replace("`", ""))
    return WORD.findall(fold(typed).text)


@lru_cache(maxsize=2048)
def fold_letter(character: str) -> str:
    """Return what one typed character looks like: nothing, one letter, or several."""
    if character in APOSTROPHES:
        return ""
    if character.isspace():
        return "\n" if character in "\n\r" else " "
    plain = unicodedata.normalize("NFKD", character).casefold()
    return "".join(c for c in plain if unicodedata.category(c) not in UNSEEN)


def _fold_plain(typed: str) -> Folded:
    """Do the same for plain letters, of which each folds to one or to nothing, all at once."""
    text = typed.translate(PLAIN)
    if len(text) == len(typed):
        return Folded(text, range(len(typed)))
    kept = [place for place, character in enumerate(typed) if PLAIN[ord(character)]]
    return Folded(text, kept)


# Marks and invisible characters: zero-width joiners and spaces, soft hyphens, controls.
UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})
PLAIN = {number: fold_letter(chr(number)) for number in range(128)}
