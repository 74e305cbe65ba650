"""Who may be in a room, and what they need to know of it. Rooms are found through their people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet

from sidelight.foundation.prepared import prepared
from sidelight.people.models import Need, Person, Role
from sidelight.people.queries import roles_of, works_as
from sidelight.rooms.models import Channel, Place, Room
from sidelight.rooms.rules.jobs import Speaker

# Who may lead a session: trained counsellors, and volunteers beside them.
LEADING_ROLES = frozenset({Role.COUNSELLOR, Role.YOUTH_WORKER})
# Who may be the second one on duty of a one-to-one.
SECOND_ROLES = LEADING_ROLES | {Role.SAFEGUARDING_LEAD}
ROLES_OF_A_PART = {Place.Part.LEADER: LEADING_ROLES, Place.Part.SECOND: SECOND_ROLES}


@dataclass(frozen=True, slots=True)
class Entrance:
    """What somebody's place in a room opens. channels: by name on the wire, their ids."""

    speaker: Speaker
    slug: str
    part: str
    channels: dict[str, int]
    sealed_key: str
    messages_a_minute: int
    messages_at_once: int
    is_over: bool
    # A room that goes slowly leaves time to read; whoever needs more time already gives it.
    waits_in_slow_rooms: bool

    @property
    def own_line(self) -> str:
        """Return the name of one's own line to the leaders; only members have one."""
        return f"line:{self.speaker.place}"


def places_of(person: Person) -> QuerySet[Place]:
    """Return the places that somebody has, with their rooms."""
    found: QuerySet[Place] = Place.objects.kept().filter(person=person)
    return found.select_related("room")


def own_places(person: Person, at: datetime) -> list[Place]:
    """Return the places that somebody may take now or soon, and those of the last days."""
    recent = places_of(person).filter(room__ends_at__gt=at - SHOWN_AFTERWARDS)
    found = recent.order_by("room__starts_at", "pk")
    mine = [one for one in found if holds_the_part(person, one.part, at)]
    return sorted(mine, key=lambda one: one.room.is_over)


SHOWN_AFTERWARDS = timedelta(days=2)


def holds_the_part(person: Person, part: str, at: datetime) -> bool:
    """Return whether somebody may take this part now: a member here, or staff who are ready."""
    if not person.is_active:
        return False
    if person.is_made_up:
        return part == Place.Part.MEMBER  # in a rehearsal alone: planning.keep_place sees to that
    if part == Place.Part.MEMBER:
        return Role.MEMBER in roles_of(person, at)
    return bool(works_as(person, ROLES_OF_A_PART[Place.Part(part)], at))


def place_in(person: Person, slug: str, at: datetime) -> Place | None:
    """Return somebody's place in the room of this name, if it is open to them now."""
    place = places_of(person).filter(room__slug=slug).first()
    return place if place is not None and holds_the_part(person, place.part, at) else None


HoldsThePart = Callable[[Person, str, datetime], bool]


def entrance_for(
    person: Person, slug: str, at: datetime, *, holds: HoldsThePart = holds_the_part
) -> Entrance | None:
    """Return what a room opens for somebody, or None when it is not there for them.

    holds: for whoever asks about many rooms of the same people, and about their roles only once.
    """
    for row in _ways_in(person.pk, slug):
        way = WayIn(*row)
        return _entrance(way) if holds(person, way.part, at) else None
    return None


def entrance_of(place: Place) -> Entrance:
    """Return what a place opens: a member the room and their own line, the leaders all of it."""
    room: Room = place.room
    return _entrance(
        WayIn(
            place.pk,
            place.slug,
            place.part,
            place.person_id,
            room.pk,
            room.slug,
            room.phase,
            room.sealed_key,
            room.messages_a_minute,
            room.messages_at_once,
            place.person.needs,
        )
    )


class WayIn(NamedTuple):
    """A place and its room, as far as they say what opens."""

    place_id: int
    place: str
    part: str
    person_id: int
    room_id: int
    room: str
    phase: str
    sealed_key: str
    messages_a_minute: int
    messages_at_once: int
    needs: str


@prepared
def _ways_in(person_id: int, slug: str) -> QuerySet[Place, tuple[Any, ...]]:  # Any: as in WayIn
    places = Place.objects.kept().filter(person=person_id, room__slug=slug)
    return places.values_list(
        "pk", "slug", "part", "person_id", "room_id", "room__slug", "room__phase",
        "room__sealed_key", "room__messages_a_minute", "room__messages_at_once",
        "person__needs",
    )  # fmt: skip


@prepared
def _channels(room_id: int) -> QuerySet[Channel, tuple[int, str, str | None]]:
    those = Channel.objects.filter(room=room_id).order_by("pk")
    return those.values_list("pk", "kind", "place__slug")


def _entrance(way: WayIn) -> Entrance:
    named = {f"line:{line}" if line else kind: pk for pk, kind, line in _channels(way.room_id)}
    theirs = ("room", f"line:{way.place}") if way.part == Place.Part.MEMBER else tuple(named)
    speaker = Speaker(
        room_id=way.room_id,
        place_id=way.place_id,
        place=way.place,
        person_id=way.person_id,
        leads=way.part == Place.Part.LEADER,
        team_id=named["team"],
    )
    return Entrance(
        speaker,
        way.room,
        way.part,
        {name: pk for name, pk in named.items() if name in theirs},
        way.sealed_key,
        way.messages_a_minute,
        way.messages_at_once,
        is_over=way.phase == Room.Phase.CLOSED,
        waits_in_slow_rooms=way.part == Place.Part.MEMBER and Need.TIME not in way.needs.split(),
    )
