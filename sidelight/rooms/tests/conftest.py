"""The evening that most tests of rooms begin with."""

from datetime import datetime

import pytest

from sidelight.people.models import Person
from sidelight.rooms.actions.running import open_room
from sidelight.rooms.models import Room
from sidelight.rooms.rules.jobs import Shown
from sidelight.rooms.tests.activities import Three
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.clock import WORKER, Clock
from tests.build import Place


@pytest.fixture
def evening(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> Evening:
    """Amira and Dee in a room that Cass and Yusuf lead; nobody has come yet."""
    return Evening.planned([amira, dee], [cass, yusuf], by=place.manager, at=at)


@pytest.fixture
def clock(evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person) -> Clock:
    """A room that Cass opened, with Yusuf there, in which messages are shown at once."""
    clock = Clock(evening, [cass, yusuf])
    evening.come(amira, dee, worker=WORKER)
    open_room(evening.room, by=evening.place(cass), at=evening.at)
    Room.objects.filter(pk=evening.room.pk).update(holding=Room.Holding.OPEN)
    assert isinstance(clock.says(amira, "Good evening."), Shown)
    return clock


@pytest.fixture
def three(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> Three:
    """Amira, Dee and Bo in a room that is open, with both leaders there."""
    bo = place.member("Bo", "16-17")
    planned = Three.planned([amira, dee, bo], [cass, yusuf], by=place.manager, at=at)
    assert isinstance(planned, Three)
    planned.amira, planned.dee, planned.bo = amira, dee, bo
    planned.come(amira, dee, bo)
    planned.opened(cass, yusuf, holding=Room.Holding.OPEN)
    return planned
