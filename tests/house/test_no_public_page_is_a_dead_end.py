"""Whoever stands on a page of ours has a way on, also where there is nothing; and what is personal
is for no search engine."""

import re
from html.parser import HTMLParser
from importlib import import_module

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import Resolver404, resolve, reverse

from tests.house.lived_in import LivedIn
from tests.house.permissions import ROWS
from tests.house.test_public_pages_notice_each_change import MARKED, OPEN
from tests.house.walls.permissions import AUTHOR, MODERATOR, PAGE, STAFF

# Programs, pictures and papers, which lead nowhere on purpose.
NO_PAGES = {
    "robots", "sitemap", "health", "mfa_login_webauthn", "notes_worker", "help_worker", "help_app",
    "course_picture", "help_card_alone", "room_events", "room_shown", "own_calendar",
    "room_closing", "room_beside", "staff_picture", "version_pack", "article_picture",
    "article_reading", "editing_file",
}  # fmt: skip
PAGES = sorted(OPEN - NO_PAGES)
# The first page, the page for those who build pages, and pages behind a link in a message, which do
# not say what they belong to.
WITHOUT_BEARINGS = {
    "front", "style_page", "farewell", "offer_link", "away_link", "wanted_link", "missed_link",
}  # fmt: skip
DOORS = ("help_now", "join", "find_evening", "tell_somebody")


class Ways(HTMLParser):
    """What a page leads to, inside its main part; and its way here."""

    def __init__(self, page: HttpResponse) -> None:
        super().__init__()
        self.inside, self.links, self.forms = False, [], 0
        self.way_here: list[str] = []
        self.is_way_here = False
        self.feed(page.content.decode())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = dict(attributes)
        if tag == "main":
            self.inside = True
        elif tag == "nav" and said.get("class") == "way-here":
            self.is_way_here = True
        elif self.inside and tag == "form":
            self.forms += 1
        elif self.inside and tag == "a":
            (self.way_here if self.is_way_here else self.links).append(said.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.inside = False
        elif tag == "nav":
            self.is_way_here = False


def opened(name: str, lived_in: LivedIn, who: str = "") -> HttpResponse:
    browser = lived_in.browser_of(who) if who else Client()
    return browser.get(reverse(name, kwargs=lived_in.arguments.get(name)))


@pytest.mark.parametrize("name", PAGES)
def test_each_page_has_a_way_on_beside_its_frame(name: str, lived_in: LivedIn) -> None:
    ways = Ways(opened(name, lived_in))

    assert ways.links or ways.forms or ways.way_here


@pytest.mark.parametrize("name", sorted({*PAGES} - WITHOUT_BEARINGS))
def test_each_page_below_the_first_says_where_it_is(name: str, lived_in: LivedIn) -> None:
    ways = Ways(opened(name, lived_in))

    assert ways.way_here[0] == reverse("front")
    for address in ways.way_here:
        assert Client().get(address).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_no_way_on_leads_nowhere(name: str, lived_in: LivedIn) -> None:
    ways = Ways(opened(name, lived_in))

    for address in (*ways.links, *ways.way_here):
        if address.startswith("/") and not address.startswith("//"):
            assert leads_somewhere(address), address


def leads_somewhere(address: str) -> bool:
    try:
        resolve(re.split(r"[?#]", address)[0])
    except Resolver404:
        return False
    return True


def test_an_address_that_leads_nowhere_is_noticed() -> None:
    assert leads_somewhere("/help-now/?where=Wales#list")
    assert not leads_somewhere("/nowhere/at/all/")


def test_where_there_is_no_page_the_doors_are(lived_in: LivedIn) -> None:
    page = Client().get("/nowhere/")

    assert page.status_code == 404
    links = Ways(page).links
    assert {reverse(name) for name in DOORS} <= set(links)
    assert "tel:" in page.content.decode()


@override_settings(DEBUG=False)
def test_where_a_page_breaks_the_doors_are(
    lived_in: LivedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(at: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(import_module("sidelight.home.views.front"), "opening", breaks)

    page = Client(raise_request_exception=False).get("/")

    assert page.status_code == 500
    assert {reverse(name) for name in DOORS} <= set(Ways(page).links)
    assert "tel:" in page.content.decode()


# Everything that is not marked is for one person, or for those who are signed in.
@pytest.mark.parametrize("who", [AUTHOR, MODERATOR, *sorted(STAFF - {MODERATOR})])
def test_what_is_personal_is_for_no_search_engine(lived_in: LivedIn, who: str) -> None:
    names = [name for name, row in ROWS.items() if row.get.get(who) == PAGE and name not in MARKED]
    found = {name: opened(name, lived_in, who) for name in names}

    assert len(found) > 10
    told = {name: page.headers["X-Robots-Tag"] for name, page in found.items()}
    assert {name: said for name, said in told.items() if "noindex" not in said} == {}


def test_what_is_public_may_be_found(lived_in: LivedIn) -> None:
    found = {name for name in MARKED if "noindex" not in opened(name, lived_in)["X-Robots-Tag"]}

    # The card is a paper: whoever looks for help finds the page that leads to it.
    assert found == MARKED - {"help_card"}
