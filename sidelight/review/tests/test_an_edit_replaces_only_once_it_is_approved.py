"""Words are never changed: newer words wait, and the older ones stay until those are approved."""

from datetime import datetime

import pytest

from sidelight.people.models import Person
from sidelight.review.actions import Choice, decide, take_back
from sidelight.review.errors import NotWaiting
from sidelight.review.models import Outcome, State, Submission
from sidelight.review.tests.build import approved, decided, held, now, sent


@pytest.fixture
def standing(amira: Person, mo: Person, at: datetime) -> Submission:
    return approved(amira, "The first words.", by=mo, at=at)


@pytest.fixture
def newer(standing: Submission, amira: Person, at: datetime) -> Submission:
    return sent(amira, "The second words.", at=at, replaces=standing)


def test_the_older_words_stay_until_then(standing: Submission, newer: Submission) -> None:
    assert now(standing).is_published
    assert now(newer).is_waiting


def test_then_the_newer_ones_stand_in_their_place(
    standing: Submission, newer: Submission, mo: Person, at: datetime
) -> None:
    decided(newer, Outcome.APPROVE, by=mo, at=at)

    assert now(newer).is_published
    assert now(standing).state == State.REPLACED


@pytest.mark.parametrize("outcome", [Outcome.RETURN, Outcome.DECLINE])
def test_words_that_go_back_replace_nothing(
    standing: Submission, newer: Submission, mo: Person, at: datetime, outcome: Outcome
) -> None:
    decided(newer, outcome, by=mo, at=at)

    assert now(standing).is_published


def test_taking_the_approval_back_brings_the_older_words_back(
    standing: Submission, newer: Submission, mo: Person, at: datetime
) -> None:
    approval = decided(newer, Outcome.APPROVE, by=mo, at=at)

    take_back(approval, by=mo, note="", at=at)

    assert now(newer).is_waiting
    assert now(standing).is_published


def test_it_never_publishes_words_that_nobody_approved(
    amira: Person, mo: Person, at: datetime
) -> None:
    unseen = sent(amira, "The first words.", at=at)
    newer = sent(amira, "The second words.", at=at, replaces=unseen)
    approval = decided(newer, Outcome.APPROVE, by=mo, at=at)

    take_back(approval, by=mo, note="", at=at)

    assert not now(unseen).is_published
    assert now(newer).is_waiting


def test_of_two_edits_only_the_last_one_waits(
    standing: Submission, newer: Submission, amira: Person, mo: Person, at: datetime
) -> None:
    seen = held(newer, by=mo, at=at).version
    last = sent(amira, "The third words.", at=at, replaces=standing)

    with pytest.raises(NotWaiting):
        decide(newer, Choice(Outcome.APPROVE, seen), by=mo, at=at)

    assert now(newer).state == State.REPLACED
    assert now(last).is_waiting
    assert now(standing).is_published
