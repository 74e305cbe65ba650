"""Finding a text by words that may be mistyped. Plain facts in, plain facts out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain
from math import log

WORD = re.compile(r"\w+")
MOST_WORDS = 12  # of what was typed
SHORTEST_TO_MEND = 4  # letters; nearly every shorter word is near to another one
NEAR = 0.75  # difflib's ratio: one wrong or turned letter in a word of five
# Said so often that they tell nothing apart.
LITTLE_WORDS = (
    "a about am an and are as at be been but by can did do does for from get had has have he her "
    "his how i if in is it its just like me my no not of on one or our out she so that the their "
    "them then there they this to up us was we were what when where which who why will with you "
    "your arent cant couldnt didnt doesnt dont hasnt havent im isnt ive theyre wasnt wont wouldnt "
    "youre"
)
LITTLE = frozenset(LITTLE_WORDS.split())
# Two words for the same people: whoever types one finds the other.
SAME = {"somebody": "someone", "anybody": "anyone", "everybody": "everyone"}


@dataclass(frozen=True)
class Text:
    """A text that can be found. title and summary weigh more than its words."""

    key: str
    title: str
    summary: str
    words: str


@dataclass(frozen=True)
class Found:
    """What was found: keys, the best first; and what was read for a word that nobody wrote."""

    keys: Sequence[str]
    read_as: Mapping[str, str]


@dataclass(frozen=True)
class Index:
    """How much each word says about each text."""

    weights: Mapping[str, Mapping[str, float]]
    texts: int = 0
    vocabulary: Sequence[str] = field(default=())


def index_of(texts: Iterable[Text]) -> Index:
    """Return where each word stands, and how much it weighs there."""
    weights: dict[str, dict[str, float]] = {}
    count = 0
    for text in texts:
        count += 1
        for part, weight in ((text.title, 6.0), (text.summary, 3.0), (text.words, 1.0)):
            for word, times in Counter(words_in(part)).items():
                held = weights.setdefault(word, {})
                held[text.key] = held.get(text.key, 0) + weight * (1 + log(times))
    return Index(weights, count, tuple(weights))


def find(typed: str, index: Index) -> Found:
    """Return the texts that fit best. Each word may be mistyped, and not all have to fit."""
    scores: Counter[str] = Counter()
    read_as: dict[str, str] = {}
    words = chain.from_iterable(_apart(one, index) for one in words_in(typed)[:MOST_WORDS])
    for word, begun in words:
        meant, nearness = (begun, 1.0) if begun else _meant_by(word, index)
        if meant and nearness < 1:
            read_as[word] = meant[0]
        best: dict[str, float] = {}
        for one in meant:
            for key, weight in _rated(one, index).items():
                best[key] = max(best.get(key, 0), weight * nearness)
        scores.update(best)
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    return Found(ranked, read_as)


def words_in(text: str) -> list[str]:
    """Return the words that tell something, without capitals and accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    found = WORD.findall(plain.replace("’", "").replace("'", ""))
    return [SAME.get(word, word) for word in found if word not in LITTLE]


def _apart(word: str, index: Index) -> list[tuple[str, list[str]]]:
    """Return a word with the words of the texts that begin as it does.

    One that nobody wrote is two, if it was run together from two.
    """
    begun = _with_stem(word, index)
    if not begun:
        for at in range(SHORTEST_TO_MEND, len(word) - SHORTEST_TO_MEND + 1):
            first, second = word[:at], word[at:]
            if first in index.weights and (ended := _with_stem(second, index)):
                return [(first, _with_stem(first, index)), (second, ended)]
    return [(word, begun)]


def _meant_by(word: str, index: Index) -> tuple[list[str], float]:
    """Return which words are meant by one that nobody wrote, likeliest first, and how near."""
    if len(word) < SHORTEST_TO_MEND:
        return [], 0
    alike = [one for one in index.vocabulary if abs(len(one) - len(word)) <= len(word) // 4]
    near = get_close_matches(word, alike, n=3, cutoff=NEAR)
    return list(dict.fromkeys([*near, *(_with_stem(near[0], index) if near else ())])), 0.6


def _with_stem(word: str, index: Index) -> list[str]:
    """Return the words of the texts that are this one with or without an ending, itself first."""
    begun = [one for one in index.vocabulary if _same_stem(word, one)]
    return sorted(begun, key=lambda one: (one != word, len(one)))


def _same_stem(typed: str, written: str) -> bool:
    """Whether one is the other with an ending: harm, harming; friend, friends."""
    if typed == written:
        return True
    shorter, longer = sorted((typed, written), key=len)
    return len(shorter) >= SHORTEST_TO_MEND and longer.startswith(shorter)


def _rated(word: str, index: Index) -> dict[str, float]:
    """Return how much a word says about each text: the rarer, the more."""
    held = index.weights[word]
    rarity = log(1 + index.texts / len(held))
    return {key: weight * rarity for key, weight in held.items()}
