"""A decision on the desk: refused kindly, with what changed, and with everything that was typed."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sidelight.people.actions import choose_name
from sidelight.people.models import Person
from sidelight.review.actions import claim, withdraw
from sidelight.review.models import Decision, Outcome, State, Submission
from sidelight.review.rules import LEASE
from sidelight.review.tests.build import decided, held, house_rule, now, sent

WORDS = "A kestrel above the field."
NOTE = "Lovely. One word could say where you live."
Browser = Callable[[Person | None], Client]
Clock = Callable[[datetime], None]


@pytest.fixture
def waiting(amira: Person, at: datetime) -> Submission:
    return sent(amira, WORDS, at=at)


@pytest.fixture
def desk(mo: Person, browser_of: Browser) -> Client:
    return browser_of(mo)


def press(desk: Client, submission: Submission, outcome: str, **typed: object) -> HttpResponse:
    """Press one of the three buttons."""
    address = reverse("decision", args=[submission.slug])
    return desk.post(address, {"outcome": outcome, "seen": 1, **typed})


def test_approving_leads_to_the_next_one(
    waiting: Submission, dee: Person, mo: Person, at: datetime, desk: Client
) -> None:
    following = sent(dee, "The bus was late.", at=at)
    claim(waiting, moderator=mo, at=at)

    answer = press(desk, waiting, "approve", and_next="on")

    assert now(waiting).is_published
    assert answer.headers["Location"] == reverse("desk_item", args=[following.slug])
    assert "The bus was late." in desk.get(answer.headers["Location"]).content.decode()


def test_or_to_the_queue(waiting: Submission, mo: Person, at: datetime, desk: Client) -> None:
    claim(waiting, moderator=mo, at=at)

    answer = press(desk, waiting, "approve")

    assert answer.headers["Location"] == reverse("queue")


@pytest.mark.parametrize("outcome", ["return", "decline"])
def test_going_back_to_the_author(
    waiting: Submission, mo: Person, at: datetime, desk: Client, outcome: str
) -> None:
    claim(waiting, moderator=mo, at=at)

    press(desk, waiting, outcome, clause=house_rule(at).pk, note=NOTE)

    decision = Decision.objects.get(submission=waiting)
    assert (decision.outcome, decision.clause) == (outcome, house_rule(at))
    assert decision.note.words == NOTE


def test_without_a_house_rule_the_page_asks_for_it(
    waiting: Submission, mo: Person, at: datetime, desk: Client
) -> None:
    claim(waiting, moderator=mo, at=at)

    answer = press(desk, waiting, "return", note=NOTE)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Please choose the house rule" in page
    assert NOTE in page
    assert WORDS in page
    assert now(waiting).is_waiting


@pytest.mark.parametrize("outcome", ["take_back", "publish", ""])
def test_no_other_outcome_is_known(
    waiting: Submission, mo: Person, at: datetime, desk: Client, outcome: str
) -> None:
    claim(waiting, moderator=mo, at=at)

    assert press(desk, waiting, outcome, note=NOTE).status_code == 422
    assert now(waiting).is_waiting


def test_a_second_press_is_harmless(
    waiting: Submission, dee: Person, mo: Person, at: datetime, desk: Client
) -> None:
    following = sent(dee, "The bus was late.", at=at)
    claim(waiting, moderator=mo, at=at)

    first = press(desk, waiting, "approve", and_next="on")
    second = press(desk, waiting, "approve", and_next="on")

    assert first.headers["Location"] == second.headers["Location"]
    assert second.headers["Location"] == reverse("desk_item", args=[following.slug])
    assert Decision.objects.filter(submission=waiting).count() == 1


def test_a_second_thought_is_refused_and_said_so(
    waiting: Submission, mo: Person, at: datetime, desk: Client
) -> None:
    claim(waiting, moderator=mo, at=at)
    press(desk, waiting, "approve")

    answer = press(desk, waiting, "decline", clause=house_rule(at).pk, note=NOTE)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "no longer waiting" in page
    assert "This is decided: approved." in page
    assert NOTE in page
    assert now(waiting).is_published


def test_a_stale_view_comes_back_with_what_there_is_now(
    waiting: Submission, mo: Person, nan: Person, at: datetime, desk: Client
) -> None:
    approval = decided(waiting, Outcome.APPROVE, by=nan, at=at)
    desk.post(reverse("taking_back", args=[waiting.slug]), {"decision": approval.pk})
    fresh = held(waiting, by=mo, at=at).version

    answer = press(desk, waiting, "decline", clause=house_rule(at).pk, note=NOTE)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This changed while you were looking." in page
    assert WORDS in page
    assert NOTE in page
    assert f'name="seen" value="{fresh}"' in page
    assert now(waiting).is_waiting


def test_when_the_time_has_run_out_the_words_close_and_the_note_stays(
    waiting: Submission, mo: Person, at: datetime, desk: Client, clock_at: Clock
) -> None:
    claim(waiting, moderator=mo, at=at)
    clock_at(at + LEASE)

    answer = press(desk, waiting, "return", clause=house_rule(at).pk, note=NOTE)
    again = desk.post(reverse("claim", args=[waiting.slug]), {"note": NOTE})

    assert answer.status_code == 409
    assert WORDS not in answer.content.decode()
    assert NOTE in answer.content.decode()
    assert again.status_code == 200
    assert WORDS in again.content.decode()
    assert NOTE in again.content.decode()
    assert 'name="seen" value="1"' in again.content.decode()


def test_words_taken_back_meanwhile_close_and_the_note_stays(
    waiting: Submission, amira: Person, mo: Person, at: datetime, desk: Client
) -> None:
    claim(waiting, moderator=mo, at=at)
    withdraw(waiting, by=amira, at=at)

    answer = press(desk, waiting, "approve", note=NOTE)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The author took these words back." in page
    assert WORDS not in page
    assert NOTE in page
    assert now(waiting).state == State.WITHDRAWN


def test_a_name_that_somebody_was_given_meanwhile(
    amira: Person, dee: Person, mo: Person, nan: Person, at: datetime, desk: Client
) -> None:
    for person in (amira, dee):
        choose_name(person, "Wren", at=at)
    first, second = Submission.objects.waiting().order_by("pk")
    decided(first, Outcome.APPROVE, by=nan, at=at)
    claim(second, moderator=mo, at=at)

    answer = press(desk, second, "approve", note=NOTE)

    assert answer.status_code == 409
    assert "Somebody was given a name like this meanwhile." in answer.content.decode()
    assert NOTE in answer.content.decode()
    assert not Decision.objects.filter(submission=second).exists()
