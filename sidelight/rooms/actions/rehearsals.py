"""Planning a rehearsal: a room whose members are made up, for those who practise leading one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.actions.made_up import made_up_people
from sidelight.people.models import Person
from sidelight.people.queries import works_as
from sidelight.rooms.actions.planning import NewPlace, NewRoom, keep_room
from sidelight.rooms.errors import NotPlanned
from sidelight.rooms.models import Place, Room
from sidelight.rooms.queries.entering import LEADING_ROLES
from sidelight.rooms.queries.rehearsing import script

LASTS = timedelta(minutes=90)


def plan_rehearsal(name: str, leaders: Sequence[Person], *, by: Person, at: datetime) -> Room:
    """Plan a rehearsal that begins now. Nobody real can be a member of it.

    Raises NotPlanned for whoever may not lead a room, and NotForThisPart for such a leader.
    """
    if not works_as(by, LEADING_ROLES, at):
        raise NotPlanned
    new = NewRoom(name, at, at + LASTS, Room.Kind.REHEARSAL)
    made_up = made_up_people(script().names, at=at)
    places = [
        *(NewPlace(person, Place.Part.MEMBER) for person in made_up),
        *(NewPlace(person, Place.Part.LEADER) for person in dict.fromkeys([by, *leaders])),
    ]
    room = keep_room(new, places, by=by, at=at)
    record(Act.REHEARSAL_PLANNED, actor_id=by.pk, subject=("room", room.pk), at=at)
    return room
