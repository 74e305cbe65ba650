"""Decision, state, ledger line, notice and what the kind does are one: all of it, or nothing."""

from datetime import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice
from sidelight.people.models import Person
from sidelight.review import registers
from sidelight.review.actions import Choice, decide
from sidelight.review.models import Claim, Decision, DecisionNote, Outcome, State, Submission
from sidelight.review.tests.build import decided, held, now, sent


class Refused(Exception):
    """What a kind raises when it cannot follow a decision."""


@pytest.fixture
def waiting(amira: Person, at: datetime) -> Submission:
    return sent(amira, "We moved house.", at=at)


def traces(submission: Submission) -> dict[str, int]:
    """How many rows tell of a decision."""
    lines = Line.objects.filter(subject_kind="submission", subject_id=submission.pk)
    return {
        "decisions": Decision.objects.filter(submission=submission).count(),
        "notes": DecisionNote.objects.filter(decision__submission=submission).count(),
        "lines": lines.filter(act=Act.DECIDED).count(),
        "notices": Notice.objects.filter(about=submission.slug).count(),
    }


def test_all_of_it_is_kept(waiting: Submission, mo: Person, at: datetime) -> None:
    decided(waiting, Outcome.APPROVE, by=mo, at=at)

    assert traces(waiting) == {"decisions": 1, "notes": 1, "lines": 1, "notices": 1}
    assert now(waiting).state == State.APPROVED
    assert not Claim.objects.filter(submission=waiting).exists()


def test_nothing_is_kept_when_the_kind_cannot_follow(
    waiting: Submission, mo: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(submission: Submission, at: datetime) -> None:
        raise Refused

    kind = registers.kind_named("letter")
    broken = registers.Kind(
        kind.code, kind.label, context=kind.context, changed=refuse, address=kind.address
    )
    monkeypatch.setitem(registers._kinds, "letter", broken)
    held(waiting, by=mo, at=at)

    with pytest.raises(Refused):
        decide(waiting, Choice(Outcome.APPROVE, seen=1, note="Thank you."), by=mo, at=at)

    assert traces(waiting) == {"decisions": 0, "notes": 0, "lines": 0, "notices": 0}
    assert now(waiting).state == State.WAITING
    assert Claim.objects.filter(submission=waiting, moderator=mo).exists()


def test_the_ledger_holds_ids_and_never_words(
    waiting: Submission, mo: Person, at: datetime
) -> None:
    decision = decided(waiting, Outcome.DECLINE, by=mo, at=at, note="Kind words.")

    line = Line.objects.get(act=Act.DECIDED, subject_id=waiting.pk, subject_kind="submission")
    assert (line.actor_id, line.at) == (mo.pk, at)
    assert line.detail == {"outcome": "decline", "decision": decision.pk, "seen": 1}


def test_one_version_is_decided_once(waiting: Submission, mo: Person, at: datetime) -> None:
    decided(waiting, Outcome.APPROVE, by=mo, at=at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            submission=waiting, outcome=Outcome.DECLINE, by=mo, at=at, seen_version=1
        )


@pytest.mark.data
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE review_decision SET outcome = 'approve' WHERE id = %s",
        "DELETE FROM review_decision WHERE id = %s",
    ],
)
def test_the_database_refuses_to_change_a_decision(
    waiting: Submission, mo: Person, at: datetime, change: str
) -> None:
    decision = decided(waiting, Outcome.DECLINE, by=mo, at=at)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change, [decision.pk])

    assert Decision.objects.get(pk=decision.pk).outcome == Outcome.DECLINE
