"""Lists, looking, search engines and pictures follow what may be read, by themselves."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from wagtail.images import get_image_model
from wagtail.images.models import Rendition
from wagtail.models import Page, Revision

from sidelight.foundation.editions import public_tables
from sidelight.guidance.actions import take_off
from sidelight.guidance.models import Article, ArticleKind, Film, SignOff, TakenOff
from sidelight.guidance.tests.build import asked, drafted, pictured, signed
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]
pytestmark = pytest.mark.data
ADDRESS = "/understand/the-facts/a-hard-day/"
PLACES = ("/understand/", "/understand/the-facts/", "/find/?q=hard+day", "/sitemap.xml")


@pytest.fixture
def picture(ed: Person, cass: Person, at: datetime) -> str:
    """Return the address of a picture in a signed article about health, whose date is today."""
    shown = pictured(by=ed)
    article = drafted(by=ed, at=at, kind=ArticleKind.CLINICAL, next_review=at.date(), picture=shown)
    signed(asked(article, by=ed), by=cass, at=at)
    return f"/understand/pictures/{shown.pk}/480.webp"


def named(browser: Client) -> set[str]:
    return {place for place in PLACES if ADDRESS in browser.get(place).content.decode()}


def test_what_is_signed_is_named_everywhere(picture: str, browser_of: Browser) -> None:
    assert named(browser_of(None)) == set(PLACES)
    assert browser_of(None).get(picture).status_code == 200


def test_what_rests_is_named_nowhere(
    picture: str, at: datetime, browser_of: Browser, clock_at: Callable[[datetime], None]
) -> None:
    clock_at(at + timedelta(days=1))

    assert named(browser_of(None)) == set()
    assert browser_of(None).get(picture).status_code == 404


def test_nor_is_what_was_taken_off(
    picture: str, ed: Person, at: datetime, browser_of: Browser
) -> None:
    take_off(SignOff.objects.get(), why="Wrong.", by=ed, at=at)

    assert named(browser_of(None)) == set()
    assert browser_of(None).get(picture).status_code == 404


def test_nor_is_what_waits(ed: Person, at: datetime, browser_of: Browser) -> None:
    asked(drafted(by=ed, at=at), by=ed)

    assert named(browser_of(None)) == set()


def test_a_picture_that_waits_is_kept_by_nobodys_browser(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    shown = pictured(by=ed)
    asked(drafted(by=ed, at=at, picture=shown), by=ed)

    answer = browser_of(cass).get(f"/understand/pictures/{shown.pk}/480.webp")

    assert answer.status_code == 200
    assert "public" not in answer.headers.get("Cache-Control", "")


def test_each_row_that_an_article_is_made_of_makes_kept_pages_anew() -> None:
    """The house asks this of the pages that it opens; none of those has a film."""
    watched = {table.model for table in public_tables}

    assert watched >= {Article, Page, Revision, SignOff, TakenOff, Film}
    assert watched >= {get_image_model(), Rendition}
