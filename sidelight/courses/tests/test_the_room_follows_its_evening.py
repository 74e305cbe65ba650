"""An evening that moves or is cancelled takes its room along, and nobody out of one."""

from datetime import datetime, timedelta

import pytest

from sidelight.courses.actions.evening_rooms import make_rooms
from sidelight.courses.actions.groups_ending import cancel_group
from sidelight.courses.actions.sessions_cancelling import Off, cancel_session
from sidelight.courses.actions.sessions_moving import move_session
from sidelight.courses.models import Group, OffBecause, Session
from sidelight.courses.rules.evenings import Evening
from sidelight.courses.tests.evenings import in_room
from sidelight.people.models import Person
from sidelight.rooms.errors import HasBegun, LobbyIsOpen
from sidelight.rooms.models import Place, Room
from sidelight.rooms.queries.entering import place_in

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Part = Place.Part


def test_an_evening_that_moves_takes_its_room_along(
    made: Session, tuesdays: Group, max: Person, soon: datetime
) -> None:
    later = Evening(made.starts_at + DAY, made.ends_at + DAY)
    tuesdays.refresh_from_db()

    move_session(made, later, seen=tuesdays.revision, by=max, at=soon)

    room = Room.objects.get()
    assert (room.starts_at, room.ends_at) == (later.starts_at, later.ends_at)


def test_an_evening_that_moves_near_has_its_room_at_once(
    first: Session, tuesdays: Group, max: Person
) -> None:
    at = first.starts_at - 2 * DAY
    nearer = Evening(at + 5 * HOUR, at + 6 * HOUR)

    move_session(first, nearer, seen=tuesdays.revision, by=max, at=at)

    assert len(in_room(first)) == 4


def test_nobody_is_moved_out_of_a_lobby_they_may_be_waiting_in(
    made: Session, tuesdays: Group, max: Person
) -> None:
    later = Evening(made.starts_at + DAY, made.ends_at + DAY)
    tuesdays.refresh_from_db()

    with pytest.raises(LobbyIsOpen):
        move_session(
            made, later, seen=tuesdays.revision, by=max, at=made.starts_at - timedelta(minutes=30)
        )

    made.refresh_from_db()
    assert made.room is not None
    assert made.starts_at == made.room.starts_at == later.starts_at - DAY


def test_nobody_finds_the_room_of_an_evening_that_is_cancelled(
    made: Session, tuesdays: Group, max: Person, amira: Person, soon: datetime
) -> None:
    tuesdays.refresh_from_db()
    cancel_session(made, Off(OffBecause.UNWELL), seen=tuesdays.revision, by=max, at=soon)
    make_rooms(soon)

    assert in_room(made) == {}
    assert made.room is not None
    assert place_in(amira, made.room.slug, soon) is None


def test_an_evening_that_was_opened_early_is_not_cancelled_under_them(
    made: Session, tuesdays: Group, max: Person, soon: datetime
) -> None:
    Room.objects.update(phase=Room.Phase.OPEN)
    tuesdays.refresh_from_db()

    with pytest.raises(HasBegun):
        cancel_session(made, Off(OffBecause.UNWELL), seen=tuesdays.revision, by=max, at=soon)

    assert len(in_room(made)) == 4


def test_a_group_that_is_cancelled_has_nobody_in_its_rooms(
    made: Session, tuesdays: Group, max: Person, soon: datetime
) -> None:
    tuesdays.refresh_from_db()

    cancel_group(tuesdays, OffBecause.FEW, seen=tuesdays.revision, by=max, at=soon)

    assert in_room(made) == {}


def test_a_session_that_goes_on_is_not_torn_from_under_its_group(
    made: Session, tuesdays: Group, max: Person
) -> None:
    Room.objects.update(phase=Room.Phase.OPEN, opened_at=made.starts_at)
    tuesdays.refresh_from_db()

    cancel_group(tuesdays, OffBecause.FEW, seen=tuesdays.revision, by=max, at=made.starts_at + HOUR)

    assert len(in_room(made)) == 4
