"""A new version of a text says what changed, and the page that was wanted comes after the yes."""

from datetime import datetime

import pytest
from django.test import Client

from sidelight.people import actions, queries
from sidelight.people.models import HouseText, Person
from sidelight.people.rules import Change, differences, sentences

pytestmark = pytest.mark.django_db
RULES = HouseText.Kind.HOUSE_RULES
WANTED = "/me/mark/?from=here"


@pytest.fixture
def changed(amira: Person, max: Person, at: datetime) -> HouseText:
    """The house rules in a version that Amira has not agreed to."""
    actions.write_text(RULES, "Skipped.", what_changed="We tried other words.", by=max, at=at)
    return actions.write_text(
        RULES,
        "What we say about house rules. Nobody is rushed.",
        clauses=[
            ("Be kind", "Write to others as you would like to be written to."),
            ("Stay unknown", "No places."),
        ],
        what_changed="There is a new rule.",
        by=max,
        at=at,
    )


def test_the_editors_words_and_the_sentences_stand_before_the_yes(
    as_amira: Client, changed: HouseText
) -> None:
    page = as_amira.get("/agreements/").content.decode()

    for words in ("We tried other words.", "There is a new rule."):
        assert page.index(words) < page.index('name="agreed"')
    assert "<ins>Nobody is rushed.</ins>" in page
    assert "<ins>Stay unknown: No places.</ins>" in page
    assert "<del>" not in page
    assert "<strong>New:</strong>" in page


def test_what_is_gone_is_said_in_words(
    as_amira: Client, amira: Person, max: Person, at: datetime
) -> None:
    actions.write_text(RULES, "Short now.", what_changed="Much shorter.", by=max, at=at)

    page = as_amira.get("/agreements/").content.decode()

    assert "<strong>Gone:</strong> <del>Be kind: Write to others" in page


def test_the_page_that_was_wanted_comes_after_the_yes(as_amira: Client, changed: HouseText) -> None:
    asked = as_amira.get(WANTED)
    page = as_amira.get(asked["Location"])

    answer = as_amira.post(asked["Location"], {"agreed": [str(changed.pk)]})

    assert page.status_code == 200
    assert answer["Location"] == WANTED


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:1"])
def test_no_page_of_somebody_else_comes_after_the_yes(
    as_amira: Client, changed: HouseText, elsewhere: str
) -> None:
    answer = as_amira.post(f"/agreements/?next={elsewhere}", {"agreed": [str(changed.pk)]})

    assert answer["Location"] == "/me/"


def test_nothing_is_made_up_for_whoever_never_agreed(amira: Person, at: datetime) -> None:
    text = queries.text_in_force(RULES, at)
    assert text is not None

    change = queries.changes_since(amira, [text])[0]

    assert (change.told, change.changes) == ([], [])


def test_sentences_are_compared_in_reading_order() -> None:
    before = sentences("One stays. Two goes.\n\nThree stays.")
    now = sentences("One stays. Two is new. Three stays. Four comes.")

    assert differences(before, now) == [
        Change("gone", "Two goes."),
        Change("new", "Two is new."),
        Change("new", "Four comes."),
    ]


def test_what_was_agreed_to_can_be_read_again_as_it_was(
    as_amira: Client, changed: HouseText, at: datetime
) -> None:
    as_amira.post("/agreements/", {"agreed": [str(changed.pk)]})

    page = as_amira.get("/me/agreements/").content.decode()

    assert "version 1" in page
    assert "version 3" in page
    assert "Nobody is rushed." in page
    assert "version 2" not in page
