"""A person decides about exactly the version that they saw."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.notices.actions import leave
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Clause, Person
from sidelight.review import rules
from sidelight.review.actions.claims import drop_claims
from sidelight.review.actions.deciders import must_be_a_decider
from sidelight.review.actions.versions import (
    OPEN,
    let_the_one_before_stand_again,
    lock_versions,
    retire,
)
from sidelight.review.errors import (
    NotHeldByYou,
    NothingToTakeBack,
    NotWaiting,
    NotYourOwn,
    ReasonNeeded,
    StaleView,
)
from sidelight.review.models import (
    NAME,
    Claim,
    Decision,
    DecisionNote,
    Outcome,
    State,
    Submission,
)
from sidelight.review.registers import kind_named

STATE_AFTER = {
    Outcome.APPROVE: State.APPROVED,
    Outcome.RETURN: State.RETURNED,
    Outcome.DECLINE: State.DECLINED,
    Outcome.TAKE_BACK: State.WAITING,
}
NOTICE_OF = {
    Outcome.APPROVE: NoticeKind.PUBLISHED,
    Outcome.RETURN: NoticeKind.RETURNED,
    Outcome.DECLINE: NoticeKind.DECLINED,
    Outcome.TAKE_BACK: NoticeKind.TAKEN_BACK,
}


@dataclass(frozen=True)
class Choice:
    """What a moderator chose. seen: the version that was on their screen."""

    outcome: Outcome
    seen: int
    clause: Clause | None = None
    note: str = ""


def decide(submission: Submission, choice: Choice, *, by: Person, at: datetime) -> Decision:
    """Decide about a waiting submission: decision, state, ledger line and notice together.

    Raises NotADecider; NotYourOwn; NotWaiting; StaleView when it changed since it was shown;
    NotHeldByYou without a running claim; ReasonNeeded when words go back without a house rule
    and a note; NameTaken when an approved name was given to somebody else meanwhile.
    """
    must_be_a_decider(by, at)
    if rules.needs_a_reason(choice.outcome) and not (choice.clause and choice.note.strip()):
        raise ReasonNeeded
    with transaction.atomic():
        versions = lock_versions(submission.pk)
        held = next(version for version in versions if version.pk == submission.pk)
        _must_be_decidable(held, choice, by, at)
        if choice.outcome == Outcome.APPROVE:
            retire(version for version in versions if _gives_way(version, held))
        decision = _keep(held, choice, by, at)
        kind_named(held.kind).changed(held, at)
    return decision


def take_back(decision: Decision, *, by: Person, note: str, at: datetime) -> Decision:
    """Undo the last decision: the words wait again, unseen by others; both stay on record.

    Where an approved edit is taken back, the version that was approved before stands again.
    Raises NotADecider, NotYourOwn, and NothingToTakeBack when it is not the last decision, the
    author has taken the words back, or they were erased because their time was over.
    """
    must_be_a_decider(by, at)
    with transaction.atomic():
        versions = lock_versions(decision.submission_id)
        held = next(version for version in versions if version.pk == decision.submission_id)
        if not rules.may_decide(decider_id=by.pk, author_id=held.author_id):
            raise NotYourOwn
        last = held.decisions.last()
        decided = held.state in (State.APPROVED, State.RETURNED, State.DECLINED)
        # Words whose time was over are gone: nobody could look at them once more.
        decided = decided and hasattr(held, "words")
        if not decided or last is None or last.pk != decision.pk:
            raise NothingToTakeBack
        choice = Choice(Outcome.TAKE_BACK, seen=held.version, note=note)
        undone = _keep(held, choice, by, at)
        if decision.outcome == Outcome.APPROVE:
            let_the_one_before_stand_again(versions)
        kind_named(held.kind).changed(held, at)
    return undone


def _gives_way(version: Submission, approved: Submission) -> bool:
    """Whether a version goes when another is approved: what was readable, and older ones."""
    is_older = version.pk < approved.pk and version.state in OPEN
    return version.pk != approved.pk and (version.state == State.APPROVED or is_older)


def _must_be_decidable(held: Submission, choice: Choice, by: Person, at: datetime) -> None:
    if not rules.may_decide(decider_id=by.pk, author_id=held.author_id):
        raise NotYourOwn
    if not held.is_waiting:
        raise NotWaiting
    if held.version != choice.seen:
        raise StaleView
    standing = Claim.objects.filter(submission=held).first()
    if not rules.holds(
        holder_id=standing.moderator_id if standing else None,
        expires_at=standing.expires_at if standing else None,
        asker_id=by.pk,
        at=at,
    ):
        raise NotHeldByYou


def _keep(held: Submission, choice: Choice, by: Person, at: datetime) -> Decision:
    decision = Decision.objects.create(
        submission=held,
        outcome=choice.outcome,
        by=by,
        at=at,
        seen_version=choice.seen,
        clause=choice.clause,
    )
    if note := clean_words(choice.note):
        DecisionNote.objects.create(decision=decision, words=note)
    held.state = STATE_AFTER[choice.outcome]
    held.decided_at = None if choice.outcome == Outcome.TAKE_BACK else at
    held.version += 1
    held.save(update_fields=["state", "decided_at", "version"])
    drop_claims(held)
    record(
        Act.TAKEN_BACK if choice.outcome == Outcome.TAKE_BACK else Act.DECIDED,
        actor_id=by.pk,
        subject=("submission", held.pk),
        at=at,
        detail={"outcome": str(choice.outcome), "decision": decision.pk, "seen": choice.seen},
    )
    leave(held.author, _notice_of(held, choice.outcome), about=held.slug, at=at)
    return decision


def _notice_of(held: Submission, outcome: Outcome) -> NoticeKind:
    is_a_name = held.kind == NAME and outcome == Outcome.APPROVE
    return NoticeKind.NAME_KEPT if is_a_name else NOTICE_OF[outcome]
