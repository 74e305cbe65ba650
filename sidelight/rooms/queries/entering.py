"""Who may be in a room, and what they need to know of it. Rooms are found through their people."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from sidelight.people.models import Person, Role
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
    if part == Place.Part.MEMBER:
        return Role.MEMBER in roles_of(person, at)
    return bool(works_as(person, ROLES_OF_A_PART[Place.Part(part)], at))


def place_in(person: Person, slug: str, at: datetime) -> Place | None:
    """Return somebody's place in the room of this name, if it is open to them now."""
    place = places_of(person).filter(room__slug=slug).first()
    return place if place is not None and holds_the_part(person, place.part, at) else None


def entrance_for(person: Person, slug: str, at: datetime) -> Entrance | None:
    """Return what a room opens for somebody, or None when it is not there for them."""
    place = place_in(person, slug, at)
    return entrance_of(place) if place is not None else None


def entrance_of(place: Place) -> Entrance:
    """Return what a place opens: a member the room and their own line, the leaders all of it."""
    room: Room = place.room
    channels = Channel.objects.filter(room=room).values_list("pk", "kind", "place__slug")
    named = {f"line:{line}" if line else kind: pk for pk, kind, line in channels}
    mine = {
        name: pk
        for name, pk in named.items()
        if not place.is_members or name in ("room", f"line:{place.slug}")
    }
    speaker = Speaker(
        room_id=room.pk,
        place_id=place.pk,
        place=place.slug,
        person_id=place.person_id,
        leads=place.part == Place.Part.LEADER,
        team_id=named["team"],
    )
    return Entrance(
        speaker,
        room.slug,
        place.part,
        mine,
        room.sealed_key,
        room.messages_a_minute,
        room.messages_at_once,
    )
