"""Somebody who has been here long is told once that a pause is fine; nothing calls them back."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.people.models import Person

pytestmark = pytest.mark.django_db
SAID = "You have been here for a good while"
Clock = Callable[[datetime], None]


@pytest.fixture
def visited_at(as_amira: Client, at: datetime, clock_at: Clock) -> Callable[[int], bool]:
    """Open a page some minutes after the first, and say whether it mentions a pause."""

    def visited(minutes: int) -> bool:
        clock_at(at + timedelta(minutes=minutes))
        return SAID in as_amira.get("/me/mark/").content.decode()

    return visited


def test_after_forty_minutes_and_once(visited_at: Callable[[int], bool]) -> None:
    assert [visited_at(minutes) for minutes in (0, 20, 39, 41, 50, 85, 120)] == [
        False, False, False, True, False, False, False,
    ]  # fmt: skip


def test_not_to_somebody_who_comes_back_later(visited_at: Callable[[int], bool]) -> None:
    assert [visited_at(minutes) for minutes in (0, 20, 120, 140)] == [False] * 4


def test_not_to_somebody_who_switched_it_off(
    as_amira: Client, visited_at: Callable[[int], bool]
) -> None:
    visited_at(0)
    as_amira.post("/me/pauses/off/")

    assert [visited_at(minutes) for minutes in (20, 41, 60)] == [False] * 3


def test_again_to_somebody_who_switched_it_on(
    as_amira: Client, visited_at: Callable[[int], bool]
) -> None:
    as_amira.post("/me/pauses/off/")
    as_amira.post("/me/pauses/on/")

    assert [visited_at(minutes) for minutes in (0, 20, 41)] == [False, False, True]


def test_the_account_page_offers_the_switch(as_amira: Client) -> None:
    before = as_amira.get("/me/account/").content.decode()
    as_amira.post("/me/pauses/off/")
    after = as_amira.get("/me/account/").content.decode()

    assert "/me/pauses/off/" in before
    assert "/me/pauses/on/" in after


def test_reading_on_writes_nothing(
    as_amira: Client, amira: Person, at: datetime, clock_at: Clock
) -> None:
    as_amira.get("/me/mark/")
    before = as_amira.session["visit"]
    clock_at(at + timedelta(minutes=5))

    as_amira.get("/me/mark/")

    assert as_amira.session["visit"] == before
