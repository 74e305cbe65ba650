"""Two workers make one room, and places that change at once leave the room in step."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.evening_rooms import make_rooms
from sidelight.courses.actions.missed import tell_who_missed
from sidelight.courses.actions.places import give_back
from sidelight.courses.models import Application, Group
from sidelight.courses.tests.build import led_by, open_group, placed, published_version
from sidelight.courses.tests.crowd import afterwards, all_at_once, members, one_database_for_all
from sidelight.courses.tests.places import asking
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.actions import leave
from sidelight.people.models import Person
from sidelight.rooms.models import Place, Room
from tests.build import Place as Charity

DAY = timedelta(days=1)


@pytest.fixture
def group(
    place: Charity, mo: Person, sol: Person, cass: Person, yusuf: Person, at: datetime
) -> Group:
    made = open_group(published_version(by=mo, reviewed_by=sol, at=at), by=mo, at=at)
    return led_by(made, cass, yusuf, by=mo, at=at)


@pytest.fixture
def soon(group: Group) -> datetime:
    return group.sessions.get().starts_at - DAY + timedelta(hours=1)


def members_in_rooms() -> list[int]:
    kept = Place.objects.kept().filter(part=Place.Part.MEMBER)
    return sorted(kept.values_list("person", flat=True))


def holders_of_a_place() -> list[int]:
    going = Application.objects.going_on().filter(taken_at__isnull=False)
    return sorted(going.values_list("person", flat=True))


@pytest.mark.django_db(transaction=True)
def test_many_workers_make_one_room(group: Group, soon: datetime, tmp_path: Path) -> None:
    for person in members(8, at=soon):
        placed(group, person, at=soon)

    with one_database_for_all(tmp_path):
        all_at_once(make_rooms, [soon] * 12)
        rooms = afterwards(Room.objects.count)
        places = afterwards(Place.objects.count)

    assert (rooms, places) == (1, 10)


@pytest.mark.django_db(transaction=True)
def test_a_hundred_who_ask_while_it_is_made_are_eight_in_the_room(
    group: Group, at: datetime, soon: datetime, tmp_path: Path
) -> None:
    group.sessions.update(starts_at=at + DAY / 2, ends_at=at + DAY / 2 + timedelta(hours=1))
    crowd = members(100, at=at)

    def ask_or_make(person: Person) -> None:
        ask_for_place(group, asking(), person=person, at=at)
        make_rooms(at)

    with one_database_for_all(tmp_path):
        all_at_once(ask_or_make, crowd)
        there, should_be = afterwards(members_in_rooms), afterwards(holders_of_a_place)

    assert there == should_be
    assert len(there) == 8


@pytest.mark.django_db(transaction=True)
def test_who_leaves_or_gives_back_while_it_is_made_is_not_in_it(
    group: Group, soon: datetime, tmp_path: Path
) -> None:
    asked = [placed(group, person, at=soon) for person in members(8, at=soon)]

    def change(number: int) -> None:
        if number < 3:
            leave(asked[number].person, at=soon)
        elif number < 6:
            give_back(asked[number], at=soon)
        else:
            make_rooms(soon)

    with one_database_for_all(tmp_path):
        all_at_once(change, [6, 0, 3, 7, 1, 4, 8, 2, 5, 9, 10, 11])
        afterwards(lambda: make_rooms(soon))
        there, should_be = afterwards(members_in_rooms), afterwards(holders_of_a_place)

    assert there == should_be
    assert len(there) == 2


@pytest.mark.django_db(transaction=True)
def test_many_workers_write_once_to_who_missed_an_evening(
    group: Group, soon: datetime, tmp_path: Path
) -> None:
    for person in members(3, at=soon):
        placed(group, person, at=soon)
    make_rooms(soon)
    over = soon + DAY
    Room.objects.update(phase=Room.Phase.CLOSED, opened_at=soon, closed_at=over)

    with one_database_for_all(tmp_path):
        all_at_once(tell_who_missed, [over] * 8)
        told = afterwards(lambda: Notice.objects.filter(kind=NoticeKind.MISSED).count())

    assert told == 3
