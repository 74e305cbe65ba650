"""Markdown of programmes, drawn as HTML that can hold nothing else: no markup, no script.

Links lead to http(s) or to a page of this place. Pictures are those of the same version alone.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

KEPT_DRAWINGS = 4_000  # 30 versions of 7 weeks with 12 steps
DEEPEST_HEADING = 6
ITEM = "– "
PICTURE = re.compile(r"media/([a-z0-9][a-z0-9-]{0,60}\.(?:png|jpg|webp))")
# A page of this place: one slash, so that it names no other host.
LINK = re.compile(r"https?://[^\s/\\@]+(?:[/?#]\S*)?|/(?![/\\])\S*|/", re.IGNORECASE)


@dataclass(frozen=True)
class WrongWords:
    """Something in Markdown that is not drawn. line: counted from 1 in these words."""

    line: int
    says: str


@lru_cache(maxsize=KEPT_DRAWINGS)
def drawn(words: str, *, pictures: str = "", under: int = 2) -> SafeString:
    """Return Markdown as HTML, kept by its content in this process.

    pictures: the address under which the pictures of the version are found. under: the level of
    the heading above these words; the first of theirs is one deeper.
    """
    tokens = _READER.parse(words)
    _lower_headings(tokens, under)
    for token in _each(tokens):
        if token.type == "image":
            _lead_to_picture(token, pictures)
        elif token.type == "link_open" and not str(token.attrs.get("href", "")).startswith("/"):
            token.attrs["rel"] = "noreferrer"
    # Safe: html is off in the reader, which escapes everything that is no Markdown.
    return SafeString(_READER.renderer.render(tokens, _READER.options, {}))


@lru_cache(maxsize=KEPT_DRAWINGS)
def plain(words: str) -> str:
    """Return Markdown as plain words for a message: an empty line between blocks, no pictures."""
    blocks, item = [], ""
    for block in _READER.parse(words):
        if block.type == "list_item_open":
            item = ITEM
        elif block.type in ("inline", "fence", "code_block"):
            said = _plain_line(block) if block.type == "inline" else block.content.strip()
            blocks.append(f"{item}{said}" if said else "")
            item = ""
    return "\n\n".join(filter(None, blocks)).replace(f"\n\n{ITEM}", f"\n{ITEM}")


def wrong_words(words: str, *, pictures: Collection[str]) -> list[WrongWords]:
    """Return what would not be drawn as its author means it. pictures: names that are there."""
    return list(_wrong(words, pictures))


def pictures_in(words: str) -> set[str]:
    """Return the names of the pictures that these words show."""
    sources = (str(one.attrs.get("src", "")) for one in _each(_LENIENT.parse(words))
               if one.type == "image")  # fmt: skip
    return {found[1] for found in map(PICTURE.fullmatch, sources) if found}


def _wrong(words: str, pictures: Collection[str]) -> Iterator[WrongWords]:
    for block in _LENIENT.parse(words):
        line = (block.map or [0])[0] + 1
        for token in block.children or ():
            if token.type in ("softbreak", "hardbreak"):
                line += 1
            elif token.type == "link_open" and not _may_lead(str(token.attrs["href"])):
                says = _("this link goes nowhere. Use an address that begins with https://.")
                yield WrongWords(line, says)
            elif token.type == "image":
                yield from _wrong_picture(token, line, pictures)


def _wrong_picture(token: Token, line: int, pictures: Collection[str]) -> Iterator[WrongWords]:
    source = str(token.attrs["src"])
    found = PICTURE.fullmatch(source)
    if found is None:
        says = _("a picture is written as ![what it shows](media/name.png), in small letters.")
        yield WrongWords(line, says)
    elif found[1] not in pictures:
        says = _("there is no picture %(name)s.") % {"name": source}
        yield WrongWords(line, says)
    if not token.content.strip():
        says = _("say what the picture shows: ![what it shows](%(name)s).") % {"name": source}
        yield WrongWords(line, says)


def _may_lead(address: str) -> bool:
    return LINK.fullmatch(address) is not None


class _Strict(MarkdownIt):
    """Reads as links what leads to the web or into this place; the rest stays as it is typed."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  # the library's name for it
        return _may_lead(url) or PICTURE.fullmatch(url) is not None


class _Lenient(MarkdownIt):
    """Reads every link, so that one which leads nowhere is found."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  # the library's name for it
        return True


def _plain_line(block: Token) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    written = (one for one in block.children or () if one.type in (*breaks, "text", "code_inline"))
    return "".join(breaks.get(one.type, one.content) for one in written).strip()


def _each(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _lower_headings(tokens: Sequence[Token], under: int) -> None:
    """Make the highest heading one deeper than the one above, and move the others along."""
    headings = [one for one in tokens if one.type in ("heading_open", "heading_close")]
    if not headings:
        return
    highest = min(int(one.tag[1:]) for one in headings)
    for heading in headings:
        level = int(heading.tag[1:]) - highest + under + 1
        heading.tag = f"h{min(level, DEEPEST_HEADING)}"


def _lead_to_picture(token: Token, pictures: str) -> None:
    found = PICTURE.fullmatch(str(token.attrs.get("src", "")))
    # Another address loads nothing: a browser would tell that site who reads.
    token.attrs["src"] = f"{pictures}{found[1]}" if found and pictures else ""
    token.attrs["loading"] = "lazy"


_READER = _Strict("commonmark", {"html": False})
_LENIENT = _Lenient("commonmark", {"html": False})
