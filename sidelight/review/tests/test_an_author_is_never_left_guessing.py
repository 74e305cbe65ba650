"""The waiting card: what was sent, who sees it, how long it takes, and what came of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.review.actions import Worry, answer_flag, flag
from sidelight.review.models import FlagAnswer, FlagReason, Outcome, State, Submission
from sidelight.review.tests.build import approved, decided, house_rule, new_key, now, sent
from sidelight.team.models import OpeningHours
from tests.build import Place

WORDS = "A kestrel <above> the field.\n\nIt stood still."
NOTE = "Lovely. One word could say where you live."
Browser = Callable[[Person | None], Client]
Clock = Callable[[datetime], None]


@pytest.fixture
def waiting(amira: Person, at: datetime) -> Submission:
    return sent(amira, WORDS, at=at, title="What I saw")


@pytest.fixture
def card(amira: Person, browser_of: Browser) -> Callable[[Submission], str]:
    """What the author reads about a submission."""
    browser = browser_of(amira)
    return lambda submission: browser.get(address_of(submission)).content.decode()


def address_of(submission: Submission) -> str:
    return reverse("own_submission", args=[submission.slug])


def test_it_shows_what_was_sent_and_who_sees_it(
    waiting: Submission, card: Callable[[Submission], str]
) -> None:
    page = card(waiting)

    assert "What I saw" in page
    assert "A kestrel &lt;above&gt; the field.\n\nIt stood still." in page
    assert "Only you and our moderators can see this." in page


@pytest.mark.parametrize("who", ["dee", "mo", "sol"])
def test_it_is_for_its_author_alone(
    who: str,
    waiting: Submission,
    amira: Person,
    browser_of: Browser,
    request: pytest.FixtureRequest,
) -> None:
    other = browser_of(request.getfixturevalue(who))

    assert browser_of(amira).get(address_of(waiting)).status_code == 200
    assert other.get(address_of(waiting)).status_code == 404
    assert other.post(reverse("withdrawal", args=[waiting.slug])).status_code == 404
    assert now(waiting).is_waiting


def test_a_stranger_is_asked_to_sign_in(waiting: Submission, browser_of: Browser) -> None:
    stranger = browser_of(None)

    there = stranger.get(address_of(waiting))
    nowhere = stranger.get(reverse("own_submission", args=["nothinghere2"]))

    assert there.status_code == nowhere.status_code == 302
    assert reverse("account_login") in there.headers["Location"]


def test_the_time_comes_from_real_decisions(
    amira: Person,
    dee: Person,
    mo: Person,
    at: datetime,
    card: Callable[[Submission], str],
) -> None:
    for number in range(6):
        earlier = sent(dee, f"Number {number}.", at=at - timedelta(minutes=20))
        decided(earlier, Outcome.APPROVE, by=mo, at=at)
    waiting = sent(amira, WORDS, at=at)

    page = card(waiting)

    assert "most words are read within 20 minutes" in page
    assert "read by today at 19:30" in page


def test_without_enough_decisions_it_promises_nothing(
    waiting: Submission, card: Callable[[Submission], str]
) -> None:
    assert "We cannot say yet how long it takes." in card(waiting)


def test_while_nobody_reads_it_says_so(
    waiting: Submission, card: Callable[[Submission], str]
) -> None:
    assert "The team is reading" in card(waiting)

    OpeningHours.objects.all().delete()

    assert "Nobody is reading just now." in card(waiting)


def test_approved(
    waiting: Submission, mo: Person, at: datetime, card: Callable[[Submission], str]
) -> None:
    decided(waiting, Outcome.APPROVE, by=mo, at=at, note="So well seen.")

    page = card(waiting)

    assert "Others can see this now" in page
    assert "So well seen." in page
    assert "Only you and our moderators" not in page


@pytest.mark.parametrize(
    ("outcome", "says"),
    [(Outcome.RETURN, "We give this back to you"), (Outcome.DECLINE, "We did not put this up")],
)
def test_back_with_the_moderators_words(
    waiting: Submission,
    place: Place,
    at: datetime,
    card: Callable[[Submission], str],
    outcome: Outcome,
    says: str,
) -> None:
    decided(waiting, outcome, by=place.staff("Marigold", "moderator"), at=at, note=NOTE)

    page = card(waiting)

    assert says in page
    assert NOTE in page
    assert house_rule(at).title in page
    assert house_rule(at).words in page
    assert "Marigold" not in page


def test_taking_it_back(waiting: Submission, amira: Person, browser_of: Browser) -> None:
    browser = browser_of(amira)
    address = reverse("withdrawal", args=[waiting.slug])

    first = browser.post(address, follow=True).content.decode()
    second = browser.post(address, follow=True).content.decode()

    assert now(waiting).state == State.WITHDRAWN
    for page in (first, second):
        assert "You have taken your words back." in page
        assert "It stood still." in page


def test_a_reader_finds_our_answer(
    amira: Person, dee: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    published = approved(amira, WORDS, by=mo, at=at)
    told = flag(published, Worry(FlagReason.UNKIND, "Unkind.", new_key()), by=dee, at=at)
    address = reverse("own_flag", args=[told.slug])

    before = browser_of(dee).get(address).content.decode()
    answer_flag(told, FlagAnswer.Outcome.STAYS, words="We read it again.", by=mo, at=at)
    after = browser_of(dee).get(address).content.decode()

    assert "A moderator will look at it." in before
    assert "We read it again." in after
    assert browser_of(amira).get(address).status_code == 404
