"""A picture or film that somebody answered for stays as it was read."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.images.models import Image

from sidelight.guidance import actions
from sidelight.guidance.models import Film
from sidelight.guidance.tests.build import asked, drafted, filmed, pictured, signed
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]
pytestmark = pytest.mark.data
ARTICLE = "/understand/the-facts/a-hard-day/"
REFUSED = "so it stays as it is"


def replaced(browser: Client, picture: Image) -> str:
    """Send another file for a picture; return what the editor is told."""
    drawn = BytesIO()
    Drawing.new("RGB", (900, 600), "red").save(drawn, "PNG")
    sent = {"title": "Another", "file": SimpleUploadedFile("other.png", drawn.getvalue())}
    return browser.post(f"/editing/images/{picture.pk}/", sent, follow=True).content.decode()


def retold(browser: Client, film: Film) -> str:
    """Send other words for a film; return what the editor is told."""
    sent = {"title": "Another", "words": "Words that nobody has read."}
    address = f"/editing/snippets/guidance/film/edit/{film.pk}/"
    return browser.post(address, sent, follow=True).content.decode()


def test_a_picture_that_stands_nowhere_may_be_replaced(ed: Person, browser_of: Browser) -> None:
    picture = pictured(by=ed)

    replaced(browser_of(ed), picture)

    picture.refresh_from_db()
    assert picture.title == "Another"


def test_a_picture_of_a_signed_article_is_not(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    picture = pictured(by=ed)
    signed(asked(drafted(by=ed, at=at, picture=picture), by=ed), by=cass, at=at)
    address = f"/understand/pictures/{picture.pk}/480.webp"
    before = browser_of(None).get(address).content

    told = replaced(browser_of(ed), picture)

    assert REFUSED in told
    assert browser_of(None).get(address).content == before


def test_nor_is_one_that_somebody_reads_just_now(
    ed: Person, at: datetime, browser_of: Browser
) -> None:
    picture = pictured(by=ed)
    asked(drafted(by=ed, at=at, picture=picture), by=ed)

    assert REFUSED in replaced(browser_of(ed), picture)


@pytest.mark.parametrize("page", ["{}/delete/", "multiple/{}/delete/"])
def test_it_is_not_erased_either(
    ed: Person, cass: Person, at: datetime, browser_of: Browser, page: str
) -> None:
    picture = pictured(by=ed)
    signed(asked(drafted(by=ed, at=at, picture=picture), by=ed), by=cass, at=at)

    browser_of(ed).post(
        f"/editing/images/{page.format(picture.pk)}", HTTP_X_REQUESTED_WITH="XMLHttpRequest"
    )

    assert get_image_model().objects.filter(pk=picture.pk).exists()
    assert browser_of(None).get(ARTICLE).status_code == 200


def test_once_its_article_is_off_it_may(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    picture = pictured(by=ed)
    signing = signed(asked(drafted(by=ed, at=at, picture=picture), by=ed), by=cass, at=at)
    actions.take_off(signing, why="Somebody can be known by it.", by=cass, at=at)

    browser_of(ed).post(f"/editing/images/{picture.pk}/delete/")

    assert not get_image_model().objects.filter(pk=picture.pk).exists()


def test_a_film_that_stands_nowhere_may_be_told_otherwise(ed: Person, browser_of: Browser) -> None:
    film = filmed()

    retold(browser_of(ed), film)

    film.refresh_from_db()
    assert film.title == "Another"


def test_a_film_of_a_signed_article_may_not(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    film = filmed()
    signed(asked(drafted(by=ed, at=at, film=film), by=ed), by=cass, at=at)

    told = retold(browser_of(ed), film)

    assert REFUSED in told
    page = browser_of(None).get(ARTICLE).content.decode()
    assert film.words in page
    assert "Words that nobody has read." not in page
