"""What is still to do before a session may close, and which notes are still to be written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef, QuerySet

from sidelight.foundation.crypto import CannotDecrypt, decrypt
from sidelight.outcomes.models import Moment
from sidelight.outcomes.queries import shown_at
from sidelight.people.models import Person
from sidelight.rooms.models import (
    Entry,
    HandOver,
    HandOverDraft,
    Place,
    Presence,
    Room,
    SeenOut,
)
from sidelight.rooms.queries.entering import holds_the_part
from sidelight.rooms.queries.feelings import PLACE
from sidelight.rooms.registers import said_so

HAND_OVER = "rooms.hand_over"
ASKED_FOR_LONG = timedelta(days=30)


@dataclass(frozen=True)
class Going:
    """A member who came, as leaders see them at the end. left_at: None while they are here."""

    place: Place
    left_at: datetime | None
    mood: str
    seen_out: SeenOut | None

    @property
    def is_here(self) -> bool:
        return self.left_at is None


def members_who_came(room: Room) -> QuerySet[Place]:
    """Return members with a place who were there; whoever only wrote, without script, as well."""
    pages = Presence.objects.filter(place=OuterRef("pk"))
    wrote = Entry.objects.filter(room=OuterRef("room"), author=OuterRef("person"))
    those = Place.objects.kept().filter(room=room, part=Place.Part.MEMBER)
    return those.filter(Exists(pages) | Exists(wrote)).select_related("person").order_by("seat")


def who_did_not_come(room: Room) -> list[str]:
    """Return the names of members who have a place, were not there so far and had not said so."""
    those = Place.objects.kept().filter(room=room, part=Place.Part.MEMBER)
    missed = those.exclude(pk__in=members_who_came(room).values("pk"))
    missed = missed.exclude(person__in=who_had_said_so(room)).select_related("person")
    return [one.person.shown_name for one in missed.order_by("seat")]


def who_had_said_so(room: Room) -> set[int]:
    """Return the ids of those who said before that they cannot come."""
    return {who for ask in said_so for who in ask(room)}


def not_seen_out(room: Room) -> list[Place]:
    """Return who came, and whom no leader saw out or asked a follow-up for."""
    return list(members_who_came(room).filter(seen_out=None)) if room.is_group else []


def needs_a_note(room: Room) -> bool:
    """Whether the hand-over note of a session is missing: of a group that was opened."""
    is_asked_for = room.is_group and room.opened_at is not None
    return is_asked_for and not HandOver.objects.filter(room=room).exists()


def going(room: Room) -> Sequence[Going]:
    """Return who came, with whether they are here, how they said they were, who saw them out."""
    places = list(members_who_came(room).select_related("seen_out__by"))
    left, moods = left_when(places), _moods_of(places)
    return [
        Going(one, left.get(one.pk), moods.get(one.pk, ""), getattr(one, "seen_out", None))
        for one in places
    ]


def left_when(places: Collection[Place]) -> Mapping[int, datetime]:
    """Return when each of these went whose page is not open any more."""
    pages = Presence.objects.filter(place__in=places).order_by()
    here = pages.filter(went_at=None).values("place")
    gone = pages.exclude(place__in=here).values_list("place").annotate(left=Max("went_at"))
    return dict(gone)


def _moods_of(places: Collection[Place]) -> Mapping[int, str]:
    """Return how they said they were as they went, where they did."""
    shown = shown_at(PLACE, [one.pk for one in places])
    return {number: str(said) for (number, moment), said in shown.items() if moment == Moment.OUT}


def notes_to_write(leader: Person, at: datetime) -> Sequence[Room]:
    """Return sessions that this leader led, that are over, and whose note is still missing."""
    led = Place.objects.kept().filter(person=leader, part=Place.Part.LEADER)
    over = Room.objects.filter(
        places__in=led, kind=Room.Kind.GROUP, phase=Room.Phase.CLOSED, opened_at__isnull=False
    )
    missing = over.filter(closed_at__gt=at - ASKED_FOR_LONG, hand_overs=None)
    return list(missing.order_by("closed_at", "pk"))


def led_by(leader: Person, room: Room, at: datetime) -> bool:
    """Whether somebody leads a room, or led it, and is ready for that now."""
    places = Place.objects.kept().filter(room=room, person=leader, part=Place.Part.LEADER)
    return places.exists() and holds_the_part(leader, Place.Part.LEADER, at)


def hand_overs_of(room_ids: Collection[int]) -> QuerySet[HandOver]:
    """Return that notes are there, the oldest first: who wrote them and when, not their words."""
    return (
        HandOver.objects.filter(room__in=room_ids).select_related("by", "room").defer("encrypted")
    )


def draft_of(room: Room, leader: Person) -> str:
    """Return what a leader has typed so far; nothing where it does not open any more."""
    kept = HandOverDraft.objects.filter(room=room, by=leader).first()
    return opened(kept) if kept else ""


def opened(kept: HandOver | HandOverDraft) -> str:
    """Return the words of a note; empty when they do not open with today's keys."""
    try:
        return decrypt(kept.encrypted, purpose=HAND_OVER)
    except CannotDecrypt:
        return ""
