"""Finding articles and help by words; the index is made anew when anything public has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import Error as DatabaseFailure
from django.utils import timezone
from django.utils.translation import get_language

from sidelight.design.registers import HelpLine
from sidelight.directory.queries import help_lines
from sidelight.foundation.queries import edition_in_force
from sidelight.guidance.queries.articles import Listed, readable
from sidelight.guidance.queries.words import paragraphs_of
from sidelight.guidance.rules.finding import Found, Index, Text, find, index_of

MOST_FOUND = 12


@dataclass(frozen=True)
class FoundHere:
    """What a visitor finds. read_as: which words were read otherwise, each with what it became."""

    articles: Sequence[Listed]
    help: Sequence[HelpLine]
    read_as: Sequence[tuple[str, str]]


@dataclass
class Kept:
    """The index that this process made last, and for when."""

    made_for: tuple[int, date, str | None] | None = None
    index: Index | None = None


kept = Kept()


def found_for(typed: str, at: datetime) -> FoundHere:
    """Return the articles and help services that fit what somebody typed, the best first."""
    lines = {f"help:{line.name}": line for line in help_lines(at)}
    articles = {f"article:{one.address}": one for one in readable(at)}
    found = find(typed, _index(list(articles.values()), list(lines.values()), at))
    return FoundHere(
        articles=[articles[key] for key in found.keys if key in articles][:MOST_FOUND],
        help=[lines[key] for key in found.keys if key in lines][:MOST_FOUND],
        read_as=_mended(found),
    )


def _mended(found: Found) -> list[tuple[str, str]]:
    return list(found.read_as.items())


def _index(articles: Sequence[Listed], lines: Sequence[HelpLine], at: datetime) -> Index:
    """Return the index in force: to read all articles takes a while, to ask the edition not."""
    wanted = _edition(), timezone.localdate(at), get_language()
    if kept.index is None or kept.made_for != wanted or wanted[0] < 0:
        texts = [*map(_text_of_article, articles), *map(_text_of_help, lines)]
        kept.index, kept.made_for = index_of(texts), wanted
    return kept.index


def _edition() -> int:
    try:
        return edition_in_force()
    except (LookupError, DatabaseFailure):
        return -1  # nobody knows: made anew each time


def _text_of_article(one: Listed) -> Text:
    words = " ".join(paragraphs_of(one.article))
    return Text(f"article:{one.address}", one.title, one.summary, words)


def _text_of_help(line: HelpLine) -> Text:
    return Text(f"help:{line.name}", line.name, line.about, " ".join(line.facts))
