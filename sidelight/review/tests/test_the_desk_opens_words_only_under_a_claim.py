"""The desk's pages show words to whoever holds them, and to nobody else; others find no desk."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.review.actions import claim, withdraw
from sidelight.review.models import Claim, Outcome, Submission
from sidelight.review.rules import AFTER_CLOSING, LEASE
from sidelight.review.tests.build import approved, decided, now, sent

WORDS = "A kestrel above the field."
Browser = Callable[[Person | None], Client]
Clock = Callable[[datetime], None]


@pytest.fixture
def waiting(amira: Person, at: datetime) -> Submission:
    return sent(amira, WORDS, at=at, title="What I saw")


def item_address(submission: Submission) -> str:
    return reverse("desk_item", args=[submission.slug])


def test_the_queue_shows_no_words(waiting: Submission, mo: Person, browser_of: Browser) -> None:
    page = browser_of(mo).get(reverse("queue")).content.decode()

    assert item_address(waiting) in page
    assert "1 thing waits" in page
    assert WORDS not in page
    assert "What I saw" not in page


def test_the_words_open_for_whoever_takes_them(
    waiting: Submission, mo: Person, nan: Person, browser_of: Browser
) -> None:
    browser = browser_of(mo)
    before = browser.get(item_address(waiting)).content.decode()

    taken = browser.post(reverse("claim", args=[waiting.slug]), follow=True).content.decode()
    others = browser_of(nan).get(item_address(waiting)).content.decode()

    assert "Look at it" in before
    assert WORDS not in before
    assert WORDS in taken
    assert WORDS not in others
    assert "Mo is looking at this" in others


def test_they_close_when_the_time_has_run_out(
    waiting: Submission, mo: Person, at: datetime, browser_of: Browser, clock_at: Clock
) -> None:
    claim(waiting, moderator=mo, at=at)
    browser = browser_of(mo)
    before = browser.get(item_address(waiting)).content.decode()

    clock_at(at + LEASE)
    after = browser.get(item_address(waiting)).content.decode()

    assert WORDS in before
    assert WORDS not in after
    assert "Look at it" in after


def test_the_second_to_take_it_is_told_who_holds_it(
    waiting: Submission, mo: Person, nan: Person, at: datetime, browser_of: Browser
) -> None:
    claim(waiting, moderator=mo, at=at)

    refused = browser_of(nan).post(reverse("claim", args=[waiting.slug]))

    assert refused.status_code == 409
    assert "Mo is looking at this" in refused.content.decode()
    assert WORDS not in refused.content.decode()


def test_next_leads_to_words_that_are_mine(
    waiting: Submission, mo: Person, browser_of: Browser
) -> None:
    page = browser_of(mo).post(reverse("next_claim"), follow=True)

    assert page.redirect_chain == [(item_address(waiting), 302)]
    assert WORDS in page.content.decode()


def test_an_empty_queue_says_so_kindly(mo: Person, browser_of: Browser) -> None:
    page = browser_of(mo).post(reverse("next_claim"), follow=True).content.decode()

    assert "Nothing is waiting. Have a cup of tea." in page


def test_letting_go(waiting: Submission, mo: Person, at: datetime, browser_of: Browser) -> None:
    claim(waiting, moderator=mo, at=at)

    answer = browser_of(mo).post(reverse("release", args=[waiting.slug]))

    assert answer.headers["Location"] == reverse("queue")
    assert not Claim.objects.exists()


def test_a_page_that_closes_lets_go_in_a_moment(
    waiting: Submission,
    mo: Person,
    nan: Person,
    at: datetime,
    browser_of: Browser,
    clock_at: Clock,
) -> None:
    claim(waiting, moderator=mo, at=at)

    closed = browser_of(mo).post(reverse("release", args=[waiting.slug]), {"closing": "1"})
    clock_at(at + AFTER_CLOSING)
    page = browser_of(nan).post(reverse("next_claim"), follow=True)

    assert closed.status_code == 204
    assert WORDS in page.content.decode()


def test_a_page_that_is_only_loaded_again_keeps_its_claim(
    waiting: Submission,
    mo: Person,
    nan: Person,
    at: datetime,
    browser_of: Browser,
    clock_at: Clock,
) -> None:
    claim(waiting, moderator=mo, at=at)
    browser = browser_of(mo)

    browser.post(reverse("release", args=[waiting.slug]), {"closing": "1"})
    kept = browser.post(reverse("renewal", args=[waiting.slug]))
    clock_at(at + AFTER_CLOSING)

    assert kept.status_code == 204
    assert WORDS in browser.get(item_address(waiting)).content.decode()
    assert browser_of(nan).post(reverse("claim", args=[waiting.slug])).status_code == 409


def test_holding_on(
    waiting: Submission, mo: Person, nan: Person, at: datetime, browser_of: Browser
) -> None:
    claim(waiting, moderator=mo, at=at)
    address = reverse("renewal", args=[waiting.slug])

    assert browser_of(mo).post(address).status_code == 204
    assert browser_of(nan).post(address).status_code == 409


def test_both_versions_of_an_edit_are_shown(
    amira: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    older = approved(amira, "The first words.", by=mo, at=at)
    newer = sent(amira, "The second words.", at=at, replaces=older)
    claim(newer, moderator=mo, at=at)

    page = browser_of(mo).get(item_address(newer)).content.decode()

    assert "The first words." in page
    assert "The second words." in page


def test_other_waiting_words_of_the_author_stay_closed(
    waiting: Submission, amira: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    sent(amira, "The bus was late.", at=at)
    claim(waiting, moderator=mo, at=at)

    page = browser_of(mo).get(item_address(waiting)).content.decode()

    assert "Lately by the same author" in page
    assert "The bus was late." not in page


@pytest.mark.parametrize("situation", ["own", "unknown"])
def test_ones_own_words_are_as_unknown_as_no_words(
    situation: str, mo: Person, nan: Person, at: datetime, browser_of: Browser
) -> None:
    own = sent(mo, WORDS, at=at)
    slug = own.slug if situation == "own" else "nothinghere2"

    assert browser_of(mo).get(reverse("desk_item", args=[slug])).status_code == 404
    assert browser_of(mo).post(reverse("claim", args=[slug])).status_code == 404
    assert browser_of(nan).get(item_address(own)).status_code == 200


@pytest.mark.parametrize("who", ["amira", "dee", "cass", "yusuf", "ed", "max"])
def test_for_everybody_else_there_is_no_desk(
    who: str, waiting: Submission, browser_of: Browser, request: pytest.FixtureRequest
) -> None:
    browser = browser_of(request.getfixturevalue(who))
    unknown = browser.get("/review/nothing/").content

    for name in ("queue", "decided", "flags"):
        assert browser.get(reverse(name)).content == unknown
    for name in ("desk_item", "taking_back"):
        assert browser.get(reverse(name, args=[waiting.slug])).status_code == 404
    for name in ("claim", "decision", "release", "renewal", "opening"):
        assert browser.post(reverse(name, args=[waiting.slug])).status_code == 404


def test_words_taken_back_by_their_author_are_not_shown_again(
    waiting: Submission, amira: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    claim(waiting, moderator=mo, at=at)
    withdraw(waiting, by=amira, at=at)
    browser = browser_of(mo)

    page = browser.get(item_address(waiting)).content.decode()

    assert "The author took these words back." in page
    assert WORDS not in page
    assert browser.post(reverse("opening", args=[waiting.slug])).status_code == 404


def test_decided_words_open_once_more_and_the_ledger_keeps_who_looked(
    waiting: Submission, mo: Person, nan: Person, at: datetime, browser_of: Browser
) -> None:
    decided(waiting, Outcome.APPROVE, by=mo, at=at)
    browser = browser_of(nan)

    closed = browser.get(reverse("taking_back", args=[waiting.slug])).content.decode()
    listed = browser.get(reverse("decided")).content.decode()
    opened = browser.post(reverse("opening", args=[waiting.slug])).content.decode()

    assert WORDS not in closed
    assert WORDS not in listed
    assert WORDS in opened
    assert Line.objects.get(act=Act.RECORD_VIEWED).actor_id == nan.pk


def test_taking_a_decision_back(
    waiting: Submission, mo: Person, nan: Person, at: datetime, browser_of: Browser
) -> None:
    decision = decided(waiting, Outcome.APPROVE, by=mo, at=at)
    address = reverse("taking_back", args=[waiting.slug])

    page = browser_of(nan).post(address, {"decision": decision.pk, "note": "Our mistake."})

    assert page.status_code == 302
    assert now(waiting).is_waiting
    assert waiting.decisions.last().note.words == "Our mistake."


def test_a_decision_made_meanwhile_is_not_taken_back_by_mistake(
    waiting: Submission, mo: Person, nan: Person, at: datetime, browser_of: Browser
) -> None:
    decision = decided(waiting, Outcome.APPROVE, by=mo, at=at)
    address = reverse("taking_back", args=[waiting.slug])

    page = browser_of(nan).post(address, {"decision": decision.pk - 1, "note": "Our mistake."})

    assert page.status_code == 409
    assert "Our mistake." in page.content.decode()
    assert now(waiting).is_published
