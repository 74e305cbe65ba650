"""The page that helps to tell somebody asks for nothing, keeps nothing, and is the same for all."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from sidelight.journal.models import Page
from sidelight.people.models import Person

PAGE = "/tell-somebody/"
SCRIPT = Path(__file__).resolve().parents[1] / "static" / "guidance" / "tell_somebody.js"
Open = Callable[[Person | None], Client]


def page_for(who: Person | None, browser_of: Open) -> str:
    return browser_of(who).get(PAGE).content.decode()


@pytest.mark.django_db
def test_a_stranger_may_use_it_and_nothing_is_sent(client: Client) -> None:
    answer = client.get(PAGE)
    form = answer.content.decode().partition("data-text")[0].rpartition("<form")[2]

    assert answer.status_code == 200
    assert "action=" not in form
    assert not answer.cookies
    assert client.post(PAGE, {"words": "hello"}).status_code == 405


def test_the_script_asks_for_nothing_and_writes_nowhere() -> None:
    """There is no draft of it on a shared phone, and no request that could carry it."""
    ways = r"fetch|XMLHttpRequest|sendBeacon|WebSocket|localStorage|sessionStorage|indexedDB|cookie"

    assert re.findall(ways, SCRIPT.read_text(encoding="utf-8")) == []


def test_staff_have_no_journal_to_keep_it_in(mo: Person, browser_of: Open) -> None:
    assert "Keep it in my journal" not in page_for(mo, browser_of)


def test_a_member_keeps_it_as_one_page_of_their_journal(amira: Person, browser_of: Open) -> None:
    browser = browser_of(amira)
    page = browser.get(PAGE).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    hidden.pop("csrfmiddlewaretoken")
    typed = {**hidden, "words": "Please just listen first."}

    first, again = (browser.post("/me/journal/new/", typed) for _ in range(2))

    assert (first.status_code, again.status_code) == (302, 302)
    assert Page.objects.count() == 1
    kept = browser.get(first.headers["Location"]).content.decode()
    assert "Please just listen first." in kept
    assert "What I want to tell somebody" in kept


@pytest.mark.django_db
def test_every_page_leads_there(client: Client) -> None:
    assert f'href="{PAGE}"' in client.get("/help-now/").content.decode()


@pytest.mark.django_db
def test_search_engines_may_lead_there(client: Client) -> None:
    assert client.get(PAGE).headers["X-Robots-Tag"] == "all"
    assert f"Allow: {PAGE}" in client.get("/robots.txt").content.decode()
