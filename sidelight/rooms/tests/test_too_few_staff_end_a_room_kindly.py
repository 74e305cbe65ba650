"""When a leader is missing everything waits, members are told, and then it ends kindly."""

from datetime import datetime

import pytest

from sidelight.people.models import Person
from sidelight.rooms.actions.attending import attend_rooms
from sidelight.rooms.actions.members import end_aside, take_aside
from sidelight.rooms.actions.running import open_room, pause_room
from sidelight.rooms.models import Entry, Room
from sidelight.rooms.queries.card import card_of
from sidelight.rooms.rules.jobs import Held, Refused, Shown
from sidelight.rooms.rules.speaking import Step, next_step
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.clock import MINUTE, SECOND, WORKER, Clock
from sidelight.safeguarding.models import FollowUp, FollowUpKind

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def test_all_is_held_in_the_same_moment(clock: Clock, amira: Person, yusuf: Person) -> None:
    clock.evening.go(yusuf, at=clock.at)

    assert clock.says(amira, "And then?") == Held()


def test_members_are_told_after_half_a_minute_and_not_before(
    clock: Clock, amira: Person, yusuf: Person
) -> None:
    clock.evening.go(yusuf, at=clock.at)

    assert clock.goes_on(30 * SECOND).lines(amira) == ["hold"]
    assert clock.goes_on(SECOND).lines(amira) == ["hold", "tell"]


def test_a_leader_who_loads_the_page_again_is_not_said_to_be_away(
    clock: Clock, amira: Person, yusuf: Person
) -> None:
    """Pages that come in at that moment would keep it: nothing would follow that takes it back."""
    clock.goes_on(SECOND)
    clock.evening.go(yusuf, at=clock.at)
    assert clock.says(amira, "Held all the same.") == Held()

    told = card_of(clock.room().pk).state
    clock.evening.come(yusuf, worker=WORKER, at=clock.at)

    assert clock.goes_on(3 * SECOND).lines(amira) == []
    assert (told["covered"], card_of(clock.room().pk).state["covered"]) == (True, True)


def test_a_page_that_comes_in_reads_it_as_everybody_was_told(clock: Clock, yusuf: Person) -> None:
    clock.evening.go(yusuf, at=clock.at)
    clock.goes_on(SECOND)
    assert not card_of(clock.room().pk).state["covered"]

    clock.evening.come(yusuf, worker=WORKER, at=clock.at)
    clock.goes_on(SECOND)

    assert card_of(clock.room().pk).state["covered"]


def test_after_five_minutes_it_is_closed_and_somebody_asks_how_they_are(
    clock: Clock, amira: Person, dee: Person, yusuf: Person
) -> None:
    clock.evening.go(dee, at=clock.at)
    clock.evening.go(yusuf, at=clock.at)
    clock.goes_on(SECOND)
    clock.says(amira, "It waits for a leader.")

    assert clock.goes_on(5 * MINUTE - SECOND).room().phase == Room.Phase.OPEN
    clock.goes_on(SECOND)

    assert (clock.room().phase, clock.room().ending) == (Room.Phase.CLOSED, Room.Ending.COVER)
    asked = FollowUp.objects.filter(kind=FollowUpKind.ROOM_CLOSED_EARLY)
    assert {one.about_id for one in asked} == {amira.pk, dee.pk}
    assert clock.evening.pages_open() == 0
    line = clock.evening.read(amira, f"line:{clock.evening.place(amira).slug}")
    assert '"reason":"session_over"' in line
    assert clock.says(amira, "Is anybody there?") == Refused("closed")


def test_a_leader_who_comes_back_in_time_makes_it_as_it_was(
    clock: Clock, amira: Person, yusuf: Person
) -> None:
    clock.evening.go(yusuf, at=clock.at)
    clock.goes_on(4 * MINUTE)
    clock.evening.come(yusuf, at=clock.at, worker=WORKER)

    assert isinstance(clock.says(amira, "You are back."), Shown)
    assert clock.goes_on(10 * MINUTE).lines(amira) == ["hold", "tell", "return"]
    assert clock.room().phase == Room.Phase.OPEN


def test_time_begins_anew_when_it_happens_again(clock: Clock, amira: Person, yusuf: Person) -> None:
    for _ in range(2):
        clock.evening.go(yusuf, at=clock.at)
        clock.goes_on(4 * MINUTE)
        clock.evening.come(yusuf, at=clock.at, worker=WORKER)
        clock.goes_on(SECOND)

    assert clock.lines(amira) == ["hold", "tell", "return"] * 2


def test_two_workers_that_look_in_the_same_second_do_it_once(
    clock: Clock, amira: Person, yusuf: Person
) -> None:
    clock.evening.go(yusuf, at=clock.at)

    for seconds in (1, 1, 31, 31, 32):
        clock.at = clock.evening.at + seconds * SECOND
        clock.beats()
        attend_rooms(clock.at)

    assert clock.lines(amira) == ["hold", "tell"]


