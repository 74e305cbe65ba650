"""Before the first word a member's page says who reads here, who is there, and what is kept."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.actions.attending import attend_rooms
from sidelight.rooms.actions.keepings import KEPT_DAYS
from sidelight.rooms.actions.running import open_room
from sidelight.rooms.models import Room
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import page_of
from tests.build import Place as Charity

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]
NOT_KEPT = "Words said here are not kept."
KEPT = f"Words said here are kept, locked, for {KEPT_DAYS} days after the session."


@pytest.fixture
def alone(place: Charity, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Evening:
    """Amira with Cass alone, and Yusuf second on duty; nobody has come yet."""
    return Evening.planned([amira], [cass], by=place.manager, at=at,
                           kind=Room.Kind.ONE_TO_ONE, seconds=[yusuf])  # fmt: skip


def test_what_is_kept_stands_above_the_first_word(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    in_the_lobby = page_of(browser_of(amira), evening.room)
    evening.opened(cass, yusuf)
    evening.say(cass, "Good evening.")
    later = page_of(browser_of(amira), evening.room)

    assert KEPT in in_the_lobby
    assert "Nobody reads them again, unless a safeguarding lead has a reason" in in_the_lobby
    assert later.index(KEPT) < later.index("Good evening.")


def test_a_room_that_keeps_nothing_says_so_before_the_first_word(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    Room.objects.update(keep_days=0)
    in_the_lobby = page_of(browser_of(amira), evening.room)
    evening.opened(cass, yusuf)
    evening.say(cass, "Good evening.")
    later = page_of(browser_of(amira), evening.room)

    assert NOT_KEPT in in_the_lobby
    assert later.index(NOT_KEPT) < later.index("Good evening.")
    assert KEPT not in later


def test_in_a_one_to_one_it_is_kept_as_long(
    alone: Evening, amira: Person, browser_of: Browsers
) -> None:
    assert KEPT in page_of(browser_of(amira), alone.room)


def test_a_group_reads_of_both_leaders(
    evening: Evening, amira: Person, browser_of: Browsers
) -> None:
    page = page_of(browser_of(amira), evening.room)

    assert "They open the room when both of them are here." in page
    assert "Everyone in your group reads what is shown here." in page


def test_a_one_to_one_names_one_leader_and_who_can_look_in(
    alone: Evening, amira: Person, browser_of: Browsers
) -> None:
    page = page_of(browser_of(amira), alone.room)

    assert "Your leader is not here yet." in page
    assert "You talk with Cass." in page
    assert "Yusuf is on duty as well. They can look in and read along" in page
    assert "No other member is here or reads this." in page
    for of_a_group in ("both of them", "your group", "leaders are not here"):
        assert of_a_group not in page


def test_before_it_opens_a_one_to_one_speaks_of_one_leader(
    alone: Evening, amira: Person, at: datetime, browser_of: Browsers
) -> None:
    Room.objects.filter(pk=alone.room.pk).update(
        starts_at=at + timedelta(hours=2), ends_at=at + timedelta(hours=3)
    )

    page = browser_of(amira).get(reverse("room", args=[alone.room.slug])).content.decode()

    assert "your leader opens it when they are here" in page
    assert "both of them" not in page


def test_a_one_to_one_whose_leader_is_away_waits_for_that_one(
    alone: Evening, amira: Person, cass: Person, at: datetime, browser_of: Browsers
) -> None:
    alone.come(amira, cass)
    open_room(alone.room, by=alone.place(cass), at=at)
    alone.go(cass)
    attend_rooms(at)

    page = page_of(browser_of(amira), alone.room)

    assert "Your leader is away just now." in page
    assert "One leader is away" not in page
    assert "One of your leaders" not in page
