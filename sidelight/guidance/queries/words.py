"""The words of an article, for measuring and finding them."""

import json
from html import unescape

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from sidelight.foundation.reading import reading_age, sentences_in
from sidelight.foundation.short_memory import remembered_briefly
from sidelight.guidance.models import Article
from sidelight.guidance.queries.versions import BODY, SignedArticle
from sidelight.guidance.rules import minutes_for


def paragraphs_of(article: Article | SignedArticle) -> list[str]:
    """Return every paragraph of an article in its order, without its title."""
    return _paragraphs(article.summary, article.body)


def _paragraphs(summary: str, body: StreamValue) -> list[str]:
    parts = [summary, *(one for part in body for one in _spoken(part.value))]
    return [one for one in parts if one.strip()]


def _spoken(value: object) -> list[str]:
    """Return what is to be read in one part, however deep it lies."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, RichText):
        ends = value.source.replace("</p>", "</p>\n").replace("</li>", "</li>\n")
        return unescape(strip_tags(ends)).split("\n")
    if isinstance(value, dict):
        return [one for inner in value.values() for one in _spoken(inner)]
    if hasattr(value, "__iter__"):
        return [one for inner in value for one in _spoken(inner)]
    return []


def age_to_read(article: Article | SignedArticle) -> float:
    """Return the age in years at which an article is read with ease, to one place."""
    return round(reading_age(sentences_in(paragraphs_of(article))), 1)


def minutes_to_read(article: Article | SignedArticle) -> int:
    """Return how many minutes an article takes."""
    return _minutes(article.summary, json.dumps(list(article.body.raw_data)))


@remembered_briefly  # the very words asked for are the key
def _minutes(summary: str, body: str) -> int:
    return minutes_for(_paragraphs(summary, BODY.to_python(body)))