def test_a_restart_in_between_does_not_begin_the_time_anew(
    clock: Clock, amira: Person, cass: Person, yusuf: Person
) -> None:
    clock.evening.go(yusuf, at=clock.at)
    clock.goes_on(3 * MINUTE)

    clock.workers = {"the web server after a restart"}
    clock.at += 20 * SECOND  # nobody looks round meanwhile
    clock.beats()
    attend_rooms(clock.at)
    assert clock.leaders_there() == 0
    clock.evening.come(cass, worker="the web server after a restart", at=clock.at)
    clock.goes_on(100 * SECOND)
    assert clock.room().phase == Room.Phase.OPEN

    assert clock.goes_on(2 * SECOND).room().phase == Room.Phase.CLOSED


def test_a_room_that_was_opened_early_is_looked_after_too(
    evening: Evening, amira: Person, cass: Person, yusuf: Person
) -> None:
    early = evening.at
    Room.objects.filter(pk=evening.room.pk).update(starts_at=early + 10 * MINUTE)
    clock = Clock(evening, [cass, yusuf])
    open_room(evening.room, by=evening.place(cass), at=early)

    evening.go(yusuf, at=early)

    assert clock.goes_on(31 * SECOND).lines(amira) == ["hold", "tell"]


def test_a_paused_room_is_looked_after_too(clock: Clock, cass: Person, yusuf: Person) -> None:
    pause_room(clock.evening.room, by=clock.evening.place(cass), at=clock.at)

    clock.evening.go(yusuf, at=clock.at)

    assert clock.goes_on(5 * MINUTE + SECOND).room().phase == Room.Phase.CLOSED


def test_everything_is_held_while_a_leader_is_aside_with_a_member(
    clock: Clock, amira: Person, dee: Person, cass: Person
) -> None:
    member, leader = clock.evening.place(amira), clock.evening.place(cass)

    take_aside(member, by=leader, at=clock.at)
    assert clock.says(dee, "Meanwhile.") == Held()
    assert '"why":"aside"' in clock.evening.read(cass, "team")
    end_aside(member, by=leader, at=clock.at)

    assert isinstance(clock.says(dee, "Afterwards."), Shown)


def test_the_other_leader_releases_and_reads_along(
    clock: Clock, amira: Person, dee: Person, cass: Person, yusuf: Person
) -> None:
    member, line = clock.evening.place(amira), f"line:{clock.evening.place(amira).slug}"
    take_aside(member, by=clock.evening.place(cass), at=clock.at)
    clock.says(dee, "Meanwhile.")

    clock.evening.say(amira, "Just for you two.", channel=line)
    clock.evening.release("Meanwhile.", by=yusuf)

    assert "Meanwhile." in clock.evening.read(dee)
    assert "Just for you two." in clock.evening.read(yusuf, line)
    assert "Just for you two." in clock.evening.read(amira, line)
    with pytest.raises(KeyError):
        clock.evening.read(dee, line)


def test_the_group_is_not_told(clock: Clock, amira: Person, dee: Person, cass: Person) -> None:
    before = clock.evening.read(dee)

    take_aside(clock.evening.place(amira), by=clock.evening.place(cass), at=clock.at)

    assert clock.evening.read(dee) == before


def test_it_ends_by_itself_a_while_after_its_time(clock: Clock) -> None:
    ends = clock.room().ends_at
    for at, phase in ((ends + 14 * MINUTE, "open"), (ends + 15 * MINUTE, "closed")):
        clock.at = at
        clock.beats()
        clock.are_at_their_pages(*clock.leaders)
        attend_rooms(at)
        assert clock.room().phase == phase
    assert clock.room().ending == Room.Ending.TIME


def test_a_closed_room_is_left_alone(clock: Clock, cass: Person) -> None:
    clock.evening.close(cass, at=clock.at)
    before = Entry.objects.count()

    clock.goes_on(6 * SECOND)

    assert Entry.objects.count() == before


NOON = datetime.fromisoformat("2026-03-04T12:00:00+00:00")


@pytest.mark.parametrize(
    ("seconds", "told", "step"),
    [(0, False, Step.NOTHING), (29, False, Step.NOTHING), (30, False, Step.TELL),
     (30, True, Step.NOTHING), (299, True, Step.NOTHING), (300, True, Step.CLOSE),
     (300, False, Step.CLOSE)],
)  # fmt: skip
def test_what_follows_when_staff_are_missing(seconds: int, told: bool, step: str) -> None:
    at = NOON + seconds * SECOND

    assert next_step(is_covered=False, uncovered_since=NOON, told=told, at=at) == step
    assert next_step(is_covered=True, uncovered_since=NOON, told=told, at=at) == Step.RETURN
    assert next_step(is_covered=False, uncovered_since=None, told=told, at=at) == Step.HOLD
    assert next_step(is_covered=True, uncovered_since=None, told=told, at=at) == Step.NOTHING
