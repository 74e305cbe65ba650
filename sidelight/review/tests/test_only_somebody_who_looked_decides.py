"""A decision is made by a trained person, about somebody else's words, in the version they saw."""

from datetime import datetime, timedelta

import pytest

from sidelight.people.models import Person, Role
from sidelight.review.actions import Choice, claim, decide, release, take_back
from sidelight.review.errors import (
    NotADecider,
    NotHeldByYou,
    NotWaiting,
    NotYourOwn,
    ReasonNeeded,
    StaleView,
)
from sidelight.review.models import Decision, Outcome, State, Submission
from sidelight.review.rules import LEASE
from sidelight.review.tests.build import decided, held, house_rule, now, sent
from sidelight.team.actions import end_role_of
from sidelight.team.models import Readiness


@pytest.fixture
def waiting(amira: Person, at: datetime) -> Submission:
    return sent(amira, "We moved house.", at=at)


def nothing_happened(submission: Submission) -> bool:
    no_decision = not Decision.objects.filter(submission=submission).exists()
    return no_decision and now(submission).state == State.WAITING


def test_it_is_published_when_they_approve(waiting: Submission, mo: Person, at: datetime) -> None:
    held(waiting, by=mo, at=at)

    decision = decide(waiting, Choice(Outcome.APPROVE, seen=1), by=mo, at=at)

    assert now(waiting).is_published
    assert (decision.by, decision.seen_version, decision.at) == (mo, 1, at)


def test_without_a_claim_it_is_refused(waiting: Submission, mo: Person, at: datetime) -> None:
    with pytest.raises(NotHeldByYou):
        decide(waiting, Choice(Outcome.APPROVE, seen=1), by=mo, at=at)

    assert nothing_happened(waiting)


def test_with_somebody_elses_claim_it_is_refused(
    waiting: Submission, mo: Person, nan: Person, at: datetime
) -> None:
    held(waiting, by=nan, at=at)

    with pytest.raises(NotHeldByYou):
        decide(waiting, Choice(Outcome.APPROVE, seen=1), by=mo, at=at)

    assert nothing_happened(waiting)


def test_when_the_time_has_run_out_it_is_refused(
    waiting: Submission, mo: Person, at: datetime
) -> None:
    held(waiting, by=mo, at=at)

    with pytest.raises(NotHeldByYou):
        decide(waiting, Choice(Outcome.APPROVE, seen=1), by=mo, at=at + LEASE)

    assert nothing_happened(waiting)


def test_after_letting_go_it_is_refused(waiting: Submission, mo: Person, at: datetime) -> None:
    held(waiting, by=mo, at=at)
    release(waiting, moderator=mo)

    with pytest.raises(NotHeldByYou):
        decide(waiting, Choice(Outcome.APPROVE, seen=1), by=mo, at=at)

    assert nothing_happened(waiting)


def test_a_stale_view_is_refused(
    waiting: Submission, mo: Person, nan: Person, at: datetime
) -> None:
    approval = decided(waiting, Outcome.APPROVE, by=nan, at=at)
    take_back(approval, by=nan, note="", at=at)
    claim(waiting, moderator=mo, at=at)

    with pytest.raises(StaleView):
        decide(waiting, Choice(Outcome.APPROVE, seen=1), by=mo, at=at)

    assert now(waiting).is_waiting
    assert waiting.decisions.count() == 2


def test_a_second_press_decides_nothing_more(waiting: Submission, mo: Person, at: datetime) -> None:
    decided(waiting, Outcome.APPROVE, by=mo, at=at)

    with pytest.raises(NotWaiting):
        decide(waiting, Choice(Outcome.APPROVE, seen=1), by=mo, at=at)

    assert waiting.decisions.count() == 1


def test_nobody_decides_about_their_own_words(mo: Person, nan: Person, at: datetime) -> None:
    own = sent(mo, "Hello from the team.", at=at)

    with pytest.raises(NotYourOwn):
        decide(own, Choice(Outcome.APPROVE, seen=1), by=mo, at=at)
    assert nothing_happened(own)

    decided(own, Outcome.APPROVE, by=nan, at=at)
    assert now(own).is_published


def test_somebody_whose_training_has_run_out_is_refused(
    waiting: Submission, mo: Person, at: datetime
) -> None:
    held(waiting, by=mo, at=at)
    Readiness.objects.filter(person=mo).update(training_until=(at - timedelta(days=1)).date())

    with pytest.raises(NotADecider):
        decide(waiting, Choice(Outcome.APPROVE, seen=1), by=mo, at=at)

    assert nothing_happened(waiting)


def test_somebody_whose_role_has_ended_is_refused(
    waiting: Submission, mo: Person, max: Person, at: datetime
) -> None:
    held(waiting, by=mo, at=at)
    end_role_of(mo, Role.MODERATOR, by=max, at=at)

    with pytest.raises(NotADecider):
        decide(waiting, Choice(Outcome.APPROVE, seen=1), by=mo, at=at)

    assert nothing_happened(waiting)


@pytest.mark.parametrize("who", ["dee", "cass", "yusuf", "ed", "max"])
def test_nobody_else_decides(
    who: str, waiting: Submission, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(NotADecider):
        decide(waiting, Choice(Outcome.APPROVE, seen=1), by=person, at=at)

    assert nothing_happened(waiting)


def test_a_safeguarding_lead_decides_too(waiting: Submission, sol: Person, at: datetime) -> None:
    decided(waiting, Outcome.APPROVE, by=sol, at=at)

    assert now(waiting).is_published


@pytest.mark.parametrize("outcome", [Outcome.RETURN, Outcome.DECLINE])
@pytest.mark.parametrize(("cites", "note"), [(True, ""), (True, "  "), (False, "Kind words.")])
def test_what_goes_back_carries_a_house_rule_and_a_note(
    waiting: Submission, mo: Person, at: datetime, outcome: Outcome, cites: bool, note: str
) -> None:
    held(waiting, by=mo, at=at)
    clause = house_rule(at) if cites else None

    with pytest.raises(ReasonNeeded):
        decide(waiting, Choice(outcome, 1, clause, note), by=mo, at=at)
    assert nothing_happened(waiting)

    decision = decided(waiting, outcome, by=mo, at=at, note="Kind words.")
    assert decision.clause == house_rule(at)
    assert decision.note.words == "Kind words."
