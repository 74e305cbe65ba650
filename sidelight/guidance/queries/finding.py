"""Finding articles, answers and help by words; the index is made anew when any of them changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import TypeVar

from django.db import Error as DatabaseFailure
from django.utils import timezone
from django.utils.translation import get_language

from sidelight.design.registers import HelpLine
from sidelight.directory.queries import help_lines
from sidelight.foundation.queries import edition_in_force
from sidelight.guidance.queries.articles import Listed, readable
from sidelight.guidance.queries.questions import ReadableAnswer, readable_answers
from sidelight.guidance.queries.words import paragraphs_of
from sidelight.guidance.rules.finding import Found, Index, Text, find, index_of

Thing = TypeVar("Thing")
MOST_FOUND = 12


@dataclass(frozen=True)
class FoundHere:
    """What a visitor finds. read_as: which words were read otherwise, each with what it became."""

    articles: Sequence[Listed]
    answers: Sequence[ReadableAnswer]
    help: Sequence[HelpLine]
    read_as: Sequence[tuple[str, str]]


@dataclass
class Kept:
    """The index that this process made last, and for when."""

    made_for: tuple[int, date, str | None] | None = None
    index: Index | None = None


kept = Kept()


def found_for(typed: str, at: datetime) -> FoundHere:
    """Return the articles, answers and help that fit what somebody typed, the best first."""
    lines = {f"help:{line.name}": line for line in help_lines(at)}
    articles = {f"article:{one.address}": one for one in readable(at)}
    answers = {f"answer:{one.name}": one for one in readable_answers(at)}
    texts = chain(
        map(_text_of_article, articles.values()),
        map(_text_of_answer, answers.values()),
        map(_text_of_help, lines.values()),
    )
    found = find(typed, _index(texts, at))
    return FoundHere(
        articles=_those(articles, found),
        answers=_those(answers, found),
        help=_those(lines, found),
        read_as=list(found.read_as.items()),
    )


def _those(things: Mapping[str, Thing], found: Found) -> list[Thing]:
    return [things[key] for key in found.keys if key in things][:MOST_FOUND]


def _index(texts: Iterable[Text], at: datetime) -> Index:
    """Return the index in force: to read all articles takes a while, to ask the edition not."""
    wanted = _edition(), timezone.localdate(at), get_language()
    if kept.index is None or kept.made_for != wanted or wanted[0] < 0:
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


def _text_of_answer(one: ReadableAnswer) -> Text:
    return Text(f"answer:{one.name}", one.asked, "", one.words)


def _text_of_help(line: HelpLine) -> Text:
    return Text(f"help:{line.name}", line.name, line.about, " ".join(line.facts))
