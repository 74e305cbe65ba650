"""A room opens with two leaders who are ready, and counts only those who are truly there."""

from datetime import datetime, timedelta

import pytest

from sidelight.live.actions import ask_again_about_person, beat
from sidelight.people.actions import end_role
from sidelight.people.models import Person, Role
from sidelight.rooms.actions.planning import NewPlace, NewRoom, plan_room, take_place_back
from sidelight.rooms.actions.running import open_room
from sidelight.rooms.errors import NeedsASecond, NotALeader, NotYet, TooFewStaff
from sidelight.rooms.models import Place, Presence, Room
from sidelight.rooms.rules.jobs import Done, Held, Refused, Shown
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.clock import MINUTE, SECOND, WORKER, Clock
from sidelight.team.actions.readiness import Dates, confirm_readiness
from tests.build import Place as Charity

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def test_one_leader_alone_cannot_open_it(evening: Evening, cass: Person) -> None:
    clock = Clock(evening, [cass])

    with pytest.raises(TooFewStaff):
        open_room(evening.room, by=evening.place(cass), at=clock.at)


def test_two_pages_of_one_leader_are_one_leader(evening: Evening, cass: Person) -> None:
    clock = Clock(evening, [cass, cass])

    with pytest.raises(TooFewStaff):
        open_room(evening.room, by=evening.place(cass), at=clock.at)


def test_a_member_cannot_open_it_and_does_not_count(
    evening: Evening, amira: Person, cass: Person
) -> None:
    clock = Clock(evening, [cass, amira])

    with pytest.raises(TooFewStaff):
        open_room(evening.room, by=evening.place(cass), at=clock.at)
    with pytest.raises(NotALeader):
        open_room(evening.room, by=evening.place(amira), at=clock.at)


def test_two_leaders_open_it_from_a_quarter_of_an_hour_before(
    evening: Evening, cass: Person, yusuf: Person
) -> None:
    clock = Clock(evening, [cass, yusuf])
    with pytest.raises(NotYet):
        open_room(evening.room, by=evening.place(cass), at=clock.at - 16 * MINUTE)

    open_room(evening.room, by=evening.place(cass), at=clock.at)

    assert clock.room().phase == Room.Phase.OPEN


def test_a_leader_whose_readiness_has_ended_does_not_count(
    evening: Evening, cass: Person, yusuf: Person, place: Charity
) -> None:
    clock = Clock(evening, [cass, yusuf])
    yesterday = (clock.at - timedelta(days=1)).date()
    dates = Dates(yesterday, yesterday)
    confirm_readiness(yusuf, Role.YOUTH_WORKER, dates, by=place.manager,
                      at=clock.at - timedelta(days=2))  # fmt: skip

    with pytest.raises(TooFewStaff):
        open_room(evening.room, by=evening.place(cass), at=clock.at)


def test_input_older_than_five_minutes_does_not_count(clock: Clock) -> None:
    clock.goes_on(5 * MINUTE - SECOND, at_their_pages=False)
    assert clock.leaders_there() == 2

    clock.goes_on(SECOND, at_their_pages=False)

    assert clock.leaders_there() == 0
    clock.are_at_their_pages(*clock.leaders)
    assert clock.leaders_there() == 2


def test_a_page_that_was_put_away_does_not_count(clock: Clock, yusuf: Person) -> None:
    clock.are_at_their_pages(yusuf, visible=False)
    assert clock.leaders_there() == 1

    clock.are_at_their_pages(yusuf, visible=True)

    assert clock.leaders_there() == 2


def test_a_process_that_is_gone_takes_its_people_with_it(
    clock: Clock, amira: Person, yusuf: Person
) -> None:
    clock.evening.go(yusuf, at=clock.at)
    clock.evening.come(yusuf, worker="another web server")
    beat("another web server", at=clock.at)
    clock.goes_on(9 * SECOND)
    assert clock.leaders_there() == 2

    clock.goes_on(SECOND)

    assert clock.leaders_there() == 1
    assert clock.says(amira, "Are you there?") == Held()
    gone = Presence.objects.get(worker="another web server")
    assert gone.went_at is not None


def test_a_page_without_a_socket_counts_while_it_asks(clock: Clock, yusuf: Person) -> None:
    clock.evening.go(yusuf, at=clock.at)
    clock.evening.come(yusuf, at=clock.at)
    clock.leaders.remove(yusuf)

    assert clock.goes_on(59 * SECOND).leaders_there() == 2
    assert clock.goes_on(SECOND).leaders_there() == 1


