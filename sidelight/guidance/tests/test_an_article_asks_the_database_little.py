"""Reading stays quick however much there is, and asks the database nothing in vain."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sidelight.directory.queries.services import _chosen_rows, _hour_rows
from sidelight.directory.tests.build import service
from sidelight.foundation.prepared import written_once
from sidelight.foundation.week import Hours
from sidelight.guidance.models import Article, Topic, TopicKind
from sidelight.guidance.queries.versions import _signed_rows, _topic_rows
from sidelight.guidance.tests.build import asked, drafted, pictured, signed
from sidelight.people.models import Person

Browsers = Callable[[Person | None], Client]
Asked = Callable[..., list[Any]]  # Any: the rows of any question
pytestmark = pytest.mark.data
ADDRESS = "/understand/the-facts/a-hard-day/"
# Topics, what is signed, the help that fits with its hours, a picture with its drawings.
MOST = 6


@pytest.fixture
def article(ed: Person, cass: Person, at: datetime) -> Article:
    """An article with a picture and help that fits."""
    article = drafted(by=ed, at=at, picture=pictured(by=ed))
    draft = article.get_latest_revision_as_object()
    draft.related_help = [service(by=ed, at=at), service("Night line", by=ed, at=at)]
    draft.save_revision(user=ed)
    signed(asked(article, by=ed), by=cass, at=at)
    return article


def questions(browser: Client, address: str) -> list[str]:
    """Return what a page asks the database, once somebody has been here before."""
    browser.get(address)
    with CaptureQueriesContext(connection) as questions:
        assert browser.get(address).status_code == 200
    return [one["sql"] for one in questions.captured_queries]


def another(title: str, topic: TopicKind, *, ed: Person, cass: Person, at: datetime) -> None:
    signed(asked(drafted(title, by=ed, at=at, topic=topic), by=ed), by=cass, at=at)


def test_an_article_asks_little(article: Article, browser_of: Browsers) -> None:
    assert len(questions(browser_of(None), ADDRESS)) <= MOST


def test_as_often_with_more_articles(
    article: Article, ed: Person, cass: Person, at: datetime, browser_of: Browsers
) -> None:
    pages = (ADDRESS, "/understand/the-facts/", "/understand/")
    before = [len(questions(browser_of(None), page)) for page in pages]

    another("A good day", TopicKind.FACTS, ed=ed, cass=cass, at=at)
    another("A friend", TopicKind.FRIENDS, ed=ed, cass=cass, at=at)

    assert [len(questions(browser_of(None), page)) for page in pages] == before


def test_reading_writes_nothing_down(
    article: Article, browser_of: Browsers, settings: object
) -> None:
    """Wagtail wrote each drawing of a picture into the cache at every look, which is a table."""
    table = {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}
    settings.CACHES = {"default": settings.CACHES["default"] | table}
    asked = questions(browser_of(None), ADDRESS)

    assert asked
    assert [one for one in asked if not one.startswith("SELECT")] == []


def test_a_topic_reads_its_own_shelf_alone(
    article: Article, ed: Person, cass: Person, at: datetime, browser_of: Browsers
) -> None:
    another("A friend", TopicKind.FRIENDS, ed=ed, cass=cass, at=at)
    facts, friends = (Topic.objects.get(slug=kind).path for kind in ("the-facts", "for-friends"))

    asked = " ".join(questions(browser_of(None), "/understand/the-facts/"))

    assert facts in asked
    assert friends not in asked


def test_questions_written_once_answer_like_any_other(
    article: Article, ed: Person, cass: Person, at: datetime
) -> None:
    another("A friend", TopicKind.FRIENDS, ed=ed, cass=cass, at=at)
    hours = (Hours(0, time(17), time(22)),)
    numbers = [service("Evenings", by=ed, at=at, hours=hours).pk, *draft_help(article)]
    paths = [row[0] for row in same(_topic_rows)]

    assert len(same(_signed_rows, *paths)) == 2
    assert len(same(_signed_rows, paths[0], paths[0] + "0001")) <= 1
    assert len(same(_chosen_rows, *numbers)) == 3
    assert len(same(_hour_rows, *numbers)) == 1


def draft_help(article: Article) -> list[int]:
    return [one.pk for one in article.get_latest_revision_as_object().related_help.all()]


def same(asked: Asked, *values: object) -> list[Any]:
    """Return what the kept SQL answers, which is what Django answers; and it is kept SQL."""
    plain = asked.__wrapped__  # type: ignore[attr-defined]  # what `prepared` wraps
    rows = asked(*values)
    assert rows == list(plain(*values))
    assert written_once(plain, [type(value) for value in values])
    return rows
