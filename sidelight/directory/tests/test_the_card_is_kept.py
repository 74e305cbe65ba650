"""A card of six numbers, on paper and on a phone: it tells nobody what it is for."""

import json
import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from sidelight.design.actions import Choice, choose_look
from sidelight.design.queries import forget_look
from sidelight.directory.actions import add_service
from sidelight.directory.tests.build import entry
from sidelight.people.models import Person

ADDRESSES = ["/help-now/kept/", "/help-now/worker.js", "/help-now/app.webmanifest"]


@pytest.mark.django_db
def test_a_card_has_the_six_most_urgent_and_never_says_open_now(client: Client) -> None:
    for address in ("/help-now/card/", "/help-now/kept/"):
        page = client.get(address).content.decode()
        assert page.count('class="card-who"') == 6
        assert "Open now" not in page


def test_a_card_for_a_place_has_the_help_there(
    place: object, ed: Person, at: datetime, client: Client
) -> None:
    add_service(entry("Thistle Line", areas=("scotland",)), by=ed, at=at)
    add_service(entry("Welsh Line", areas=("wales",)), by=ed, at=at)

    page = client.get("/help-now/card/", {"where": "scotland"}).content.decode()

    assert ('class="card-who">Thistle Line' in page, 'class="card-who">Welsh Line' in page) == (
        True,
        False,
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_a_browser_keeps_is_the_same_for_everybody(
    place: object, amira: Person, mo: Person, address: str,
    browser_of: Callable[[Person | None], Client],
) -> None:  # fmt: skip
    answers = [browser_of(who).get(address) for who in (None, amira, mo)]

    assert len({answer.content for answer in answers}) == 1
    assert all(not answer.cookies for answer in answers)


@pytest.mark.django_db
def test_on_a_phone_it_has_a_plain_name_and_picture(client: Client) -> None:
    app = json.loads(client.get("/help-now/app.webmanifest").content)

    assert (app["name"], app["short_name"]) == ("Card", "Card")
    assert app["start_url"].startswith(app["scope"])
    assert "Sidelight" not in json.dumps(app)
    assert "Sidelight" not in client.get("/help-now/kept/").content.decode()


@pytest.mark.django_db
def test_the_charity_chooses_name_and_picture(client: Client, at: datetime) -> None:
    choose_look(Choice(app_name="Notes", app_icon="wave"), by_id=1, at=at)
    forget_look()

    app = json.loads(client.get("/help-now/app.webmanifest").content)

    assert app["name"] == "Notes"
    assert all("wave" in icon["src"] for icon in app["icons"])
    assert "<title>Notes</title>" in client.get("/help-now/kept/").content.decode()


@pytest.mark.django_db
def test_a_browser_is_told_to_keep_the_card_and_nothing_else(client: Client) -> None:
    worker = client.get("/help-now/worker.js")
    kept = re.findall(r'"([^"]+)"', worker.content.decode().partition("];")[0])

    assert kept[0] == "/help-now/kept/"
    assert all(address.startswith("/static/") for address in kept[1:])
    assert worker.headers["Content-Type"].startswith("text/javascript")
    # Without the header it reaches no further than the pages of help.
    assert "Service-Worker-Allowed" not in worker.headers
