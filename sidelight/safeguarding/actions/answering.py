"""What safeguarding leads do with a concern: look, answer, note, ask, close, open again."""

from datetime import datetime, timedelta

from django.db import transaction

from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.safeguarding import queries, rules
from sidelight.safeguarding.actions.follow_ups import ask_follow_up
from sidelight.safeguarding.actions.leads import must_be_a_lead
from sidelight.safeguarding.errors import (
    AlreadyAnswered,
    FollowUpsOpen,
    NobodyToAsk,
    NotClosed,
    NothingSaid,
    NotOpen,
    OutcomeNeeded,
)
from sidelight.safeguarding.models import (
    Concern,
    ConcernDecision,
    ConcernOutcome,
    ConcernWords,
    FollowUp,
    FollowUpKind,
)
from sidelight.safeguarding.queries.words import PURPOSE, decrypted

Move = ConcernDecision.Move
SECOND_TAP = timedelta(minutes=1)
ACTS = {
    Move.ANSWERED: Act.CONCERN_ANSWERED,
    Move.CLOSED: Act.CONCERN_CLOSED,
    Move.OPENED_AGAIN: Act.CONCERN_OPENED_AGAIN,
}


def open_concern(concern: Concern, *, by: Person, at: datetime) -> queries.OpenedConcern:
    """Return a concern with all its words, after writing down who looked.

    Raises NotALead, and AboutYourself.
    """
    must_be_a_lead(concern, by, at)
    record(Act.RECORD_VIEWED, actor_id=by.pk, subject=("concern", concern.pk), at=at)
    return queries.opened(concern, at)


def answer_concern(concern: Concern, *, by: Person, at: datetime) -> ConcernDecision:
    """Say that a lead has it. Raises NotALead, AboutYourself, AlreadyAnswered and NotOpen."""
    must_be_a_lead(concern, by, at)
    with transaction.atomic():
        moves = _locked_moves(concern)
        if rules.is_closed(moves):
            raise NotOpen
        if moves:
            raise AlreadyAnswered
        return _decide(concern, Move.ANSWERED, by, at)


def add_note(concern: Concern, words: str, *, by: Person, at: datetime) -> ConcernWords:
    """Keep a note with a concern, open or closed; the same words within a minute are one note.

    Raises NotALead, AboutYourself, and NothingSaid.
    """
    must_be_a_lead(concern, by, at)
    words = clean_words(words)
    if not words:
        raise NothingSaid
    with transaction.atomic():
        _locked_moves(concern)
        last = concern.words.filter(kind=ConcernWords.Kind.NOTE).last()
        if last and _is_a_second_tap(last, words, by, at):
            return last
        record(Act.CONCERN_NOTED, actor_id=by.pk, subject=("concern", concern.pk), at=at)
        return _keep_note(concern, words, by, at)


def ask_about_concern(
    concern: Concern, words: str, *, due_at: datetime, by: Person, at: datetime
) -> FollowUp:
    """Keep a note of what is to be done, and a follow-up for it that must be settled.

    Raises as `add_note`, NotOpen for a closed concern, and NobodyToAsk where nobody is known.
    """
    with transaction.atomic():
        note = add_note(concern, words, by=by, at=at)
        if rules.is_closed(_locked_moves(concern)):
            raise NotOpen
        if concern.about is None:
            raise NobodyToAsk
        source = (queries.NOTE_OF_CONCERN, note.pk)
        return ask_follow_up(
            concern.about, FollowUpKind.CONCERN, source=source, at=at, due_at=due_at
        )


def close_concern(
    concern: Concern, outcome: ConcernOutcome | str, note: str, *, by: Person, at: datetime
) -> ConcernDecision:
    """Close a concern, with an outcome and a note; both stay on record.

    Raises NotALead, AboutYourself, OutcomeNeeded, NotOpen, and FollowUpsOpen while something that
    was asked for it is not settled.
    """
    must_be_a_lead(concern, by, at)
    note = clean_words(note)
    if not rules.says_how_it_went(outcome, note):
        raise OutcomeNeeded
    with transaction.atomic():
        if rules.is_closed(_locked_moves(concern)):
            raise NotOpen
        if any(not hasattr(one, "settling") for one in queries.follow_ups_of(concern)):
            raise FollowUpsOpen
        decision = _decide(concern, Move.CLOSED, by, at, outcome=str(ConcernOutcome(outcome)))
        _keep_note(concern, note, by, at, decision=decision)
    return decision


def open_again(concern: Concern, note: str, *, by: Person, at: datetime) -> ConcernDecision:
    """Open a closed concern again, with a note. Raises NotALead, AboutYourself, NothingSaid and
    NotClosed.
    """
    must_be_a_lead(concern, by, at)
    note = clean_words(note)
    if not note:
        raise NothingSaid
    with transaction.atomic():
        if not rules.is_closed(_locked_moves(concern)):
            raise NotClosed
        decision = _decide(concern, Move.OPENED_AGAIN, by, at)
        _keep_note(concern, note, by, at, decision=decision)
    return decision


def _locked_moves(concern: Concern) -> list[str]:
    """Return what was decided, oldest first; nobody else decides until this transaction ends."""
    Concern.objects.select_for_update().get(pk=concern.pk)
    return list(ConcernDecision.objects.filter(concern=concern).values_list("move", flat=True))


def _is_a_second_tap(last: ConcernWords, words: str, by: Person, at: datetime) -> bool:
    just_now = at - last.said_at < SECOND_TAP
    return just_now and last.said_by_id == by.pk and decrypted(last) == words


def _decide(
    concern: Concern,
    move: ConcernDecision.Move,
    by: Person,
    at: datetime,
    outcome: str = "",
) -> ConcernDecision:
    detail = {"outcome": outcome} if outcome else {}
    record(ACTS[move], actor_id=by.pk, subject=("concern", concern.pk), at=at, detail=detail)
    return ConcernDecision.objects.create(concern=concern, move=move, outcome=outcome, by=by, at=at)


def _keep_note(
    concern: Concern,
    words: str,
    by: Person,
    at: datetime,
    decision: ConcernDecision | None = None,
) -> ConcernWords:
    return ConcernWords.objects.create(
        concern=concern,
        kind=ConcernWords.Kind.NOTE,
        decision=decision,
        said_by=by,
        said_at=at,
        encrypted=encrypt(words, purpose=PURPOSE),
    )
