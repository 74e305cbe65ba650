"""Notes on a board: each waits until a leader lets exactly these words through."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet

from sidelight.foundation.ids import new_slug
from sidelight.foundation.sealing import seal_for
from sidelight.foundation.text import clean_words
from sidelight.people.models import Person
from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.actions.leading import must_lead
from sidelight.rooms.actions.saying import screened
from sidelight.rooms.actions.shown import (
    note_settled,
    tell_everybody,
    tell_leaders,
    tell_member,
)
from sidelight.rooms.actions.taking_part import taking_part
from sidelight.rooms.errors import (
    BoardIsFull,
    CannotSpeak,
    NotHeld,
    NothingThere,
    TooFewForNotes,
)
from sidelight.rooms.models import Activity, BoardNote, Place, Room
from sidelight.rooms.queries.facts import leaders_in
from sidelight.rooms.queries.sealing import box_of
from sidelight.rooms.rules.jobs import Code
from sidelight.rooms.rules.reasons import Reason
from sidelight.rooms.rules.speaking import enough_leaders

LONGEST_NOTE = 300
MOST_NOTES = 8
BOARD = (Activity.Kind.BOARD,)
State = BoardNote.State


def put_up(slug: str, words: str, *, key: UUID, by: Place, at: datetime) -> BoardNote:
    """Put a note on a board, where it waits for a leader; the same key is the same note.

    Raises CannotSpeak for no words, too many, and whoever may not write in the room now;
    NothingThere for a board that is not shown any more, and BoardIsFull.
    """
    text, note_slug = clean_words(words), new_slug()
    if not text or len(text) > LONGEST_NOTE:
        raise CannotSpeak(Code.TOO_LONG if text else Code.EMPTY)
    # What takes time happens before the room is locked.
    finding, marks = screened(text)
    sealed = seal_for(box_of(by.room.sealed_key), text, of=f"note {note_slug}")
    with taking_part(slug, BOARD, by=by, at=at) as part:
        mine = BoardNote.objects.filter(activity=part.activity, place=part.place)
        if (known := mine.filter(key=key).first()) is not None:
            return known
        if mine.exclude(state=State.GONE).count() >= MOST_NOTES:
            raise BoardIsFull
        note = BoardNote.objects.create(
            slug=note_slug,
            activity=part.activity,
            place=part.place,
            key=key,
            sealed=sealed,
            detail={"finding": finding.value, "marks": [list(one) for one in marks]},
            at=at,
        )
        tell_leaders(part.activity, at=at)
        tell_member(part.activity, part.place, at=at)
    return note


def take_back(slug: str, *, by: Place, at: datetime) -> None:
    """Take one's own note away, waiting or shown. Raises NothingThere, CannotSpeak."""
    with transaction.atomic():
        locked = lock_room(by.room_id)
        if locked.is_over:
            raise CannotSpeak(Code.CLOSED)
        mine = BoardNote.objects.filter(place=by.pk, state__in=[State.HELD, State.SHOWN])
        note = _named(mine.filter(activity__room=locked), slug)
        was_shown = note.state == State.SHOWN
        _settle(note, State.GONE, None, at)
        if was_shown:
            tell_everybody(note.activity, at=at)
        else:
            tell_leaders(note.activity, at=at)
            tell_member(note.activity, note.place, at=at)


def let_through(slug: str, *, by: Place, at: datetime) -> None:
    """Show a note to the group as it was written, without its author's name.

    Raises NotALeader, RoomIsOver, NotHeld when somebody has looked at it already, and
    TooFewForNotes while there are too few leaders.
    """
    with transaction.atomic():
        locked = must_lead(by.room_id, by, at)
        note = _held(locked, slug)
        # Nothing reaches the group while it is not attended.
        if not enough_leaders(locked.kind, leaders_in([locked.pk], at).get(locked.pk, 0)):
            raise TooFewForNotes
        last = note.activity.notes.aggregate(last=Max("number"))["last"] or 0
        note.number = last + 1
        _settle(note, State.SHOWN, by.person, at)
        note_settled(note, "let_through", by=by.person, at=at)
        tell_everybody(note.activity, at=at)


def decline_note(slug: str, *, reason: Reason, words: str, by: Place, at: datetime) -> None:
    """Do not show a note; its author reads why, and a kind word. Raises as `let_through` does."""
    with transaction.atomic():
        locked = must_lead(by.room_id, by, at)
        note = _held(locked, slug)
        note.detail = {**note.detail, "reason": reason.value}
        if said := clean_words(words):
            box = box_of(locked.sealed_key)
            note.sealed_answer = seal_for(box, said, of=f"answer {note.slug}")
        _settle(note, State.DECLINED, by.person, at)
        note_settled(note, reason.value, by=by.person, at=at)
        tell_leaders(note.activity, at=at)
        tell_member(note.activity, note.place, at=at)


def take_away(slug: str, *, by: Place, at: datetime) -> None:
    """Take a shown note off the board. Raises NotALeader, RoomIsOver, NothingThere."""
    with transaction.atomic():
        locked = must_lead(by.room_id, by, at)
        shown = BoardNote.objects.filter(activity__room=locked, state=State.SHOWN)
        note = _named(shown, slug)
        _settle(note, State.GONE, by.person, at)
        note_settled(note, "taken_away", by=by.person, at=at)
        tell_everybody(note.activity, at=at)


def _held(locked: Room, slug: str) -> BoardNote:
    waiting = BoardNote.objects.filter(
        activity__room=locked, activity__ended_at=None, state=State.HELD
    )
    try:
        return _named(waiting, slug)
    except NothingThere:
        raise NotHeld from None


def _named(notes: QuerySet[BoardNote], slug: str) -> BoardNote:
    found = notes.filter(slug=slug).select_related("activity__room", "place__person").first()
    if found is None:
        raise NothingThere
    return found


def _settle(note: BoardNote, state: BoardNote.State, by: Person | None, at: datetime) -> None:
    note.state, note.settled_at = state, at
    note.settled_by = by or note.settled_by
    note.save(
        update_fields=["state", "settled_at", "settled_by", "number", "detail", "sealed_answer"]
    )
