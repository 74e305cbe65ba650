"""Reading stays quick however much there is: few questions to the database, and always as few."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sidelight.community.models import Post
from sidelight.people.models import Person
from tests.build import Place, published_post, published_reply

Browsers = Callable[[Person | None], Client]
# With the sign-in, who it is, what they may read, the page, and the help at its foot.
MOST = 6


@pytest.fixture
def thread(place: Place, amira: Person, dee: Person, mo: Person, at: datetime) -> Post:
    """A conversation with a reply of each of two people."""
    first = published_post(place.space(), amira, by=mo, at=at)
    for minutes, author in enumerate((dee, amira), start=1):
        published_reply(first, author, by=mo, at=at + timedelta(minutes=minutes))
    return first


def questions(browser: Client, address: str) -> int:
    """Return how often a page asks the database, once the browser has been here before."""
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        response = browser.get(address)
    assert response.status_code == 200
    return len(asked)


def test_the_list_of_a_space(thread: Post, dee: Person, browser_of: Browsers) -> None:
    assert questions(browser_of(dee), f"/spaces/{thread.space.slug}/") <= MOST


def test_a_conversation(thread: Post, dee: Person, browser_of: Browsers) -> None:
    assert questions(browser_of(dee), f"/posts/{thread.slug}/") <= MOST


def test_both_at_night(
    thread: Post,
    dee: Person,
    browser_of: Browsers,
    clock_at: Callable[[datetime], None],
    at: datetime,
) -> None:
    clock_at(at + timedelta(hours=6))

    assert questions(browser_of(dee), f"/spaces/{thread.space.slug}/") <= MOST
    assert questions(browser_of(dee), f"/posts/{thread.slug}/") <= MOST


def test_as_often_with_more_posts_as_with_few(
    place: Place, thread: Post, dee: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    browser = browser_of(dee)
    addresses = (f"/spaces/{thread.space.slug}/", f"/posts/{thread.slug}/")
    before = [questions(browser, address) for address in addresses]

    for minutes in range(3, 6):
        published_reply(thread, dee, by=mo, at=at + timedelta(minutes=minutes))
        published_post(place.space(), dee, by=mo, at=at + timedelta(minutes=minutes))

    assert [questions(browser, address) for address in addresses] == before
