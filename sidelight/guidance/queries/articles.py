"""What visitors may read: the content of signed versions, and nothing beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.images import get_image_model
from wagtail.images.models import Rendition
from wagtail.models import Comment, Locale, Page, Revision

from sidelight.guidance.models import (
    Article,
    ArticleKind,
    Film,
    SignOff,
    TakenOff,
    Topic,
    TopicKind,
)
from sidelight.guidance.rules import digest_of_version, numbers_in


@dataclass(frozen=True)
class Listed:
    """One article as lists show it, all of it as it was signed."""

    sign_off: SignOff
    topic: TopicKind
    slug: str
    title: str
    summary: str
    language: str
    is_resting: bool

    @property
    def address(self) -> str:
        return reverse("article", kwargs={"topic": self.topic.value, "slug": self.slug})

    @property
    def article(self) -> Article:
        """The article with everything as it was signed, whatever became of its row since."""
        row, revision = self.sign_off.article, self.sign_off.revision
        article: Article = row.with_content_json(revision.content)
        return article


@dataclass(frozen=True)
class Shelf:
    """One topic and what can be read about it."""

    topic: TopicKind
    articles: Sequence[Listed]

    @property
    def address(self) -> str:
        return reverse("topic", kwargs={"topic": self.topic.value})


def readable(at: datetime) -> list[Listed]:
    """Return every article that may be read now, by title, in the language of the page."""
    return [one for one in signed(at) if not one.is_resting]


def shelves(at: datetime) -> list[Shelf]:
    """Return the topics that have something to read, in their order."""
    found = readable(at)
    stacked = (Shelf(kind, [one for one in found if one.topic == kind]) for kind in TopicKind)
    return [shelf for shelf in stacked if shelf.articles]


NONE = Q(pk__in=[])


def signed_in_any_language(at: datetime, *, topic: str = "") -> list[Listed]:
    """Return what is signed, each of its translations as well; of one topic when it is named.

    Live, with a sign-off of exactly the live version that was not taken back, and with the very
    content that was signed: whatever else Wagtail's tables say, it is not read.
    """
    rows = (
        SignOff.objects.filter(
            taken_off=None, article__live=True, article__live_revision_id=F("revision_id")
        )
        .select_related("revision", "article__locale")
        .defer("article__body")
    )
    topics = dict(Topic.objects.values_list("path", "slug"))
    if topic:
        paths = (path for path, slug in topics.items() if slug == topic)
        rows = rows.filter(reduce(or_, (Q(article__path__startswith=path) for path in paths), NONE))
    today = timezone.localdate(at)
    found = (
        _listed(row, topics, today)
        for row in rows
        if digest_of_version(row.revision.content) == row.digest
    )
    return [one for one in found if one]


def signed(at: datetime, *, topic: str = "") -> list[Listed]:
    """Return what is signed, each once, by title: in the page's language, else in the site's.

    One `is_resting` when its date is over and it may not be read.
    """
    wanted = (get_language(), settings.LANGUAGE_CODE)
    best: dict[object, Listed] = {}
    for one in signed_in_any_language(at, topic=topic):
        if one.language in wanted:
            key = one.sign_off.article.translation_key
            rival = best.get(key)
            if rival is None or wanted.index(one.language) < wanted.index(rival.language):
                best[key] = one
    return sorted(best.values(), key=lambda one: one.title)


def stands_in_an_article(kind: str, number: int, at: datetime) -> bool:
    """Whether a picture or film stands in an article that everybody may read now."""
    return any(number in numbers_in(one.sign_off.revision.content, kind) for one in readable(at))


def _listed(row: SignOff, topics: dict[str, str], today: date) -> Listed | None:
    content: dict[str, Any] = row.revision.content  # Any: as Wagtail writes it
    slug = topics.get(row.article.path[: -row.article.steplen])
    if slug not in TopicKind.values:
        return None
    is_plain = content["kind"] == ArticleKind.PLAIN
    return Listed(
        sign_off=row,
        topic=TopicKind(slug),
        slug=content["slug"],
        title=content["title"],
        summary=content["summary"],
        language=row.article.locale.language_code,
        is_resting=not is_plain and date.fromisoformat(content["next_review"]) < today,
    )


def addresses_to_read(at: datetime) -> list[str]:
    """Return where everything lies that may be read now: topics, then articles."""
    found = shelves(at)
    return [
        *(shelf.address for shelf in found),
        *(one.address for shelf in found for one in shelf.articles),
    ]


def read_tables() -> list[type[Model]]:
    """Return the tables from which the pages of articles are made."""
    of_wagtail = [Page, Revision, Locale, Comment, get_image_model(), Rendition, ContentType]
    return [Article, Topic, SignOff, TakenOff, Film, *of_wagtail]
