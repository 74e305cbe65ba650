"""Planning a room: who is in it and when, before anybody comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.live.actions import ask_again_about_person, ask_again_about_room
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.errors import (
    EndsBeforeItStarts,
    HasAPlace,
    NeedsASecond,
    NotForThisPart,
    NotOneBand,
    NotPlanned,
    RoomIsFull,
    RoomIsOver,
)
from sidelight.rooms.models import MOST_KEEP_DAYS, MOST_MEMBERS, Channel, Place, Room
from sidelight.rooms.queries.entering import holds_the_part
from sidelight.rooms.queries.led import forget_who_is_led
from sidelight.rooms.queries.sealing import new_sealed_key
from sidelight.rooms.rules.speaking import may_be_member_of

PLANNERS = frozenset({Role.MANAGER})


@dataclass(frozen=True)
class NewRoom:
    """A room as somebody plans it. starts_at, ends_at: aware. keep_days: of what is said in it."""

    name: str
    starts_at: datetime
    ends_at: datetime
    kind: Room.Kind = Room.Kind.GROUP
    keep_days: int = MOST_KEEP_DAYS


@dataclass(frozen=True)
class NewPlace:
    """Who is to have a place in a room, and as what."""

    person: Person
    part: Place.Part


def plan_room(new: NewRoom, places: Sequence[NewPlace], *, by: Person, at: datetime) -> Room:
    """Plan a room for named people. It opens to nobody else, whoever has its address.

    Raises NotPlanned for whoever is no manager, EndsBeforeItStarts, NeedsASecond for a one-to-one
    without a second on duty, and as `give_place` does.
    """
    must_plan(by, at)
    return keep_room(new, places, by=by, at=at)


def keep_room(new: NewRoom, places: Sequence[NewPlace], *, by: Person, at: datetime) -> Room:
    """Keep a room with its places, for an action that has seen to it that `by` may plan it."""
    if new.ends_at <= new.starts_at:
        raise EndsBeforeItStarts
    # The harm: one of the staff alone with one young person, and nobody who can look in.
    if new.kind == Room.Kind.ONE_TO_ONE and not any(
        one.part == Place.Part.SECOND for one in places
    ):
        raise NeedsASecond
    with transaction.atomic():
        room = make_room(new, by=by, at=at)
        record(Act.ROOM_PLANNED, actor_id=by.pk, subject=("room", room.pk), at=at)
        for one in places:
            keep_place(room, one, by=by, at=at)
    return room


def make_room(new: NewRoom, *, by: Person, at: datetime) -> Room:
    """Make a room without anybody in it, in the transaction of an action that writes of it."""
    room: Room = Room.objects.create(
        name=new.name,
        kind=new.kind,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
        planned_by=by,
        planned_at=at,
        keep_days=new.keep_days,
        sealed_key=new_sealed_key(),
    )
    Channel.objects.create(room=room, kind=Channel.Kind.ROOM)
    Channel.objects.create(room=room, kind=Channel.Kind.TEAM)
    return room


def give_place(room: Room, new: NewPlace, *, by: Person, at: datetime) -> Place:
    """Give somebody a place; a member gets the next free seat and a line to the leaders.

    Raises NotForThisPart, HasAPlace, NotOneBand, RoomIsOver, and RoomIsFull without a free seat.
    """
    must_plan(by, at)
    return keep_place(room, new, by=by, at=at)


def keep_place(room: Room, new: NewPlace, *, by: Person, at: datetime) -> Place:
    """Keep a place, for an action that has seen to it that `by` may give it."""
    if not holds_the_part(new.person, new.part, at) or not _fits(room, new):
        raise NotForThisPart
    with transaction.atomic():
        locked = lock_room(room.pk)
        if locked.is_over:
            raise RoomIsOver
        if Place.objects.filter(room=room, person=new.person).exists():
            raise HasAPlace
        place = make_place(locked, new, by=by, at=at)
        record(
            Act.PLACE_GIVEN,
            actor_id=by.pk,
            subject=("room", room.pk),
            at=at,
            detail={"person": new.person.pk, "part": str(new.part)},
        )
    return place


def make_place(locked: Room, new: NewPlace, *, by: Person, at: datetime) -> Place:
    """Make a place in a locked room. Raises NotOneBand and RoomIsFull."""
    place: Place = Place.objects.create(
        room=locked,
        person=new.person,
        part=new.part,
        seat=free_seat(locked, new.person) if new.part == Place.Part.MEMBER else None,
        given_by=by,
        given_at=at,
    )
    if place.is_members:
        Channel.objects.create(room=locked, kind=Channel.Kind.LINE, place=place)
    let_pages_ask_again(place, at=at)
    return place


def let_pages_ask_again(place: Place, *, at: datetime) -> None:
    """Have open pages and the navigation follow somebody's new place."""
    ask_again_about_person(place.person_id, at=at)
    ask_again_about_room(place.room_id, at=at)  # its leaders hear this line as well
    transaction.on_commit(forget_who_is_led)


def take_place_back(place: Place, *, by: Person, at: datetime) -> None:
    """Take a place back before the room opens; its member's page says that it is not there."""
    must_plan(by, at)
    end_place(place, by=by, at=at)


def end_place(place: Place, *, by: Person, at: datetime) -> None:
    """Take a place back, for an action that has seen to it that `by` may. Raises RoomIsOver."""
    with transaction.atomic():
        room = lock_room(place.room_id)
        if room.is_over:
            raise RoomIsOver
        place.removed_at, place.removed_by, place.seat = at, by, None
        place.save(update_fields=["removed_at", "removed_by", "seat"])
        record(
            Act.PLACE_ENDED,
            actor_id=by.pk,
            subject=("room", room.pk),
            at=at,
            detail={"person": place.person_id, "how": "planned"},
        )
        ask_again_about_person(place.person_id, at=at)
        transaction.on_commit(forget_who_is_led)


def must_plan(person: Person, at: datetime) -> None:
    """Raise NotPlanned unless somebody may plan rooms."""
    if not works_as(person, PLANNERS, at):
        raise NotPlanned


def _fits(room: Room, new: NewPlace) -> bool:
    return new.part != Place.Part.MEMBER or may_be_member_of(
        room.kind, is_made_up=new.person.is_made_up
    )


def free_seat(room: Room, person: Person) -> int:
    """Return the lowest free seat. Raises RoomIsFull, and NotOneBand for another age band.

    Whoever a leader put out keeps their seat: nobody comes in for them during a session.
    """
    places = Place.objects.filter(room=room, part=Place.Part.MEMBER)
    if places.kept().exclude(person__age_band=person.age_band).exists():
        raise NotOneBand
    most = 1 if room.kind == Room.Kind.ONE_TO_ONE else MOST_MEMBERS
    taken = set(places.exclude(seat=None).values_list("seat", flat=True))
    free = [seat for seat in range(1, most + 1) if seat not in taken]
    if not free:
        raise RoomIsFull
    return free[0]
