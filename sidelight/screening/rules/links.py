"""Addresses of sites in a text, and whether one stands on a list; nothing is ever opened.

Whoever wants to pass a listed site on writes it in other ways: EXAMPLE.ORG, example[.]org,
example dot org, a subdomain, a port, a name before an @, percent escapes, punycode. All of them
are read as the one place that a browser would go to.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qsl, urlencode

from sidelight.screening.rules.folding import Folded, fold, folded_words
from sidelight.screening.rules.verdict import Span

# Most messages hold none of these, and nothing more is done with them.
MAY_HOLD = re.compile(r"[.．。｡․%]\s?[^\s.]|\bd[o0]t\b|\.[\])}]", re.IGNORECASE)
ESCAPES = re.compile(r"(?:%[0-9a-f]{2})+")
# A dot, also in brackets, spelled, or as others write it. A space beside it makes it a loose one.
DOT = r"\s?(?:[\[({]\s?)(?:\.|dot)(?:\s?[\])}])\s?|\s?[.。]\s?|\s+dot\s+"
LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
HOST = re.compile(rf"(?<![\w-]){LABEL}(?:(?:{DOT}){LABEL})+")
SPLIT = re.compile(rf"({DOT})")
PATH = re.compile(r"[.。]?(?::\d{0,5})?(?P<path>[/\\][^\s?#<>\"]*)?(?:\?(?P<query>[^\s#<>\"]*))?")
SLASHES = re.compile(r"[/\\]+")
MOST_LABELS = 12
MOST_PLACES = 50
LONGEST = 4_000


@dataclass(frozen=True)
class Place:
    """Where a link leads. host: folded, without “www.”; path: folded, no slash at its ends."""

    host: str
    path: str = ""
    query: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def read(cls, host: str, below: str) -> "Place":
        """Return the place of which `below` says what stands beneath its host."""
        path, _, query = below.partition("?")
        return cls(host, path, frozenset(parse_qsl(query, keep_blank_values=True)))

    @property
    def below(self) -> str:
        """What stands beneath the host, in one form: “path?query”."""
        query = urlencode(sorted(self.query))
        return f"{self.path}?{query}" if query else self.path

    def __str__(self) -> str:
        return f"{self.host}/{self.below}" if self.below else self.host


@dataclass(frozen=True)
class Found:
    """A link in a text. others: what else it may be, where a dot could also end a sentence."""

    place: Place
    others: tuple[Place, ...]
    span: Span


@dataclass(frozen=True)
class LinkList:
    """Harmful places. sites: whole hosts, with all beneath them; pages: single places."""

    sites: frozenset[str] = frozenset()
    pages: tuple[Place, ...] = ()
    version: str = ""

    def holds(self, place: Place) -> bool:
        """Whether a place, or the site that it is on, is listed."""
        labels = place.host.split(".")
        if any(".".join(labels[first:]) in self.sites for first in range(len(labels))):
            return True
        return any(_is_under(place, page) for page in self._pages_of.get(place.host, ()))

    def may_be_in(self, text: str) -> bool:
        """Whether a text has a word of a listed place, or escapes that may hide one."""
        if "%" in text or "xn--" in text.casefold():
            return bool(self.sites or self.pages)
        return not self._telltales.isdisjoint(folded_words(text))

    @cached_property
    def _telltales(self) -> frozenset[str]:
        """The longest word of each host: without it no text leads there."""
        hosts = {*self.sites, *(page.host for page in self.pages)}
        return frozenset(max(folded_words(host), key=len) for host in hosts)

    @cached_property
    def _pages_of(self) -> dict[str, list[Place]]:
        pages: dict[str, list[Place]] = {}
        for page in self.pages:
            pages.setdefault(page.host, []).append(page)
        return pages


def may_hold_a_link(text: str) -> bool:
    """Whether it is worth looking for links; a few microseconds, and never wrong about a no."""
    return MAY_HOLD.search(text) is not None


def listed_in(text: str, links: LinkList) -> tuple[Span, ...]:
    """Return where listed places stand in a text, as it was typed."""
    return tuple(
        found.span
        for found in links_in(text)
        if any(links.holds(place) for place in (found.place, *found.others))
    )


def place_of(address: str) -> Place | None:
    """Return the place that one address leads to; None when it is none.

    What stands before an @ in it is a name, however much it looks like a site.
    """
    wanted = address.strip()[:LONGEST].rpartition("://")[2].lstrip("/\\")
    authority = SLASHES.split(wanted, maxsplit=1)[0]
    first = next(links_in(wanted[authority.rfind("@") + 1 :]), None)
    return first.place if first else None


def links_in(text: str) -> Iterator[Found]:
    """Yield what looks like the address of a site, at most fifty of a text."""
    plain = _unescaped(fold(text))
    for number, match in enumerate(HOST.finditer(plain.text)):
        if number == MOST_PLACES:
            return
        yield from _found(match, plain)


def _found(match: re.Match[str], plain: Folded) -> Iterator[Found]:
    parts = SPLIT.split(match[0])
    labels, dots = parts[::2], parts[1::2]
    rest = PATH.match(plain.text, match.end())
    whole = _place(labels[-MOST_LABELS:], rest)
    # After a dot with a space a new sentence may begin, or somebody hides an address.
    loose = [nth for nth, dot in enumerate(dots) if dot != "." and any(c.isspace() for c in dot)]
    cuts = [0, *(nth + 1 for nth in loose), len(labels)]
    pieces = {
        tuple(labels[first:last])
        for nth, first in enumerate(cuts)
        for last in cuts[nth + 1 : nth + 1 + MOST_LABELS]
        if 2 <= last - first <= MOST_LABELS
    }
    others = tuple(_place(piece, rest if piece == tuple(labels) else None) for piece in pieces)
    end = rest.end() if rest else match.end()
    yield Found(whole, others, plain.typed(match.start(), end))


def _place(labels: Iterable[str], rest: re.Match[str] | None) -> Place:
    host = host_of(".".join(labels))
    path, query = (rest["path"] or "", rest["query"] or "") if rest else ("", "")
    pairs = frozenset(parse_qsl(query, keep_blank_values=True)[:20])
    return Place(host, "/".join(filter(None, SLASHES.split(path))), pairs)


def host_of(written: str) -> str:
    """Return the name of a site in one form: folded, no punycode, no “www.”, no dot at its end."""
    labels = [_read(label) for label in written.split(".") if label]
    while len(labels) > 2 and labels[0] == "www":
        labels = labels[1:]
    return ".".join(labels)


def _read(label: str) -> str:
    """Return a label as it is shown: punycode as the letters that it stands for, folded."""
    if label.startswith("xn--"):
        with suppress(UnicodeError, ValueError):
            label = label[4:].encode("ascii").decode("punycode")
    return fold(label).text


def _is_under(place: Place, page: Place) -> bool:
    """Whether a place is a listed page or lies beneath it; what else is asked for is no matter."""
    beneath = place.path == page.path or not page.path or place.path.startswith(page.path + "/")
    return beneath and page.query <= place.query


@dataclass
class _Letters:
    text: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)

    def add(self, letters: str, origins: Iterable[int]) -> None:
        self.text += letters
        self.origins += origins


def _unescaped(folded: Folded, turns: int = 3) -> Folded:
    """Return the same with percent escapes read, and those that they hide; folded once more."""
    if "%" not in folded.text or not turns or not ESCAPES.search(folded.text):
        return folded
    made, last = _Letters(), 0
    for match in ESCAPES.finditer(folded.text):
        made.add(folded.text[last : match.start()], folded.origins[last : match.start()])
        letters = bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace")
        read = fold(letters).text
        made.add(read, [folded.origins[match.start()]] * len(read))
        last = match.end()
    made.add(folded.text[last:], folded.origins[last:])
    return _unescaped(Folded("".join(made.text), made.origins), turns - 1)
