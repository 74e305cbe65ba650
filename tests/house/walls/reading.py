"""The sentences of a page, for measuring how easily they are read."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from sidelight.foundation import reading

SENTENCES = ("p", "li", "dd", "h1", "h2", "h3", "legend")


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


def sentences_in(page: str) -> list[reading.Sentence]:
    """Return the sentences of a page's main part, each as its words."""
    reader = Reader()
    reader.feed(page)
    return reading.sentences_in(reader.blocks)
