"""Somebody on a bad day finds what they need, however they type it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.utils.html import escape

from sidelight.directory.actions import load_shipped
from sidelight.guidance import actions, queries
from sidelight.guidance.rules.finding import Text, find, index_of
from sidelight.guidance.tests.build import asked, changed, drafted, signed
from sidelight.guidance.tests.build_questions import OURS, answered, shown
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]
TEXTS = [
    Text("sleep", "When you cannot sleep", "Nights can be long.", "A quiet night. Breathe slowly."),
    Text("friend", "For a friend", "How to be there.", "Ask your friend how they are. Listen."),
    Text("doctor", "At the doctor's", "What happens there.", "You may take a friend along."),
    Text("café", "A café", "", "Sit down."),
]
INDEX = index_of(TEXTS)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sleep", "sleep"),
        ("SLEEPING", "sleep"),
        ("slepe", "sleep"),
        ("freind", "friend"),
        ("friends", "friend"),
        ("docter", "doctor"),
        ("dr doctor what happens", "doctor"),
        ("cafe", "café"),
        ("quietnights", "sleep"),
        ("my frend cant sleep at nite", "sleep"),
    ],
)
def test_it_is_found(typed: str, first: str) -> None:
    assert find(typed, INDEX).keys[0] == first


@pytest.mark.parametrize("typed", ["", "   ", "the and of", "qqqq", "???", "xz"])
def test_nothing_is_made_up(typed: str) -> None:
    assert list(find(typed, INDEX).keys) == []


def test_a_short_word_is_not_taken_for_a_much_longer_one() -> None:
    """Who finds something else than what they asked about feels answered, and is not."""
    counts = index_of([Text("counts", "What counts", "", "Everything counts.")])

    assert find("cuts", counts).keys == []
    assert find("count", counts).keys == ["counts"]
    assert find("conts", counts).keys == ["counts"]


def test_two_words_run_together_are_both_looked_for() -> None:
    apart = index_of([Text("facts", "About self-harm", "", "Many people harm themselves.")])

    assert find("selfharm", apart).keys == ["facts"]
    assert find("selfharming", apart).keys == ["facts"]
    assert find("selfharm", apart).read_as == {}


def test_a_title_weighs_more_than_a_mention() -> None:
    assert list(find("friend", INDEX).keys) == ["friend", "doctor"]


def test_it_says_what_it_read_instead() -> None:
    assert find("slepe well", INDEX).read_as == {"slepe": "sleep"}
    assert find("sleep", INDEX).read_as == {}


def test_a_word_that_was_mended_is_found_with_every_ending() -> None:
    texts = [
        Text("how", "How to tell someone", "Whom to tell.", "Tell one person."),
        Text("after", "When telling goes badly", "They shouted.", "Try another person."),
    ]

    assert find("teling sombody", index_of(texts)).keys[0] == "how"


@pytest.mark.parametrize("typed", ["my parents dont know", "I can’t sleep", "im tired", "I've"])
def test_short_forms_are_not_taken_for_other_words(typed: str) -> None:
    down = index_of([*TEXTS, Text("down", "When you feel down", "", "Can’t rest? Don’t worry.")])

    assert find(typed, down).read_as == {}


def test_a_thousand_words_are_too_many_to_look_for() -> None:
    assert find("zebra " * 1000 + "sleep", INDEX).keys == []


def test_articles_and_help_are_found_together(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    load_shipped(at)
    signed(asked(drafted(by=ed, at=at), by=ed), by=cass, at=at)

    page = browser_of(None).get("/find/", {"q": "hrad day, or childlin"}).content.decode()

    assert "/understand/the-facts/a-hard-day/" in page
    assert "0800 1111" in page


def test_answers_to_questions_are_found(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    answered(None, by=ed, at=at)
    shown(None, by=ed, second=cass, at=at)

    page = browser_of(None).get("/find/", {"q": "frend"}).content.decode()

    assert page.count(escape(OURS)) == 1


def test_only_signed_words_are_found(ed: Person, cass: Person, at: datetime) -> None:
    article = drafted(by=ed, at=at)
    signing = signed(asked(article, by=ed), by=cass, at=at)
    changed(article, "A giraffe.", by=ed)

    assert queries.found_for("giraffe", at).articles == []
    assert len(queries.found_for("harder", at).articles) == 1
    actions.take_off(signing, why="Wrong.", by=ed, at=at)
    assert queries.found_for("harder", at).articles == []


def test_what_was_typed_stands_in_the_page_as_words_alone(db: None, browser_of: Browser) -> None:
    page = browser_of(None).get("/find/", {"q": '<b>"x'}).content.decode()

    assert "<b>" not in page
    assert "We found nothing" in page


def test_nobody_indexes_what_somebody_looked_for(db: None, browser_of: Browser) -> None:
    answer = browser_of(None).get("/find/", {"q": "sleep"})

    assert "noindex" in answer.headers["X-Robots-Tag"]
