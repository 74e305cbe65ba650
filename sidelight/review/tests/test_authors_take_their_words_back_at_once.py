"""An author may take their own words back at any time, and no decision comes after that."""

from collections.abc import Callable
from datetime import datetime

import pytest

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.review.actions import Choice, claim, decide, take_back, withdraw
from sidelight.review.errors import NothingToTakeBack, NotTheirs, NotWaiting
from sidelight.review.models import Claim, Outcome, State, Submission
from sidelight.review.tests.build import approved, decided, held, now, sent

Situation = Callable[[Submission, Person, datetime], object]


def waiting(submission: Submission, mo: Person, at: datetime) -> None:
    """Nobody has looked yet."""


def looked_at(submission: Submission, mo: Person, at: datetime) -> None:
    claim(submission, moderator=mo, at=at)


def approved_already(submission: Submission, mo: Person, at: datetime) -> None:
    decided(submission, Outcome.APPROVE, by=mo, at=at)


def returned(submission: Submission, mo: Person, at: datetime) -> None:
    decided(submission, Outcome.RETURN, by=mo, at=at)


def declined(submission: Submission, mo: Person, at: datetime) -> None:
    decided(submission, Outcome.DECLINE, by=mo, at=at)


@pytest.mark.parametrize("situation", [waiting, looked_at, approved_already, returned, declined])
def test_in_every_state(
    situation: Situation, amira: Person, mo: Person, nan: Person, at: datetime
) -> None:
    submission = sent(amira, "We moved house.", at=at)
    situation(submission, mo, at)

    withdraw(submission, by=amira, at=at)

    assert now(submission).state == State.WITHDRAWN
    assert not Claim.objects.filter(submission=submission).exists()
    assert Line.objects.filter(act=Act.WITHDRAWN, subject_id=submission.pk).count() == 1
    with pytest.raises(NotWaiting):
        claim(submission, moderator=nan, at=at)


def test_a_decision_after_that_is_refused(amira: Person, mo: Person, at: datetime) -> None:
    submission = sent(amira, "We moved house.", at=at)
    seen = held(submission, by=mo, at=at).version
    withdraw(submission, by=amira, at=at)

    with pytest.raises(NotWaiting):
        decide(submission, Choice(Outcome.APPROVE, seen), by=mo, at=at)

    assert now(submission).state == State.WITHDRAWN


def test_taking_the_decision_back_does_not_bring_them_back(
    amira: Person, mo: Person, at: datetime
) -> None:
    submission = sent(amira, "We moved house.", at=at)
    approval = decided(submission, Outcome.APPROVE, by=mo, at=at)
    withdraw(submission, by=amira, at=at)

    with pytest.raises(NothingToTakeBack):
        take_back(approval, by=mo, note="", at=at)

    assert now(submission).state == State.WITHDRAWN


@pytest.mark.parametrize("who", ["dee", "mo", "max"])
def test_nobody_else_can(
    who: str, amira: Person, mo: Person, at: datetime, request: pytest.FixtureRequest
) -> None:
    submission = approved(amira, "We moved house.", by=mo, at=at)

    with pytest.raises(NotTheirs):
        withdraw(submission, by=request.getfixturevalue(who), at=at)

    assert now(submission).is_published


def test_newer_words_that_wait_go_with_them(amira: Person, mo: Person, at: datetime) -> None:
    standing = approved(amira, "The first words.", by=mo, at=at)
    newer = sent(amira, "The second words.", at=at, replaces=standing)

    withdraw(standing, by=amira, at=at)

    assert now(newer).state == State.WITHDRAWN


def test_newer_words_can_go_alone(amira: Person, mo: Person, at: datetime) -> None:
    standing = approved(amira, "The first words.", by=mo, at=at)
    newer = sent(amira, "The second words.", at=at, replaces=standing)

    withdraw(newer, by=amira, at=at)

    assert now(standing).is_published
    assert now(newer).state == State.WITHDRAWN
