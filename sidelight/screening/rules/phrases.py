"""The small language in which rules are written, so that a clinician can read them.

- words stand for themselves, whole, without regard to case or apostrophes: `want to die`
- a choice stands in brackets: `(want/wish) to die`; `(really/)` may be left out
- a star ends a word that may go on: `hurt*` is hurt, hurts, hurting
- three dots stand for up to four other words of the same sentence: `hurt ... myself`
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sidelight.screening.rules.folding import fold

GAP = r"[^\w\n.!?]{1,3}"
FEW_WORDS = rf"(?:\w{{1,30}}{GAP}){{0,4}}"
PART = re.compile(r"\([^()]+\)|\S+")
WORD = re.compile(r"\w+\*?")
# Only for the order in which words are looked for: nothing is left out because of it.
IN_MANY_TEXTS = """
    a about after again all am an and are be because been before bit but can did do every
    everything feel from get go going gone good got had has have here how i im in into is it just
    know last life like look lot make me more most my myself need never night no not now of on one
    or out people really see soon start still take tell than that the them then there thing things
    think this time to today tomorrow too up use want was week well went were what when which who
    will with work would year you your
"""
COMMON = frozenset(IN_MANY_TEXTS.split())


@dataclass(frozen=True)
class Choices:
    """Words of which one must be there; a beginning stands for every word that goes on from it."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def are_in(self, words: frozenset[str]) -> bool:
        """Whether one of them is among these words."""
        if not self.whole.isdisjoint(words):
            return True
        if not self.beginnings:
            return False
        return any(word.startswith(self.beginnings) for word in words)

    @property
    def is_common(self) -> bool:
        """Whether one of the words stands in many texts, however long it is."""
        return not COMMON.isdisjoint(self.whole)

    @property
    def shortest(self) -> int:
        """How long the shortest word is: short words stand in every text."""
        return min(map(len, (*self.whole, *self.beginnings)))


@dataclass(frozen=True)
class Telltale:
    """A phrase by its words alone: of each part that must be there, one word of every choice."""

    parts: tuple[Choices, ...]

    def is_in(self, words: frozenset[str]) -> bool:
        """Whether these folded words could hold the phrase, in whatever order they stand."""
        return all(part.are_in(words) for part in self.parts)


def telltale(phrase: str) -> Telltale:
    """Return what gives a phrase away; the part that stands in the fewest texts comes first."""
    parts = [part for part in PART.findall(fold(phrase).text) if part != "..." and "/)" not in part]
    choices = [_choices(part) for part in parts]
    return Telltale(tuple(sorted(choices, key=lambda part: (part.is_common, -part.shortest))))


def _choices(part: str) -> Choices:
    words = {max(choice.split(), key=len) for choice in part.strip("()").split("/")}
    beginnings = tuple(sorted(word[:-1] for word in words if word.endswith("*")))
    return Choices(frozenset(word for word in words if not word.endswith("*")), beginnings)


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern, for folded text, that finds any of the phrases.

    Raises ValueError for a phrase that this small language does not have.
    """
    return re.compile(r"(?<!\w)(?:" + "|".join(_phrase(phrase) for phrase in phrases) + r")(?!\w)")


def _phrase(phrase: str) -> str:
    parts = PART.findall(fold(phrase).text)
    if not parts or any(part == "..." or "/)" in part for part in (parts[0], parts[-1])):
        raise ValueError(f"a phrase begins and ends with a word: “{phrase}”")
    pattern = ""
    for number, part in enumerate(parts):
        is_last = number == len(parts) - 1
        pattern += FEW_WORDS if part == "..." else _part(part, is_last=is_last)
    return pattern


def _part(part: str, *, is_last: bool) -> str:
    """Return the pattern of one word or choice, with the gap after it unless it is the last."""
    gap = "" if is_last else GAP
    if not part.startswith("("):
        return _word(part) + gap
    choices = [choice.split() for choice in part[1:-1].split("/")]
    options = "|".join(GAP.join(map(_word, words)) + gap for words in choices if words)
    may_be_left_out = "?" if [] in choices else ""
    return f"(?:{options}){may_be_left_out}"


def _word(word: str) -> str:
    if not WORD.fullmatch(word):
        raise ValueError(f"“{word}” is not a word, a choice in brackets, or three dots")
    return word[:-1] + r"\w*" if word.endswith("*") else word
