"""Search engines, browsers and whoever watches the place get short answers without a session."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse


def test_search_engines_are_kept_to_the_public_pages() -> None:
    answer = Client().get(reverse("robots"))

    lines = answer.content.decode().splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow: /"]
    assert {line.removeprefix("Allow: ") for line in lines[2:]} == {
        "/$", "/help-now/", "/tell-somebody/", "/about/confidentiality/", "/about/house-rules/",
        "/static/",
    }  # fmt: skip
    assert answer.headers["Content-Type"].startswith("text/plain")


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
