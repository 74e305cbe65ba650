"""A counsellor's own one-to-one needs no manager; every other room does."""

from datetime import datetime, timedelta

import pytest

from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.rooms.actions.planning import NewPlace, NewRoom, give_place, plan_room
from sidelight.rooms.actions.talks import call_talk_off, plan_talk
from sidelight.rooms.errors import NotATalk, NotForThisPart, NotPlanned
from sidelight.rooms.models import Place, Room
from tests.build import Place as Charity

MEMBER, LEADER, SECOND = Place.Part.MEMBER, Place.Part.LEADER, Place.Part.SECOND


def soon(at: datetime) -> NewRoom:
    return NewRoom("A talk", at + timedelta(days=1), at + timedelta(days=1, minutes=30))


def three(member: Person, leader: Person, second: Person) -> list[NewPlace]:
    return [NewPlace(member, MEMBER), NewPlace(leader, LEADER), NewPlace(second, SECOND)]


def test_it_is_a_one_to_one_with_a_second_whatever_was_asked_for(
    amira: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    room = plan_talk(soon(at), three(amira, cass, yusuf), counsellor=cass, at=at)

    assert room.kind == Room.Kind.ONE_TO_ONE
    assert {(place.person, place.part) for place in room.places.all()} == {
        (amira, MEMBER), (cass, LEADER), (yusuf, SECOND),
    }  # fmt: skip


@pytest.mark.parametrize("left_out", range(3))
def test_nobody_of_the_three_is_missing(
    amira: Person, cass: Person, yusuf: Person, at: datetime, left_out: int
) -> None:
    people = three(amira, cass, yusuf)
    del people[left_out]

    with pytest.raises(NotATalk):
        plan_talk(soon(at), people, counsellor=cass, at=at)
    assert not Room.objects.exists()


def test_nobody_else_comes_in(
    amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    people = [*three(amira, cass, yusuf), NewPlace(dee, MEMBER)]

    with pytest.raises(NotATalk):
        plan_talk(soon(at), people, counsellor=cass, at=at)


def test_only_a_counsellor_plans_one_and_only_their_own(
    place: Charity, amira: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    other = place.staff("Bea", "counsellor")

    with pytest.raises(NotPlanned):
        plan_talk(soon(at), three(amira, yusuf, cass), counsellor=yusuf, at=at)
    with pytest.raises(NotPlanned):
        plan_talk(soon(at), three(amira, cass, yusuf), counsellor=amira, at=at)
    with pytest.raises(NotATalk):
        plan_talk(soon(at), three(amira, other, yusuf), counsellor=cass, at=at)


def test_a_member_is_no_second(amira: Person, dee: Person, cass: Person, at: datetime) -> None:
    with pytest.raises(NotForThisPart):
        plan_talk(soon(at), three(amira, cass, dee), counsellor=cass, at=at)


def test_a_counsellor_plans_nothing_else(
    amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    room = plan_talk(soon(at), three(amira, cass, yusuf), counsellor=cass, at=at)

    with pytest.raises(NotPlanned):
        plan_room(soon(at), three(amira, cass, yusuf), by=cass, at=at)
    with pytest.raises(NotPlanned):
        give_place(room, NewPlace(dee, MEMBER), by=cass, at=at)


def test_called_off_it_is_there_for_nobody(
    place: Charity, amira: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    room = plan_talk(soon(at), three(amira, cass, yusuf), counsellor=cass, at=at)

    with pytest.raises(Refusal):
        call_talk_off(room, counsellor=place.staff("Bea", "counsellor"), at=at)
    call_talk_off(room, counsellor=cass, at=at)

    assert not Place.objects.kept().filter(room=room).exists()
