"""Whoever sits in a session is told of no pause there, nor right after it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.people.models import Person
from sidelight.rooms.tests.build import Evening

pytestmark = pytest.mark.django_db
SAID = "You have been here for a good while"


def test_an_hour_of_pages_mentions_a_pause_and_an_hour_of_a_session_does_not(
    evening: Evening,
    amira: Person,
    at: datetime,
    clock_at: Callable[[datetime], None],
    browser_of: Callable[[object], Client],
) -> None:
    browser, room = browser_of(amira), f"/rooms/{evening.room.slug}/"
    visits = [(room, 0), (room, 20), (room, 41), (room, 55), ("/me/mark/", 75)]
    visits += [("/me/mark/", 95), ("/me/mark/", 117)]

    said = []
    for address, minutes in visits:
        clock_at(at + timedelta(minutes=minutes))
        answer = browser.get(address)
        assert answer.status_code == 200
        said.append(SAID in answer.content.decode())

    assert said == [False, False, False, False, False, False, True]
