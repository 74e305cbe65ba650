"""Which room is whose evening, and who belongs in it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from sidelight.courses.models import Application, Group, GroupLeader, Session
from sidelight.people.models import Person
from sidelight.rooms.models import Place, Room
from sidelight.rooms.rules.speaking import lobby_is_open

# So long before an evening its room is made.
AHEAD = timedelta(days=1)


@dataclass(frozen=True)
class Belonging:
    """Who belongs to a group now, and the ids of everybody who ever led it."""

    members: list[Person]
    leaders: list[Person]
    led_once: Collection[int]


@dataclass(frozen=True)
class EveningRoom:
    """An evening and the room that was made for it."""

    session: Session
    room: Room


def session_of(room_id: int) -> Session | None:
    """Return the evening that a room is made for, with its group and week; None for any other."""
    found = Session.objects.filter(room=room_id).select_related("group__version", "week", "room")
    return found.first()


def sessions_led_by(worker: Person) -> QuerySet[Session]:
    """Return the evenings of groups that somebody leads now, and those whose room they lead.

    The second is for whoever stands in for one evening: they were given the room's place by hand.
    """
    leads = GroupLeader.objects.filter(person=worker, ended_at=None).values("group")
    places = Place.objects.kept().filter(person=worker, part=Place.Part.LEADER)
    theirs = Q(group__in=leads) | Q(room__in=places.values("room"))
    sessions: QuerySet[Session] = Session.objects.filter(theirs)
    return sessions.select_related("group__version", "week", "room")


def way_in(sessions: Iterable[Session], person: Person, at: datetime) -> Mapping[int, str]:
    """Return by the id of an evening the name of its room, where somebody may go in now."""
    open_now = {one.room_id: one.pk for one in sessions if open_room(one, at)}
    if not open_now:
        return {}
    mine = Place.objects.kept().filter(person=person, room__in=open_now)
    return {open_now[room]: slug for room, slug in mine.values_list("room", "room__slug")}


def is_over(session: Session, at: datetime) -> bool:
    """Return whether an evening is over by the clock, or because its leaders closed its room."""
    return session.ends_at <= at or (session.room is not None and session.room.is_over)


def open_room(session: Session, at: datetime) -> str:
    """Return the name of the room of an evening while whoever has a place may go in; or nothing."""
    room = session.room
    if room is None or room.is_over or not lobby_is_open(room, at):
        return ""
    return room.slug


def way_in_now(person: Person, at: datetime) -> str:
    """Return the name of the room of an evening that a member may go into now; or nothing."""
    mine = Application.objects.going_on().filter(person=person).values("group")
    sessions = Session.objects.filter(group__in=mine, cancelled_at=None, room__isnull=False)
    near = sessions.exclude(room__phase=Room.Phase.CLOSED).select_related("room")
    return next(iter(way_in(near.order_by("starts_at"), person, at).values()), "")


def groups_with_evenings(at: datetime) -> list[int]:
    """Return the groups, by their ids, whose rooms have to be made or looked after now."""
    coming = Session.objects.filter(
        Q(room__isnull=False) | Q(starts_at__lte=at + AHEAD),
        cancelled_at=None,
        ends_at__gt=at,
        group__opened_at__isnull=False,
        group__cancelled_at=None,
        group__ended_at=None,
    )
    return list(coming.order_by("group").values_list("group", flat=True).distinct())


def evenings_with_a_room(group: Group, at: datetime) -> list[EveningRoom]:
    """Return the evenings of a group that have a room and are not over, in the rooms' order."""
    standing = Session.objects.filter(group=group, room__isnull=False, ends_at__gt=at)
    open_ones = standing.exclude(room__phase=Room.Phase.CLOSED)
    found = open_ones.select_related("room").order_by("room")
    return [EveningRoom(one, one.room) for one in found if one.room is not None]


def evenings_without_a_room(group: Group, at: datetime) -> list[Session]:
    """Return the evenings of a group that need a room by now."""
    coming = Session.objects.filter(
        group=group, room=None, cancelled_at=None, ends_at__gt=at, starts_at__lte=at + AHEAD
    )
    return list(coming.order_by("number"))


def who_belongs(group: Group) -> Belonging:
    """Return who belongs in the rooms of a group: holders of a place, and who leads it."""
    going = Application.objects.going_on().filter(seat__group=group, taken_at__isnull=False)
    leads = GroupLeader.objects.filter(group=group).select_related("person").order_by("part", "pk")
    return Belonging(
        [one.person for one in going.select_related("person").order_by("seat__number")],
        [one.person for one in leads if one.ended_at is None],
        frozenset(one.person_id for one in leads),
    )


def has_changed(room: Room, who: Belonging, ready: Collection[int]) -> bool:
    """Return whether the places of a room are not those of who belongs.

    ready: ids of everybody who may lead now. It costs no lock; what it finds is looked at again.
    """
    members = {one.pk for one in who.members}
    leaders = {one.pk for one in who.leaders} & set(ready)
    places = Place.objects.filter(room=room)
    stands = {one.person_id: one for one in places}
    here = {pk for pk, one in stands.items() if one.removed_at is None}
    put_out = {pk for pk, one in stands.items() if one.removed_by_id is not None}
    gone = {
        pk
        for pk in here
        if (stands[pk].is_members and pk not in members)
        or (stands[pk].part == Place.Part.LEADER and pk in who.led_once and pk not in leaders)
    }
    return bool(gone or (members | leaders) - here - put_out)
