"""Sentences that leaders keep ready for everybody who leads: written, and withdrawn."""

from datetime import datetime

from django.db import transaction

from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.rooms.errors import NothingThere, NotYoursToWrite
from sidelight.rooms.models import ReadyMessage
from sidelight.rooms.queries.entering import LEADING_ROLES

WRITERS = LEADING_ROLES | {Role.MANAGER}


def write_ready_message(title: str, words: str, *, by: Person, at: datetime) -> ReadyMessage:
    """Keep a sentence ready for every room. Raises NotYoursToWrite unless one leads or manages."""
    _must_write(by, at)
    with transaction.atomic():
        ready = ReadyMessage.objects.create(
            title=clean_words(title), words=clean_words(words), written_by=by, written_at=at
        )
        _note(ready, "written", by, at)
    return ready


def withdraw_ready_message(number: int, *, by: Person, at: datetime) -> None:
    """Take a ready message out of the list. Raises NotYoursToWrite, and NothingThere."""
    _must_write(by, at)
    with transaction.atomic():
        ready = ReadyMessage.objects.select_for_update().filter(pk=number, withdrawn_at=None)
        found = ready.first()
        if found is None:
            raise NothingThere
        found.withdrawn_at = at
        found.save(update_fields=["withdrawn_at"])
        _note(found, "withdrawn", by, at)


def _must_write(by: Person, at: datetime) -> None:
    if not works_as(by, WRITERS, at):
        raise NotYoursToWrite


def _note(ready: ReadyMessage, what: str, by: Person, at: datetime) -> None:
    record(
        Act.SETTING_CHANGED,
        actor_id=by.pk,
        subject=("ready_message", ready.pk),
        at=at,
        detail={"what": what},
    )
