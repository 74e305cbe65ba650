"""A talk that a counsellor offers times for: a one-to-one that needs no manager to plan it.

Only a ready counsellor's own: led by that counsellor, one member, and a second on duty who can
look in and of whom the member is told. Every other room is planned by a manager.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.rooms.actions.planning import NewPlace, NewRoom, end_place, keep_room
from sidelight.rooms.errors import NotATalk, NotPlanned
from sidelight.rooms.models import Place, Room

TALKERS = frozenset({Role.COUNSELLOR})
ONE_OF_EACH = {Place.Part.LEADER: 1, Place.Part.SECOND: 1, Place.Part.MEMBER: 1}


def plan_talk(
    new: NewRoom, places: Sequence[NewPlace], *, counsellor: Person, at: datetime
) -> Room:
    """Plan a one-to-one that this counsellor leads.

    Raises NotPlanned for anybody but a ready counsellor, NotATalk for other people in it than one
    member, the counsellor and a second; and as `plan_room` does.
    """
    _must_lead_it(counsellor, at)
    leads = [one.person.pk for one in places if one.part == Place.Part.LEADER]
    if Counter(one.part for one in places) != ONE_OF_EACH or leads != [counsellor.pk]:
        raise NotATalk
    talk = replace(new, kind=Room.Kind.ONE_TO_ONE)
    return keep_room(talk, places, by=counsellor, at=at)


def call_talk_off(room: Room, *, counsellor: Person, at: datetime) -> None:
    """Take every place in a talk back before it begins: nobody finds the room any more.

    Whoever is in it no longer need be ready. Raises NotATalk for a room of another kind, or one
    that this counsellor did not plan, and RoomIsOver.
    """
    if room.is_group or room.planned_by_id != counsellor.pk:
        raise NotATalk
    with transaction.atomic():
        for place in Place.objects.kept().filter(room=room).order_by("pk"):
            end_place(place, by=counsellor, at=at)


def _must_lead_it(person: Person, at: datetime) -> None:
    if not works_as(person, TALKERS, at):
        raise NotPlanned
