"""What waits for a leader: not showing it, and taking away what was shown."""

from datetime import datetime

from django.db import transaction

from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.rooms.actions.happening import Event, happen, line_of, team_channel
from sidelight.rooms.actions.leading import must_lead
from sidelight.rooms.errors import NotHeld, NothingThere
from sidelight.rooms.models import Channel, Entry, Place, Room
from sidelight.rooms.queries.sealing import box_of, seal
from sidelight.rooms.rules.reasons import Reason


def decline(
    room: Room, entry_id: int, *, reason: Reason, words: str, by: Place, at: datetime
) -> None:
    """Do not show a held message; its author reads why, and a kind word, on their own line.

    Raises NotALeader, RoomIsOver, and NotHeld when somebody has looked at it already.
    """
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        entry = Entry.objects.filter(pk=entry_id, room=locked, state=Entry.State.HELD).first()
        if entry is None:
            raise NotHeld
        _decline(locked, entry, reason, clean_words(words), by.person, at)


def remove(room: Room, channel: Channel, seq: int, *, by: Place, at: datetime) -> None:
    """Take a shown message away, everywhere. Its words stay sealed for the safeguarding lead.

    Raises NotALeader, RoomIsOver, and NothingThere when there is no such message any more.
    """
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        shown = Entry.objects.filter(
            channel=channel, room=locked, seq=seq, kind=Entry.Kind.SAID, state=Entry.State.SHOWN
        )
        entry = shown.first()
        if entry is None:
            raise NothingThere
        entry.state, entry.settled_by, entry.settled_at = Entry.State.GONE, by.person, at
        entry.save(update_fields=["state", "settled_by", "settled_at"])
        happen(channel, Event(Entry.Kind.GONE, by.person, about_seq=seq), at=at)
        _note(entry, "removed", by.person, at)


def let_go_of_what_is_held(locked: Room, *, by: Person | None, at: datetime) -> None:
    """The session ends: what is still held is not shown, and each author is told so."""
    for entry in Entry.objects.filter(room=locked, state=Entry.State.HELD).order_by("pk"):
        _decline(locked, entry, Reason.SESSION_OVER, "", by, at)


def _decline(
    locked: Room, entry: Entry, reason: Reason, words: str, by: Person | None, at: datetime
) -> None:
    entry.state, entry.settled_by, entry.settled_at = Entry.State.DECLINED, by, at
    entry.save(update_fields=["state", "settled_by", "settled_at"])
    line = line_of(Place.objects.get(room=locked, person=entry.author))
    sealed = seal(box_of(locked.sealed_key), words, channel_id=line.pk) if words else b""
    told = Event(Entry.Kind.DECLINED, by, {"reason": reason.value}, about=entry, sealed=sealed)
    happen(line, told, at=at)
    settled = Event(Entry.Kind.SETTLED, by, {"how": "declined"}, about=entry)
    happen(team_channel(locked), settled, at=at)
    _note(entry, reason.value, by, at)


def _note(entry: Entry, outcome: str, by: Person | None, at: datetime) -> None:
    record(
        Act.MESSAGE_SETTLED,
        actor_id=by.pk if by else None,
        subject=("message", entry.pk),
        at=at,
        detail={"outcome": outcome, "room": entry.room_id},
    )
