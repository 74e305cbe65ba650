"""Opening what was said in a room that is over: a safeguarding lead, for a reason, on record."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.rooms.errors import NeedsAReason, NothingThere, NotSealedYet, OnlyLeadsLook
from sidelight.rooms.models import Room, TranscriptReason, TranscriptView
from sidelight.rooms.queries.transcript import TranscriptLine, lines_of

LEADS = frozenset({Role.SAFEGUARDING_LEAD})


def open_transcript(
    room: Room, reason: str, *, by: Person, at: datetime
) -> Sequence[TranscriptLine]:
    """Return all that was said in a room, after writing down who looks, when and why.

    Raises OnlyLeadsLook, NotSealedYet while it is not over, NeedsAReason, and NothingThere when
    the words were erased.
    """
    if not works_as(by, LEADS, at):
        raise OnlyLeadsLook
    words = clean_words(reason)
    if not words:
        raise NeedsAReason
    with transaction.atomic():
        kept = Room.objects.get(pk=room.pk)
        if not kept.is_over:
            raise NotSealedYet
        if kept.words_erased_at is not None:
            raise NothingThere
        view = TranscriptView.objects.create(room=kept, by=by, at=at)
        TranscriptReason.objects.create(view=view, words=words)
        record(
            Act.RECORD_VIEWED,
            actor_id=by.pk,
            subject=("room", kept.pk),
            at=at,
            detail={"view": view.pk},
        )
    return lines_of(kept)
