"""How old somebody has to be to read a page with ease: Flesch and Kincaid's grade, plus five."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pyphen

SENTENCES = ("p", "li", "dd", "h1", "h2", "h3", "legend")
SYLLABLES = pyphen.Pyphen(lang="en_GB", left=1, right=1)
VOWELS = re.compile(r"[aeiouy]+")
WORD = re.compile(r"[A-Za-z’']+")
END = re.compile(r"[.!?:;]+(?=\s|$)|\n")
A_SENTENCE = 4  # words; shorter ones are labels


@dataclass
class Reader(HTMLParser):
    """Takes the sentences out of the middle of a page."""

    blocks: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    in_main: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_main = self.in_main or tag == "main"
        if tag in SENTENCES and self.in_main:
            self.blocks.append("")
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.in_main = False
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open:
            self.blocks[-1] += data


def sentences_in(page: str) -> list[list[str]]:
    """Return the sentences of a page's main part, each as its words."""
    reader = Reader()
    reader.feed(page)
    spoken = [part for block in reader.blocks for part in END.split(" ".join(block.split()))]
    words = [WORD.findall(part) for part in spoken]
    return [sentence for sentence in words if len(sentence) >= A_SENTENCE]


def syllables_in(word: str) -> int:
    """Count by the hyphenation dictionary, and by vowels where it knows no place to part."""
    parts = len(SYLLABLES.positions(word)) + 1
    return max(parts, len(VOWELS.findall(word.lower().removesuffix("e"))) or 1)


def reading_age(sentences: list[list[str]]) -> float:
    """Return the age in years; a page without a sentence is for everybody."""
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0
    per_sentence = len(words) / len(sentences)
    per_word = sum(syllables_in(word) for word in words) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 + 5
