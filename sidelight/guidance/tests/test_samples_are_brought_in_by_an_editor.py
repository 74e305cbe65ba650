"""The articles that come with Sidelight: an editor brings them in, and somebody else signs."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format

from sidelight.guidance import queries
from sidelight.guidance.models import Article
from sidelight.guidance.tests.build import signed
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]
ADDRESS = "/staff/articles/samples/"
BUTTON = "Bring in the samples"


def desk_of(browser: Client) -> str:
    return browser.get(reverse("staff_articles")).content.decode()


def test_one_button_brings_them_all(ed: Person, browser_of: Browser, at: datetime) -> None:
    before = queries.samples_left()

    answer = browser_of(ed).post(ADDRESS, follow=True).content.decode()

    assert before >= 12
    assert "The samples are here." in answer
    assert len(queries.waiting_for_sign_off()) == before
    assert all(article.is_sample for article in Article.objects.all())


def test_none_of_them_is_read_before_a_sign_off(
    ed: Person, browser_of: Browser, at: datetime
) -> None:
    browser_of(ed).post(ADDRESS)

    assert queries.readable(at) == []
    for article in Article.objects.all():
        assert article.is_clinical
    page = browser_of(None).get("/understand/the-myths/is-the-internet-to-blame/")
    assert page.status_code == 404


def test_twice_brings_nothing_twice(ed: Person, browser_of: Browser) -> None:
    browser_of(ed).post(ADDRESS)
    here = Article.objects.count()

    again = browser_of(ed).post(ADDRESS, follow=True).content.decode()

    assert Article.objects.count() == here
    assert "The samples are here." not in again


def test_the_button_is_there_while_there_is_something_to_bring(
    ed: Person, cass: Person, browser_of: Browser
) -> None:
    assert BUTTON in desk_of(browser_of(ed))
    assert BUTTON not in desk_of(browser_of(cass))

    browser_of(ed).post(ADDRESS)

    assert BUTTON not in desk_of(browser_of(ed))


@pytest.mark.parametrize("who", ["mo", "cass", "sol", "max"])
def test_others_find_no_such_address(
    who: str, request: pytest.FixtureRequest, browser_of: Browser
) -> None:
    answer = browser_of(request.getfixturevalue(who)).post(ADDRESS)

    assert answer.status_code == 404
    assert not Article.objects.exists()


def test_it_never_says_that_nobody_read_what_somebody_signed(
    ed: Person, cass: Person, browser_of: Browser, at: datetime
) -> None:
    """Who reads it, and when, stands in the notice as it stands at its foot."""
    browser_of(ed).post(ADDRESS)
    waiting = next(
        one for one in queries.waiting_for_sign_off() if one.article.slug == "the-kitchen-window"
    )
    before = browser_of(cass).get(f"{reverse('staff_articles')}{waiting.number}/").content.decode()

    signed(waiting.article.get_latest_revision(), by=cass, at=at)
    page = browser_of(None).get("/understand/safe-online/the-kitchen-window/").content.decode()

    assert "Nobody here has agreed to it yet." in before
    assert "A sample text" in page
    assert "It came with the program that runs this site. It is not in our own words yet." in page
    assert f"Read and agreed here by a counsellor, {date_format(at, 'j F Y')}." in page
    assert "Nobody here has agreed" not in page
    assert "clinician" not in page
