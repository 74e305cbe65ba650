"""Signed versions, as the database says in this moment: asked anew for every page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.functions import Length, Substr
from wagtail.blocks import StreamValue

from sidelight.foundation.prepared import prepared
from sidelight.guidance.models import Article, SignOff, Topic
from sidelight.guidance.models.articles import EDITING
from sidelight.guidance.rules import digest_of_version

BODY = Article._meta.get_field("body")


@dataclass(frozen=True)
class SignedVersion:
    """A version with its sign-off, and where its article hangs. Its fields are COLUMNS in order."""

    number: int
    digest: str
    shown_as: str
    at: datetime
    content: Mapping[str, Any]  # Any: as Wagtail writes it
    article: int
    path: str
    translation: UUID
    language: str

    @property
    def is_as_signed(self) -> bool:
        """Whether it holds the very content that was signed."""
        return digest_of_version(self.content) == self.digest

    @property
    def next_review(self) -> date:
        return date.fromisoformat(self.content["next_review"])

    @property
    def edit_address(self) -> str:
        """Where editors change it. Wagtail names this page, so no address of ours does."""
        return f"{EDITING}pages/{self.article}/edit/"


COLUMNS = (
    "revision_id",
    "digest",
    "shown_as",
    "at",
    "revision__content",
    "article_id",
    "article__path",
    "article__translation_key",
    "article__locale__language_code",
)


@dataclass(frozen=True)
class SignedArticle:
    """An article with everything as it was signed, whatever became of its row since.

    help: the numbers of the services that fit.
    """

    title: str
    summary: str
    author: str
    content_note: str
    next_review: date
    is_sample: bool
    language: str
    body: StreamValue
    help: Sequence[int]


def in_force() -> QuerySet[SignOff]:
    """Return the sign-offs that were not taken back, of the version that is the live one."""
    return SignOff.objects.filter(taken_off=None, article__live_revision_id=F("revision_id"))


def topics_by_path() -> dict[str, str]:
    """Return the name of each topic by where its shelf stands, in every language."""
    return dict(_topic_rows())


def versions_under(shelves: Sequence[str]) -> list[SignedVersion]:
    """Return the signed versions on these shelves.

    Live, with a sign-off of exactly the live version that was not taken back, and with the very
    content that was signed: whatever else Wagtail's tables say, it is not read.
    """
    found = (SignedVersion(*row) for row in (_signed_rows(*shelves) if shelves else ()))
    return [one for one in found if one.is_as_signed]


@prepared
def _topic_rows() -> QuerySet[Topic, tuple[str, str]]:
    rows: QuerySet[Topic, tuple[str, str]] = Topic.objects.values_list("path", "slug")
    return rows


@prepared
def _signed_rows(*shelves: str) -> QuerySet[SignOff, tuple[Any, ...]]:  # Any: in order of COLUMNS
    live = in_force().filter(article__live=True)
    shelf = Substr("article__path", 1, Length("article__path") - Article.steplen)
    return live.alias(shelf=shelf).filter(shelf__in=shelves).values_list(*COLUMNS)
