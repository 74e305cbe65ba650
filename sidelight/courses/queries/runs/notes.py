"""Notes of those who lead an evening. Whoever reads them here leads it, or led it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sidelight.courses.models import LeaderNote, SessionRun
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.foundation.crypto import CannotDecrypt, decrypt

# With another purpose they do not open.
NOTES = "courses.leader_notes"
OF_THE_EVENING = 0


@dataclass(frozen=True)
class ReadNote:
    """A note of another leader."""

    by: str
    at: datetime
    words: str


@dataclass(frozen=True)
class Notes:
    """What is noted about a step, or the evening: one's own, and the others'.

    revision: of one's own; 0 where there is none.
    """

    own: str = ""
    revision: int = 0
    others: Sequence[ReadNote] = ()


def opened(note: LeaderNote) -> str:
    """Return the words of a note; nothing where it does not open any more."""
    try:
        return decrypt(note.encrypted, purpose=NOTES)
    except CannotDecrypt:
        return ""


def notes_beside(run: SessionRun, led: LedEvening) -> Mapping[int, Notes]:
    """Return by the number of a step what its leaders noted; 0 for the evening. One question."""
    rows = LeaderNote.objects.filter(run=run).select_related("by", "run_step").order_by("pk")
    found: dict[int, Notes] = {}
    for row in rows:
        number = row.run_step.step_id if row.run_step else OF_THE_EVENING
        before = found.get(number, Notes())
        if row.by_id == led.place.person_id:
            found[number] = Notes(opened(row), row.revision, before.others)
        else:
            read = ReadNote(row.by.shown_name, row.written_at, opened(row))
            found[number] = Notes(before.own, before.revision, [*before.others, read])
    return found
