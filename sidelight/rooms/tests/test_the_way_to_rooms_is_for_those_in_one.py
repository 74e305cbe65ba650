"""The navigation leads to rooms for whoever has one to go to, and says nothing to others."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.models import Room
from sidelight.rooms.tests.build import Evening

pytestmark = pytest.mark.django_db
Leads = Callable[[str, str], bool]


@pytest.fixture
def leads(request: pytest.FixtureRequest, browser_of: Callable[[Person | None], Client]) -> Leads:
    """Tell whether a page of somebody's leads to an address."""

    def shown(who: str, name: str) -> bool:
        person = None if who == "stranger" else request.getfixturevalue(who)
        page = browser_of(person).get(reverse("help_now")).content.decode()
        return f'href="{reverse(name)}"' in page

    return shown


@pytest.mark.usefixtures("evening")
def test_members_with_a_place_are_led_to_their_rooms(leads: Leads) -> None:
    assert leads("amira", "rooms")


@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize("who", ["stranger", "kit", "mo", "ed"])
def test_nobody_else_is_told_that_there_are_any(leads: Leads, who: str) -> None:
    assert not leads(who, "rooms")
    assert not leads(who, "staff_rooms")


@pytest.mark.parametrize("who", ["cass", "yusuf", "max", "sol"])
def test_staff_of_rooms_are_led_to_the_list(leads: Leads, who: str) -> None:
    assert leads(who, "staff_rooms")


def test_when_it_is_over_nothing_leads_there(evening: Evening, leads: Leads, at: datetime) -> None:
    Room.objects.filter(pk=evening.room.pk).update(phase="closed", closed_at=at, ending="time")

    assert not leads("amira", "rooms")


def test_who_lost_their_place_is_not_led_there(
    evening: Evening, amira: Person, leads: Leads, at: datetime
) -> None:
    evening.room.places.filter(person=amira).update(removed_at=at, seat=None)

    assert not leads("amira", "rooms")
