"""A room is there for those with a place in it: everybody else learns not even that."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.actions import write_text
from sidelight.people.models import HouseText, Person
from sidelight.rooms.actions.members import put_out
from sidelight.rooms.rules.reasons import OutReason
from sidelight.rooms.tests.build import Evening
from tests.build import Place
from tests.signed_in import with_the_passphrase

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]
READ = ("room", "room_events")


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("who", ["kit", "mo", "sol", "max"])
def test_nobody_else_finds_it(
    evening: Evening, browser_of: Browsers, request: pytest.FixtureRequest, who: str, name: str
) -> None:
    address = reverse(name, args=[evening.room.slug])
    nowhere = reverse(name, args=["nowhere"])
    browser = browser_of(request.getfixturevalue(who))

    found, missing = browser.get(address), browser.get(nowhere)

    assert found.status_code == missing.status_code == 404


@pytest.mark.parametrize("name", READ)
def test_a_stranger_is_asked_to_sign_in(evening: Evening, client: Client, name: str) -> None:
    answer = client.get(reverse(name, args=[evening.room.slug]))

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", READ)
def test_a_leader_proves_the_second_factor_first(evening: Evening, cass: Person, name: str) -> None:
    answer = with_the_passphrase(cass).get(reverse(name, args=[evening.room.slug]))

    assert answer.status_code == 302


def test_a_member_reads_the_texts_in_force_first(
    evening: Evening,
    place: Place,
    amira: Person,
    at: datetime,
    browser_of: Browsers,
    clock_at: Callable[[datetime], None],
) -> None:
    later = at + timedelta(minutes=1)
    kind = HouseText.Kind.CONFIDENTIALITY
    write_text(kind, "Two more people read what waits.", by=place.manager, at=later)
    clock_at(later + timedelta(minutes=1))

    answer = browser_of(amira).get(reverse("room", args=[evening.room.slug]))

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("agreements"))


def test_whoever_was_put_out_finds_it_no_more(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    address = reverse("room", args=[evening.room.slug])
    before = browser_of(amira).get(address)

    by = evening.place(cass)
    put_out(evening.place(amira), OutReason.NOT_RIGHT_NOW, by=by, at=evening.at)

    assert before.status_code == 200
    assert browser_of(amira).get(address).status_code == 404


def test_a_name_of_no_activity_is_nowhere(
    evening: Evening, cass: Person, browser_of: Browsers
) -> None:
    address = reverse("room_activity", args=[evening.room.slug, "release-five"])

    assert browser_of(cass).post(address).status_code == 404


def test_a_leader_who_is_not_ready_any_more_finds_it_no_more(
    evening: Evening,
    cass: Person,
    at: datetime,
    browser_of: Browsers,
    clock_at: Callable[[datetime], None],
) -> None:
    address, browser = reverse("room", args=[evening.room.slug]), browser_of(cass)
    before = browser.get(address)

    clock_at(at + timedelta(days=310))  # her checks and training have run out

    assert before.status_code == 200
    assert browser.get(address).status_code == 404
