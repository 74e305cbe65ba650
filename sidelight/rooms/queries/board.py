"""Notes on a board: members see those that were let through, and their own; leaders see all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q, QuerySet

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.foundation.sealing import unseal_for
from sidelight.rooms.models import Activity, BoardNote, Place
from sidelight.rooms.queries.sealing import box_of
from sidelight.rooms.rules.jobs import Finding


@dataclass(frozen=True)
class Note:
    """A note as one person sees it. who: for leaders alone. reason, answer: for its author."""

    slug: str
    text: str
    state: str
    at: datetime
    is_mine: bool
    who: str = ""
    finding: str = ""
    marks: Sequence[Sequence[int]] = ()
    reason: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Board:
    """shown: in the order in which they were let through. waiting: for leaders, worry first."""

    shown: Sequence[Note]
    mine: Sequence[Note] = ()
    waiting: Sequence[Note] = ()


def board_shown(activity: Activity, place: Place) -> Board:
    """Return a board as the person with this place sees it."""
    notes = [_note(one, place) for one in readable_notes(activity, place)]
    shown = [one for one in notes if one.state == BoardNote.State.SHOWN]
    if place.is_members:
        own = (BoardNote.State.HELD, BoardNote.State.DECLINED)
        return Board(shown, mine=[one for one in notes if one.is_mine and one.state in own])
    waiting = [one for one in notes if one.state == BoardNote.State.HELD]
    return Board(shown, waiting=sorted(waiting, key=lambda one: WORRY_FIRST[one.finding]))


WORRY_FIRST = {
    Finding.WORRYING: 0,
    Finding.NOT_SCREENED: 1,
    Finding.SOMETHING: 2,
    Finding.NOTHING: 3,
    "": 3,
}


def left_over(place: Place) -> list[Note]:
    """Return somebody's own notes that waited in vain when their board was put away."""
    ended = BoardNote.objects.filter(
        place=place, state=BoardNote.State.DECLINED, activity__ended_at__isnull=False
    )
    found = ended.select_related("activity__room", "place__person").order_by("pk")
    return [_note(one, place) for one in found]


def words_on(note: BoardNote) -> str:
    """Return the words of a note; none where they were erased or do not open."""
    return _opened(note, bytes(note.sealed), "note")


def readable_notes(activity: Activity, place: Place) -> QuerySet[BoardNote]:
    """Held words are there for their author and the leaders, and for nobody else."""
    notes = BoardNote.objects.filter(activity=activity).exclude(state=BoardNote.State.GONE)
    if place.is_members:
        notes = notes.filter(Q(state=BoardNote.State.SHOWN) | Q(place=place))
    return notes.select_related("activity__room", "place__person").order_by("number", "pk")


def _note(note: BoardNote, place: Place) -> Note:
    is_mine = note.place_id == place.pk
    seen = Note(note.slug, words_on(note), note.state, note.at, is_mine)
    if is_mine:
        return replace(
            seen,
            reason=note.detail.get("reason", ""),
            answer=_opened(note, bytes(note.sealed_answer), "answer"),
        )
    if place.is_members:
        return seen
    return replace(
        seen,
        who=note.place.person.shown_name,
        finding=note.detail.get("finding", ""),
        marks=note.detail.get("marks", ()),
    )


def _opened(note: BoardNote, sealed: bytes, of: str) -> str:
    try:
        return unseal_for(box_of(note.activity.room.sealed_key), sealed, of=f"{of} {note.slug}")
    except CannotDecrypt:
        return ""
