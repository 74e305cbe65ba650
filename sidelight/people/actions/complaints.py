"""Complaints about what we keep or do with it: kept once, acknowledged in time, answered."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people import queries, registers
from sidelight.people.errors import (
    AlreadyAnswered,
    NotAboutYourself,
    NothingSaid,
    OnlyLeadsAnswer,
)
from sidelight.people.models import Complaint, Person, Role

LEADS = frozenset({Role.SAFEGUARDING_LEAD})
ACKNOWLEDGED, ANSWERED = "acknowledged", "answered"


def complain(words: str, *, key: UUID, person: Person | None, at: datetime) -> Complaint:
    """Keep a complaint of anybody, signed in or not, or return the one that this key made.

    Other words under a known key are a complaint of their own. Raises NothingSaid.
    """
    words = clean_words(words)
    if not words:
        raise NothingSaid
    with transaction.atomic():
        kept, new = Complaint.objects.get_or_create(
            key=key, defaults={"person": person, "words": words, "sent_at": at}
        )
        if new:
            _note(Act.COMPLAINED, kept, person, at)
    if kept.words != words:
        return complain(words, key=uuid5(key, words), person=person, at=at)
    return kept


def acknowledge(complaint: Complaint, *, by: Person, at: datetime) -> Complaint:
    """Say that somebody has it; the clock of 30 days stops. Twice changes nothing.

    Raises OnlyLeadsAnswer, and NotAboutYourself for one's own.
    """
    with transaction.atomic():
        locked = _locked_for(by, complaint, at)
        if locked.acknowledged_at is None:
            _acknowledge(locked, by, at)
            _tell(locked, ACKNOWLEDGED, at)
    return locked


def answer_complaint(complaint: Complaint, answer: str, *, by: Person, at: datetime) -> Complaint:
    """Answer a complaint; whoever has its address reads the answer there.

    Raises as `acknowledge` does, NothingSaid without words, and AlreadyAnswered.
    """
    words = clean_words(answer)
    if not words:
        raise NothingSaid
    with transaction.atomic():
        locked = _locked_for(by, complaint, at)
        if locked.answered_at is not None:
            raise AlreadyAnswered
        if locked.acknowledged_at is None:
            _acknowledge(locked, by, at)
        locked.answer, locked.answered_by, locked.answered_at = words, by, at
        locked.save(update_fields=["answer", "answered_by", "answered_at"])
        _note(Act.COMPLAINT_ANSWERED, locked, by, at)
        _tell(locked, ANSWERED, at)
    return locked


def open_complaint(complaint: Complaint, *, by: Person, at: datetime) -> Complaint:
    """Return a complaint to be read, after writing down who looked. Raises as `acknowledge`."""
    _must_be_another_lead(complaint, by, at)
    _note(Act.RECORD_VIEWED, complaint, by, at)
    return complaint


def _locked_for(by: Person, complaint: Complaint, at: datetime) -> Complaint:
    _must_be_another_lead(complaint, by, at)
    return Complaint.objects.select_for_update().get(pk=complaint.pk)


def _must_be_another_lead(complaint: Complaint, by: Person, at: datetime) -> None:
    if complaint.person_id == by.pk:
        raise NotAboutYourself
    if not queries.works_as(by, LEADS, at):
        raise OnlyLeadsAnswer


def _acknowledge(complaint: Complaint, by: Person, at: datetime) -> None:
    complaint.acknowledged_by, complaint.acknowledged_at = by, at
    complaint.save(update_fields=["acknowledged_by", "acknowledged_at"])
    _note(Act.COMPLAINT_ACKNOWLEDGED, complaint, by, at)


def _note(act: Act, complaint: Complaint, by: Person | None, at: datetime) -> None:
    actor_id = by.pk if by else None
    record(act, actor_id=actor_id, subject=("complaint", complaint.pk), at=at)


def _tell(complaint: Complaint, moved: str, at: datetime) -> None:
    for tell in registers.complaint_moved:
        tell(complaint, moved, at)
