"""The words that a concern from a room is about, as they were sent, whatever became of them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.models import Person
from sidelight.rooms.models import BoardNote, Entry, Place
from sidelight.rooms.queries.board import words_on
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.queries.sealing import box_of, unseal

LAST_WORDS = 12


@dataclass(frozen=True)
class Sent:
    """What somebody wrote, and when."""

    words: str
    by: Person
    at: datetime


@dataclass(frozen=True)
class About:
    """Whom a concern is about, what they wrote, and where it came from: a code and an id."""

    person: Person
    words: list[Sent]
    source: tuple[str, int]


def about_message(place: Place, *, channel: str = "", seq: int = 0, m: int = 0) -> About | None:
    """Return a message that this place can read: a shown one by number, or a held one."""
    entries = _said_in(place)
    if m:
        found = entries.filter(pk=m)
    else:
        found = entries.filter(channel=entrance_of(place).channels.get(channel, 0), seq=seq)
    entry = found.first()
    if entry is None or entry.author is None:
        return None
    return About(entry.author, _words_of([entry], place), ("message", entry.pk))


def about_note(place: Place, slug: str) -> About | None:
    """Return a note on a board of this room, whatever became of it."""
    notes = BoardNote.objects.filter(activity__room=place.room_id, slug=slug)
    note = notes.select_related("activity__room", "place__person").first()
    if note is None:
        return None
    person = note.place.person
    return About(person, [Sent(words_on(note), person, note.at)], ("place", note.place_id))


def about_member(place: Place, slug: str) -> About | None:
    """Return a member of the same room, with the last that they wrote in it."""
    of = Place.objects.filter(room=place.room_id, slug=slug).select_related("person").first()
    if of is None:
        return None
    last = list(_said_in(place).filter(author=of.person_id).order_by("-pk")[:LAST_WORDS])
    return About(of.person, _words_of(last[::-1], place), ("place", of.pk))


def _said_in(place: Place) -> QuerySet[Entry]:
    said = Entry.objects.filter(room=place.room_id, kind=Entry.Kind.SAID)
    return said.select_related("author")


def _words_of(entries: list[Entry], place: Place) -> list[Sent]:
    box = box_of(place.room.sealed_key)
    found = []
    for entry in entries:
        try:
            words = unseal(box, bytes(entry.sealed), channel_id=entry.channel_id)
        except CannotDecrypt:
            continue
        if entry.author is not None:
            found.append(Sent(words, entry.author, entry.at))
    return found
