"""Leaders and managers read the shown names of those with a place, and of nobody else."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.models import Application, Group
from sidelight.courses.tests.build import application, placed
from sidelight.people.models import Person
from tests.build import Place

Browsers = Callable[[Person | None], Client]


@pytest.fixture
def address(tuesdays: Group, amira: Person, dee: Person, place: Place, at: datetime) -> str:
    """Amira has a place, Dee was offered one, Ash waits."""
    tuesdays.seats.filter(number__gt=2).delete()
    placed(tuesdays, amira, at=at)
    offered = placed(tuesdays, dee, at=at)
    Application.objects.filter(pk=offered.pk).update(
        taken_at=None, offered_at=at, offer_ends_at=at + timedelta(days=1)
    )
    application(tuesdays, place.member("Ash", "16-17"), at=at)
    return reverse("staff_group", args=[tuesdays.slug])


@pytest.mark.parametrize("who", ["max", "cass", "yusuf"])
def test_those_who_plan_and_lead_read_names_of_those_with_a_place(
    address: str, browser_of: Browsers, who: str, request: pytest.FixtureRequest
) -> None:
    page = browser_of(request.getfixturevalue(who)).get(address).content.decode()

    assert "Amira" in page
    assert "Dee" not in page
    assert "Ash" not in page
    assert "1 taken, 1 kept for somebody, 0 free. Waiting: 1." in page


@pytest.mark.parametrize("who", ["mo", "sol", "ed", "amira", "dee"])
def test_nobody_else_finds_the_page(
    address: str, browser_of: Browsers, who: str, request: pytest.FixtureRequest
) -> None:
    answer = browser_of(request.getfixturevalue(who)).get(address)

    assert answer.status_code == 404


def test_another_leader_finds_neither_the_page_nor_the_group(
    address: str, tuesdays: Group, place: Place, browser_of: Browsers
) -> None:
    other = browser_of(place.staff("Cleo", "counsellor"))

    assert other.get(address).status_code == 404
    assert tuesdays.name not in other.get(reverse("staff_groups")).content.decode()


def test_a_leader_changes_nothing(
    address: str, tuesdays: Group, cass: Person, browser_of: Browsers
) -> None:
    browser = browser_of(cass)

    assert "Cancel this group" not in browser.get(address).content.decode()
    for name in ("group_leaders", "group_seats", "group_cancellation"):
        assert browser.get(reverse(name, args=[tuesdays.slug])).status_code == 404
    moving = reverse("session_time", args=[tuesdays.slug, 1])
    assert browser.post(moving, {"day": "2026-03-18", "starts": "18:30"}).status_code == 404
