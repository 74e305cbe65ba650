"""The two texts: written by managers, in force at once, agreed to anew by everybody."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.home.queries import sample_of
from sidelight.people.actions import found
from sidelight.people.models import HouseText, Person
from sidelight.people.queries import text_in_force, unagreed_texts
from sidelight.team.actions import Dates, declare_founder_ready
from tests.build import Place

CONFIDENTIALITY = HouseText.Kind.CONFIDENTIALITY
HOUSE_RULES = HouseText.Kind.HOUSE_RULES


def page(kind: str) -> str:
    return reverse("staff_text", args=[kind])


def clauses(*written: tuple[str, str]) -> dict[str, str]:
    """Return a form of clauses as a browser sends it."""
    typed = {"clauses-TOTAL_FORMS": str(len(written)), "clauses-INITIAL_FORMS": "0"}
    for number, (title, words) in enumerate(written):
        typed |= {f"clauses-{number}-title": title, f"clauses-{number}-words": words}
    return typed


@pytest.fixture
def manager(max: Person, browser_of: object) -> Client:
    return browser_of(max)


def test_a_new_version_is_in_force_at_once(
    manager: Client, max: Person, amira: Person, at: datetime
) -> None:
    typed = {"words": "We read everything first.", "what_changed": "Shorter."}
    assert unagreed_texts(amira, at) == []

    answer = manager.post(page(CONFIDENTIALITY), typed)

    text = text_in_force(CONFIDENTIALITY, at)
    assert answer.headers["Location"] == reverse("staff_texts")
    assert (text.version, text.words, text.what_changed) == (2, *typed.values())
    assert text.written_by == max
    assert unagreed_texts(amira, at) == [text]


def test_clauses_keep_their_order_and_empty_ones_go(manager: Client, at: datetime) -> None:
    written = clauses(("Be kind", "To all."), ("", ""), ("Stay unknown", "No names."))

    manager.post(page(HOUSE_RULES), {"words": "Our rules.", **written})

    kept = [(one.title, one.words) for one in text_in_force(HOUSE_RULES, at).clauses.all()]
    assert kept == [("Be kind", "To all."), ("Stay unknown", "No names.")]


@pytest.mark.parametrize(
    "written",
    [clauses(("", "")), clauses(("Be kind", "")), clauses(("", "To all."))],
    ids=["none", "no meaning", "no name"],
)
def test_rules_without_a_whole_clause_are_refused(
    manager: Client, at: datetime, written: dict[str, str]
) -> None:
    answer = manager.post(page(HOUSE_RULES), {"words": "Our rules.", **written})

    assert answer.status_code == 200
    assert "Please" in answer.content.decode()
    assert text_in_force(HOUSE_RULES, at).version == 1


def test_an_empty_text_is_refused(manager: Client, at: datetime) -> None:
    answer = manager.post(page(CONFIDENTIALITY), {"words": "   "})

    assert "Please write the text" in answer.content.decode()
    assert text_in_force(CONFIDENTIALITY, at).version == 1


def test_the_form_holds_what_is_in_force(manager: Client) -> None:
    shown = manager.get(page(HOUSE_RULES)).content.decode()

    assert "Be kind to yourself and others." in shown
    assert "Stay unknown" in shown
    assert sample_of(HOUSE_RULES).note not in shown


@pytest.mark.django_db
@pytest.mark.parametrize("kind", HouseText.Kind.values)
def test_where_nothing_is_in_force_a_draft_stands_there_marked_as_one(
    kind: str, at: datetime, clock_at: object, browser_of: object
) -> None:
    alone = found("Max", "lantern river button", at=at)
    declare_founder_ready(alone, Dates(at.date(), at.date()), at=at)
    sample = sample_of(HouseText.Kind(kind))

    shown = browser_of(alone).get(page(kind)).content.decode()

    assert sample.note in shown
    assert sample.words.splitlines()[0] in shown
    assert sample.note.startswith("Sample: have it reviewed")


@pytest.mark.parametrize("address", [reverse("staff_texts"), page("house-rules")])
def test_nobody_else_finds_them(
    place: Place, mo: Person, sol: Person, amira: Person, browser_of: object, address: str
) -> None:
    for person in (None, amira, mo, sol):
        assert browser_of(person).get(address).status_code == 404


def test_there_are_only_two(manager: Client) -> None:
    assert manager.get(page("poems")).status_code == 404
    assert manager.get(reverse("staff_texts")).content.count(b'class="card-title"') == 2
