"""The overview shows a way exactly where its door opens."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.home.chrome import staff_doors
from sidelight.people.models import Person
from tests.build import Place

CAST = ["mo", "sol", "cass", "yusuf", "ed", "max"]


def ways(browser: Client) -> set[str]:
    page = browser.get(reverse("staff")).content.decode()
    return set(re.findall(r'<h2 class="card-title">\s*<a href="([^"]+)"', page))


@pytest.fixture(params=CAST)
def worker(request: pytest.FixtureRequest, place: Place) -> Person:
    return request.getfixturevalue(request.param)


def test_every_way_shown_opens_and_every_other_does_not(
    worker: Person, place: Place, browser_of: object, at: object, request: pytest.FixtureRequest
) -> None:
    somebody = [request.getfixturevalue(name) for name in CAST]
    everything = {door.address for person in somebody for door in staff_doors(person, at)}
    browser = browser_of(worker)

    opens = {address for address in everything if browser.get(address).status_code == 200}

    assert ways(browser) == opens
    assert len(everything) >= 10


def test_moderators_find_the_desk_and_managers_do_not(
    mo: Person, max: Person, browser_of: object
) -> None:
    assert reverse("queue") in ways(browser_of(mo))
    assert reverse("queue") not in ways(browser_of(max))


def test_only_managers_see_the_list_and_the_ledger(
    mo: Person, max: Person, browser_of: object
) -> None:
    managers = browser_of(max).get(reverse("staff")).content
    moderators = browser_of(mo).get(reverse("staff")).content

    assert b"Before anybody may join" in managers
    assert b"Sealed lines" in managers
    assert b"Before anybody may join" not in moderators
    assert b"Sealed lines" not in moderators


def test_nobody_else_is_told_that_it_is_there(
    place: Place, amira: Person, browser_of: object
) -> None:
    unknown = Client().get("/no-such-page/")

    for browser in (Client(), browser_of(amira)):
        answer = browser.get(reverse("staff"))
        assert answer.status_code == 404
        assert answer.content == unknown.content


def test_the_navigation_shows_it_to_staff_alone(
    place: Place, mo: Person, amira: Person, browser_of: object
) -> None:
    link = f'href="{reverse("staff")}"'.encode()

    assert link in browser_of(mo).get(reverse("front")).content
    assert link not in browser_of(amira).get(reverse("front")).content
    assert link not in Client().get(reverse("front")).content
