"""Search engines, browsers and whoever watches the place get short answers without a session."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse


def test_search_engines_are_kept_to_the_public_pages() -> None:
    answer = Client().get(reverse("robots"))

    lines = answer.content.decode().splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow: /"]
    assert {line.removeprefix("Allow: ") for line in lines[2:-1]} == {
        "/$", "/help-now/", "/tell-somebody/", "/understand/", "/evenings/",
        "/report-a-site/", "/ask/", "/questions/", "/about/confidentiality/",
        "/about/house-rules/", "/static/",
    }  # fmt: skip
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.django_db
def test_every_page_that_is_named_to_search_engines_opens_and_says_so(place: object) -> None:
    named = re.findall(r"<loc>http://testserver([^<]+)</loc>", _read("sitemap"))

    answers = [Client().get(address) for address in named]

    assert named[0] == "/"
    assert len(named) == 10
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.headers["X-Robots-Tag"] for answer in answers} == {"all"}
    assert {b'name="robots" content="all"' in answer.content for answer in answers} == {True}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["front", "help_now", "tell_somebody", "find_evening", "report_a_site", "ask", "questions"],
)
def test_a_public_page_says_what_it_is_when_it_is_passed_on(name: str) -> None:
    page = _read(name)

    assert page.count('property="og:title"') == 1
    assert f'<link rel="canonical" href="http://testserver{reverse(name)}">' in page


def test_a_page_of_ones_own_tells_nothing_when_it_is_passed_on(
    amira: object, browser_of: Callable[[object], Client]
) -> None:
    for name in ("own_page", "spaces", "journal"):
        assert "og:" not in browser_of(amira).get(reverse(name)).content.decode()


@pytest.mark.django_db
def test_a_place_that_is_up_says_ok() -> None:
    answer = Client().get(reverse("health"))

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" not in answer.headers.get("Vary", "")


@contextmanager
def a_broken_database() -> Iterator[None]:
    def breaks(*_: object) -> None:
        raise DatabaseError("gone")

    with connection.execute_wrapper(breaks):
        yield


@pytest.mark.django_db
def test_a_place_without_its_database_says_so() -> None:
    with a_broken_database():
        answer = Client().get(reverse("health"))

    assert answer.status_code == 503


def test_browsers_find_the_icon() -> None:
    answer = Client().get(reverse("favicon"))

    assert answer.headers["Location"].endswith(".svg")


def _read(name: str) -> str:
    return Client().get(reverse(name)).content.decode()
