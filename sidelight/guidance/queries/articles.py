"""What visitors may read: the content of signed versions, and nothing beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
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
from sidelight.guidance.queries.versions import (
    BODY,
    SignedArticle,
    SignedVersion,
    topics_by_path,
    versions_under,
)
from sidelight.guidance.rules import numbers_in


@dataclass(frozen=True)
class Listed:
    """One article as lists show it, all of it as it was signed."""

    sign_off: SignedVersion
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
    def article(self) -> SignedArticle:
        """All there is to read, from the content that was signed and nothing else."""
        content = self.sign_off.content
        return SignedArticle(
            title=content["title"],
            summary=content["summary"],
            author=content["author"],
            content_note=content["content_note"],
            next_review=self.sign_off.next_review,
            is_sample=content["is_sample"],
            language=self.language,
            body=BODY.to_python(content["body"]),
            help=content["related_help"],
        )


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


def shelf(at: datetime, topic: str) -> Shelf | None:
    """Return one topic by its name in addresses, or None while it has nothing to read."""
    found = [one for one in signed(at, topic=topic) if not one.is_resting]
    return Shelf(found[0].topic, found) if found else None


def signed_in_any_language(at: datetime, *, topic: str = "") -> list[Listed]:
    """Return what is signed, each of its translations as well; of one topic when it is named."""
    topics = topics_by_path()
    under = sorted(path for path, slug in topics.items() if topic in ("", slug))
    today = timezone.localdate(at)
    found = (_listed(one, topics, today) for one in versions_under(under))
    return [one for one in found if one]


def signed(at: datetime, *, topic: str = "") -> list[Listed]:
    """Return what is signed, each once, by title: in the page's language, else in the site's.

    One `is_resting` when its date is over and it may not be read.
    """
    wanted = (get_language(), settings.LANGUAGE_CODE)
    best: dict[object, Listed] = {}
    for one in signed_in_any_language(at, topic=topic):
        if one.language in wanted:
            key = one.sign_off.translation
            rival = best.get(key)
            if rival is None or wanted.index(one.language) < wanted.index(rival.language):
                best[key] = one
    return sorted(best.values(), key=lambda one: one.title)


def stands_in_an_article(kind: str, number: int, at: datetime) -> bool:
    """Whether a picture or film stands in an article that everybody may read now."""
    return any(number in numbers_in(one.sign_off.content, kind) for one in readable(at))


def _listed(one: SignedVersion, topics: dict[str, str], today: date) -> Listed | None:
    slug = topics.get(one.path[: -Article.steplen])
    if slug not in TopicKind.values:
        return None
    is_plain = one.content["kind"] == ArticleKind.PLAIN
    return Listed(
        sign_off=one,
        topic=TopicKind(slug),
        slug=one.content["slug"],
        title=one.content["title"],
        summary=one.content["summary"],
        language=one.language,
        is_resting=not is_plain and one.next_review < today,
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
