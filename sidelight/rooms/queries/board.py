"""Notes on a board: members see those that were let through, and their own; leaders see all."""

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.rooms.models import BoardNote
from sidelight.rooms.queries.sealing import box_of, unseal_for


def words_on(note: BoardNote) -> str:
    """Return the words of a note; none where they were erased or do not open."""
    return _opened(note, bytes(note.sealed), "note")


def answer_to(note: BoardNote) -> str:
    """Return what the leader who did not show a note wrote to its author."""
    return _opened(note, bytes(note.sealed_answer), "answer")


def _opened(note: BoardNote, sealed: bytes, of: str) -> str:
    try:
        return unseal_for(box_of(note.activity.room.sealed_key), sealed, of=f"{of} {note.slug}")
    except CannotDecrypt:
        return ""
