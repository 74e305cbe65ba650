"""One's own page says what each card is about, and has no heading over nothing."""

from collections.abc import Callable
from datetime import datetime

from django.test import Client
from django.urls import reverse

from sidelight.people.actions import NewMember, join
from sidelight.people.models import Person
from sidelight.people.queries import texts_in_force
from tests.build import Place

Browser = Callable[[Person], Client]
PASSPHRASE = "lantern river button"


def newcomer(at: datetime, name: str, *, safe_name: str = "") -> Person:
    agreed = texts_in_force(at)
    return join(NewMember(name, PASSPHRASE, "13-15", agreed, safe_name=safe_name), at=at)


def page_of(browser: Client) -> str:
    return browser.get(reverse("own_page")).content.decode()


def test_with_nothing_sent_it_says_so(place: Place, at: datetime, browser_of: Browser) -> None:
    shown = page_of(browser_of(newcomer(at, "", safe_name="Warm Lighthouse 17")))

    assert "What I sent" in shown
    assert "Nothing yet" in shown


def test_a_name_that_waits_is_called_a_name(
    place: Place, at: datetime, browser_of: Browser
) -> None:
    shown = page_of(browser_of(newcomer(at, "River")))

    assert "Waiting to be looked at" in shown
    assert "Your chosen name" in shown
    assert "River" in shown


def test_no_heading_stands_over_nothing(place: Place, at: datetime, browser_of: Browser) -> None:
    shown = page_of(browser_of(newcomer(at, "River")))

    assert "Waiting to be looked at" in shown
    assert "What I sent" not in shown
