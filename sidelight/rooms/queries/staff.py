"""Rooms as the staff see them who plan, lead and look after them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.rooms.models import Place, Presence, ReadyMessage, Room
from sidelight.rooms.queries.entering import LEADING_ROLES, SECOND_ROLES
from sidelight.rooms.rules.attendance import Stay, merged, minutes_within
from sidelight.team.queries import everybody_ready

SEES_ALL = frozenset({Role.MANAGER, Role.SAFEGUARDING_LEAD})
SHOWN_AFTER = timedelta(days=90)


@dataclass(frozen=True)
class Attended:
    """One line of the register. minutes: of the session, with its pages merged."""

    place: Place
    joined_at: datetime | None
    left_at: datetime | None
    minutes: int

    @property
    def came(self) -> bool:
        return self.joined_at is not None


def rooms_for(worker: Person, at: datetime) -> QuerySet[Room]:
    """Return every room for managers and safeguarding leads, and for leaders their own."""
    rooms = Room.objects.all()
    if not works_as(worker, SEES_ALL, at):
        own = Place.objects.kept().filter(person=worker).exclude(part=Place.Part.MEMBER)
        rooms = rooms.filter(places__in=own)
    return rooms.select_related("planned_by")


def coming_rooms(worker: Person, at: datetime) -> Sequence[Room]:
    """Return the rooms that are not over, first what is first."""
    return list(rooms_for(worker, at).exclude(phase=Room.Phase.CLOSED).order_by("starts_at", "pk"))


def past_rooms(worker: Person, at: datetime) -> Sequence[Room]:
    """Return the rooms that were over in the last three months, the newest first."""
    over = rooms_for(worker, at).filter(phase=Room.Phase.CLOSED)
    return list(over.filter(closed_at__gt=at - SHOWN_AFTER))


def places_in(room: Room) -> Sequence[Place]:
    """Return the places of a room, leaders first; those that were taken back at the end."""
    found = Place.objects.filter(room=room).select_related("person", "removed_by")
    return sorted(found, key=lambda one: (one.removed_at is not None, one.is_members, one.pk))


def register_of(room: Room, at: datetime) -> Sequence[Attended]:
    """Return who was there, from when until when, for how long; empty when it never opened."""
    if room.opened_at is None:
        return []
    session = Stay(room.opened_at, room.closed_at or at)
    stays: dict[int, list[Stay]] = {}
    rows = Presence.objects.filter(room_id=room.pk)
    for place_id, came, went in rows.values_list("place_id", "came_at", "went_at"):
        stays.setdefault(place_id, []).append(Stay(came, went or at))
    return [_attended(place, stays.get(place.pk, []), session) for place in places_in(room)]


def opened_by(room: Room) -> Person | None:
    """Return the leader who opened a room, as the ledger has it."""
    lines = Line.objects.filter(
        act=Act.ROOM_CHANGED, subject_kind="room", subject_id=room.pk, detail__what="opened"
    )
    by = lines.order_by("pk").values("actor_id")[:1]
    return Person.objects.filter(pk__in=by).first()


def who_may_lead(at: datetime) -> Sequence[Person]:
    """Return everybody of the staff who may lead a room now."""
    return _ready(LEADING_ROLES, at)


def who_may_be_second(at: datetime) -> Sequence[Person]:
    """Return everybody of the staff who may be the second on duty now."""
    return _ready(SECOND_ROLES, at)


def ready_messages() -> Sequence[ReadyMessage]:
    """Return the sentences that leaders keep ready, by title."""
    return list(ReadyMessage.objects.filter(withdrawn_at=None).select_related("written_by"))


def _ready(roles: frozenset[Role], at: datetime) -> Sequence[Person]:
    """Return everybody who holds one of these roles and is ready for it: all in one question."""
    ready = {one.person.pk: one.person for one in everybody_ready(roles, at)}
    return sorted(ready.values(), key=lambda person: (person.shown_name.casefold(), person.pk))


def _attended(place: Place, stays: Sequence[Stay], session: Stay) -> Attended:
    whole = merged(stays)
    return Attended(
        place,
        joined_at=whole[0].came if whole else None,
        left_at=whole[-1].went if whole else None,
        minutes=minutes_within(stays, session),
    )