def test_a_leader_whose_role_ended_does_not_count(
    clock: Clock, amira: Person, yusuf: Person, place: Charity
) -> None:
    end_role(yusuf.grants.get(), by=place.manager, at=clock.at)

    clock.goes_on(SECOND)

    assert clock.leaders_there() == 1
    assert clock.says(amira, "And then?") == Held()
    assert clock.lines(amira) == ["hold"]


def test_a_leader_whose_place_was_taken_back_does_not_count(
    clock: Clock, amira: Person, yusuf: Person, place: Charity
) -> None:
    take_place_back(clock.evening.place(yusuf), by=place.manager, at=clock.at)

    assert clock.leaders_there() == 1
    assert clock.says(amira, "And then?") == Held()


def test_whoever_leads_no_more_cannot_release(
    clock: Clock, amira: Person, yusuf: Person, place: Charity
) -> None:
    clock.evening.go(yusuf, at=clock.at)
    clock.says(amira, "It waits.")
    take_place_back(clock.evening.place(yusuf), by=place.manager, at=clock.at)

    assert clock.evening.release("It waits.", by=yusuf) == Refused("not_yours")


def test_whose_role_ended_this_moment_lets_nothing_through_and_says_nothing(
    clock: Clock, amira: Person, dee: Person, yusuf: Person, place: Charity
) -> None:
    clock.evening.go(yusuf, at=clock.at)
    clock.says(amira, "It waits.")
    assert isinstance(clock.says(yusuf, "I am here."), Shown)

    end_role(yusuf.grants.get(), by=place.manager, at=clock.at)

    line = f"line:{clock.evening.place(amira).slug}"
    assert clock.evening.release("It waits.", by=yusuf) == Refused("not_yours")
    assert clock.says(yusuf, "And still here.") == Refused("not_here")
    assert clock.evening.say(yusuf, "Psst.", channel=line) == Refused("not_here")
    assert "It waits." not in clock.evening.read(dee)


def test_the_other_leader_goes_on_and_so_does_who_merely_got_a_place_elsewhere(
    clock: Clock, amira: Person, cass: Person, yusuf: Person, place: Charity
) -> None:
    clock.evening.go(yusuf, at=clock.at)
    clock.says(amira, "It waits.")
    end_role(yusuf.grants.get(), by=place.manager, at=clock.at)
    ask_again_about_person(cass.pk, at=clock.at)

    assert clock.evening.release("It waits.", by=cass) == Done()


@pytest.fixture
def alone(place: Charity, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Evening:
    return Evening.planned([amira], [cass], by=place.manager, at=at,
                           kind=Room.Kind.ONE_TO_ONE, seconds=[yusuf])  # fmt: skip


def test_it_is_not_planned_without_a_second(
    place: Charity, amira: Person, cass: Person, at: datetime
) -> None:
    places = [NewPlace(amira, Place.Part.MEMBER), NewPlace(cass, Place.Part.LEADER)]
    new = NewRoom("A talk", at, at + 60 * MINUTE, Room.Kind.ONE_TO_ONE)

    with pytest.raises(NeedsASecond):
        plan_room(new, places, by=place.manager, at=at)


def test_one_leader_opens_it_while_the_second_is_on_duty(
    alone: Evening, amira: Person, cass: Person
) -> None:
    clock = Clock(alone, [cass])

    open_room(alone.room, by=alone.place(cass), at=alone.at)

    assert clock.goes_on(6 * MINUTE).room().phase == Room.Phase.OPEN


def test_it_does_not_open_when_the_second_is_there_no_more(
    alone: Evening, cass: Person, yusuf: Person, place: Charity
) -> None:
    Clock(alone, [cass])
    take_place_back(alone.place(yusuf), by=place.manager, at=alone.at)

    with pytest.raises(NeedsASecond):
        open_room(alone.room, by=alone.place(cass), at=alone.at)


def test_the_second_reads_along_and_does_not_count_as_the_leader(
    alone: Evening, amira: Person, cass: Person, yusuf: Person
) -> None:
    clock = Clock(alone, [cass])
    open_room(alone.room, by=alone.place(cass), at=alone.at)
    alone.come(yusuf, worker=WORKER)
    alone.say(amira, "It waits.")

    assert "It waits." in alone.read(yusuf, "team")
    alone.go(cass, at=clock.at)
    assert clock.leaders_there() == 0
    assert alone.release("It waits.", by=yusuf) == Refused("not_yours")
    assert alone.release("It waits.", by=cass) != Refused("not_yours")
