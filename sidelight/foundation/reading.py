"""How old somebody has to be to read words with ease: Flesch and Kincaid's grade, plus five."""

import re
from collections.abc import Iterable, Sequence

import pyphen

SYLLABLES = pyphen.Pyphen(lang="en_GB", left=1, right=1)
VOWELS = re.compile(r"[aeiouy]+")
WORD = re.compile(r"[A-Za-z’']+")
END = re.compile(r"[.!?:;]+(?=\s|$)|\n")
A_SENTENCE = 4  # words; shorter ones are labels

Sentence = Sequence[str]


def sentences_in(paragraphs: Iterable[str]) -> list[Sentence]:
    """Return the sentences of some paragraphs, each as its words; labels are left out."""
    spoken = [part for one in paragraphs for part in END.split(" ".join(one.split()))]
    words = [WORD.findall(part) for part in spoken]
    return [sentence for sentence in words if len(sentence) >= A_SENTENCE]


def syllables_in(word: str) -> int:
    """Count by the hyphenation dictionary, and by vowels where it knows no place to part."""
    parts = len(SYLLABLES.positions(word)) + 1
    return max(parts, len(VOWELS.findall(word.lower().removesuffix("e"))) or 1)


def reading_age(sentences: Sequence[Sentence]) -> float:
    """Return the age in years; words without a sentence are for everybody.

    Source: Kincaid and others, 1975; a grade of school in the United States begins at about five.
    """
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0
    per_sentence = len(words) / len(sentences)
    per_word = sum(syllables_in(word) for word in words) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 + 5
