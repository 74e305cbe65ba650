"""Rooms that belong to a group: made without a manager, and kept in step with who is in it.

The app that has the groups says who belongs; it has looked whether they may. Nobody did these
things by hand, so the ledger names nobody.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.actions.locking import hold_if_free
from sidelight.people.models import Person
from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.actions.leaving import let_go_of_place
from sidelight.rooms.actions.planning import (
    NewPlace,
    NewRoom,
    free_seat,
    let_pages_ask_again,
    make_place,
    make_room,
)
from sidelight.rooms.errors import HasBegun, LobbyIsOpen
from sidelight.rooms.models import Place, Room
from sidelight.rooms.queries.entering import holds_the_part
from sidelight.rooms.rules.speaking import lobby_is_open

Part = Place.Part


@dataclass(frozen=True)
class Company:
    """Who belongs in a room.

    led_once: ids of everybody who ever led the group. A leader who is not among them was given
    the room's place by hand, for one evening, and keeps it.
    """

    members: Sequence[Person]
    leaders: Sequence[Person]
    led_once: Collection[int] = ()


def plan_evening(new: NewRoom, company: Company, *, by: Person, at: datetime) -> Room:
    """Make the room of a group's evening, with everybody who belongs in it.

    by: who answers for the group; they need not be there. Raises as `keep_company` does.
    """
    with transaction.atomic():
        room = make_room(new, by=by, at=at)
        record(Act.ROOM_PLANNED, actor_id=None, subject=("room", room.pk), at=at)
        keep_company(room, company, by=by, at=at)
    return room


def keep_company(room: Room, company: Company, *, by: Person, at: datetime) -> int:
    """Bring the places of a room into line with who belongs in it; return how many changed.

    Whoever does not belong any more is out at once, their pages too. A leader who is not ready has
    no place. Whoever comes back gets theirs back, unless somebody took it from them by hand, as a
    leader does who puts somebody out. A room that is over stays as it was.
    """
    with transaction.atomic():
        locked = lock_room(room.pk)
        if locked.is_over:
            return 0
        ready = [one for one in company.leaders if holds_the_part(one, Part.LEADER, at)]
        places = {
            one.person_id: one
            for one in Place.objects.filter(room=locked).select_related("person").order_by("pk")
        }
        gone = [one for one in places.values() if not _stays(one, company, ready)]
        for place in gone:
            _let_go(place, at)
        news = [
            *(NewPlace(one, Part.MEMBER) for one in company.members),
            *(NewPlace(one, Part.LEADER) for one in ready),
        ]
        given = [_gave(locked, one, places.get(one.person.pk), by=by, at=at) for one in news]
    return len(gone) + sum(given)


def move_room(room: Room, starts_at: datetime, ends_at: datetime, *, at: datetime) -> None:
    """Move a room to another time. Raises LobbyIsOpen once people may be waiting in it."""
    with transaction.atomic():
        locked = lock_room(room.pk)
        # The harm: somebody sits in a room that has quietly gone elsewhere.
        if locked.phase != Room.Phase.LOBBY or lobby_is_open(locked, at):
            raise LobbyIsOpen
        locked.starts_at, locked.ends_at = starts_at, ends_at
        locked.save(update_fields=["starts_at", "ends_at"])
        _note(locked, "moved", at)


def call_off(room: Room, *, at: datetime) -> None:
    """End every place in a room that was not opened: nobody finds it any more. Raises HasBegun."""
    with transaction.atomic():
        locked = lock_room(room.pk)
        if locked.phase != Room.Phase.LOBBY:
            raise HasBegun
        for place in Place.objects.kept().filter(room=locked).order_by("pk"):
            _let_go(place, at)
        _note(locked, "called_off", at)


def _stays(place: Place, company: Company, ready: Sequence[Person]) -> bool:
    if place.removed_at is not None or place.part == Part.SECOND:
        return True
    if place.is_members:
        return place.person in company.members
    return place.person in ready or place.person_id not in company.led_once


def _gave(locked: Room, new: NewPlace, place: Place | None, *, by: Person, at: datetime) -> bool:
    """Give somebody a place, or theirs back; False where they have one, or cannot have one."""
    if not holds_the_part(new.person, new.part, at):
        return False
    if place is None:
        # Whoever leaves at this moment is passed over; nobody waits for them with a room held.
        if not hold_if_free(new.person):
            return False
        place = make_place(locked, new, by=by, at=at)
    # Taken from them by somebody, and not by a change of the group: that stands.
    elif place.removed_at is None or place.removed_by_id is not None or place.part != new.part:
        return False
    else:
        place.removed_at, place.stepped_out_at = None, None
        place.seat = free_seat(locked, new.person) if place.is_members else None
        place.save(update_fields=["removed_at", "stepped_out_at", "seat"])
        let_pages_ask_again(place, at=at)
    record(
        Act.PLACE_GIVEN,
        actor_id=None,
        subject=("room", locked.pk),
        at=at,
        detail={"person": new.person.pk, "part": str(new.part)},
    )
    return True


def _let_go(place: Place, at: datetime) -> None:
    let_go_of_place(place, at=at)
    let_pages_ask_again(place, at=at)
    record(
        Act.PLACE_ENDED,
        actor_id=None,
        subject=("room", place.room_id),
        at=at,
        detail={"person": place.person_id, "how": "group"},
    )


def _note(locked: Room, what: str, at: datetime) -> None:
    record(
        Act.ROOM_CHANGED,
        actor_id=None,
        subject=("room", locked.pk),
        at=at,
        detail={"what": what},
    )
