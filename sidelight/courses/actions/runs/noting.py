"""What leaders write down beside the plan, for those who lead the same evening."""

from datetime import datetime

from django.db import transaction

from sidelight.courses.actions.runs.rows import lock_for_notes
from sidelight.courses.errors.runs import NoteTooLong, NotInThisPlan
from sidelight.courses.models import LeaderNote, RunStep, SessionRun
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.courses.queries.runs.notes import NOTES, opened
from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.rooms.actions.telling_leaders import tell_plan_changed
from sidelight.rooms.models import Room

# The form takes less; what was typed on two devices at once may be twice as long.
LONGEST_KEPT = 10_000


def write_note(led: LedEvening, number: int | None, words: str, *, seen: int, at: datetime) -> None:
    """Keep a leader's own note about a step, or about the evening; empty words take it away.

    number: of the step; None for the evening. seen: how often it had been kept when it was drawn.
    What was kept since on another device stays, and these words come below it. Raises NotALeader,
    NotInThisPlan, NoteTooLong.
    """
    written = clean_words(words)
    with transaction.atomic():
        run = lock_for_notes(led, at)
        step = _step(run, number)
        note = LeaderNote.objects.filter(run=run, run_step=step, by=led.place.person).first()
        before = opened(note) if note else ""
        if written == before:
            return
        if note and note.revision > seen and before:
            written = f"{before}\n\n{written}".strip()
        if len(written) > LONGEST_KEPT:
            raise NoteTooLong
        _keep(note or LeaderNote(run=run, run_step=step, by=led.place.person), written, at)
        room = Room.objects.get(pk=led.place.room_id)
        if not room.is_over:
            tell_plan_changed(room, led.place, at)


def _step(run: SessionRun, number: int | None) -> RunStep | None:
    if number is None:
        return None
    found = RunStep.objects.filter(run=run, step=number).first()
    if found is None:
        raise NotInThisPlan
    return found


def _keep(note: LeaderNote, words: str, at: datetime) -> None:
    """Keep a note. Taken away, its row goes as well: nothing says that there was one."""
    if not words:
        if note.pk:
            note.delete()
        return
    note.encrypted, note.written_at = encrypt(words, purpose=NOTES), at
    note.revision += 1
    note.save()
