"""A leader may open a room up; some things wait all the same, and the choice is on the ledger."""

from datetime import timedelta

import pytest

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.rooms.actions import saying
from sidelight.rooms.actions.members import end_time_out, hold_person, let_person_go, time_out
from sidelight.rooms.actions.running import pause_room, resume_room, set_holding
from sidelight.rooms.models import Room
from sidelight.rooms.rules.jobs import Code, Held, Refused, Shown
from sidelight.rooms.tests.build import Evening
from sidelight.screening.rules import Verdict

pytestmark = [pytest.mark.django_db, pytest.mark.data]
CALM, WORRYING = "The bus was late.", "I want to die."


@pytest.fixture
def opened(evening: Evening, cass: Person, yusuf: Person) -> Evening:
    return evening.opened(cass, yusuf, holding=Room.Holding.OPEN)


def test_what_screening_worries_about_waits(opened: Evening, amira: Person, dee: Person) -> None:
    assert isinstance(opened.say(amira, CALM), Shown)

    assert opened.say(amira, WORRYING) == Held()
    assert WORRYING not in opened.read(dee)


def test_what_could_not_be_screened_waits(
    opened: Evening, amira: Person, dee: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saying, "glance", lambda item, budget, links: Verdict.unscreened())

    assert opened.say(amira, CALM) == Held()
    assert CALM not in opened.read(dee)


def test_one_members_words_wait_while_a_leader_holds_them(
    opened: Evening, amira: Person, dee: Person, cass: Person
) -> None:
    hold_person(opened.place(amira), by=opened.place(cass), at=opened.at)
    assert opened.say(amira, CALM) == Held()
    assert isinstance(opened.say(dee, "Mine was early."), Shown)

    let_person_go(opened.place(amira), by=opened.place(cass), at=opened.at)

    assert isinstance(opened.say(amira, "And now?"), Shown)


def test_whoever_has_quiet_time_says_nothing_to_the_group_and_may_write_to_the_leaders(
    opened: Evening, amira: Person, cass: Person
) -> None:
    line = f"line:{opened.place(amira).slug}"
    time_out(opened.place(amira), 5, by=opened.place(cass), at=opened.at)

    assert opened.say(amira, CALM) == Refused(Code.TIME_OUT)
    assert isinstance(opened.say(amira, CALM, channel=line), Shown)
    later = opened.at + timedelta(minutes=5, seconds=1)
    opened.come(cass, at=later)
    assert not isinstance(opened.say(amira, "Later.", at=later), Refused)


def test_quiet_time_can_be_ended_early(opened: Evening, amira: Person, cass: Person) -> None:
    time_out(opened.place(amira), 5, by=opened.place(cass), at=opened.at)
    end_time_out(opened.place(amira), by=opened.place(cass), at=opened.at)

    assert isinstance(opened.say(amira, CALM), Shown)


def test_while_it_is_paused_only_leaders_speak(
    opened: Evening, amira: Person, cass: Person
) -> None:
    pause_room(opened.room, by=opened.place(cass), at=opened.at)
    assert opened.say(amira, CALM) == Refused(Code.PAUSED)
    assert isinstance(opened.say(cass, "We wait a moment."), Shown)

    resume_room(opened.room, by=opened.place(cass), at=opened.at)

    assert isinstance(opened.say(amira, CALM), Shown)


def test_each_choice_stands_on_the_ledger(opened: Evening, cass: Person, yusuf: Person) -> None:
    set_holding(opened.room, Room.Holding.ALL, by=opened.place(yusuf), at=opened.at)

    lines = Line.objects.filter(act=Act.ROOM_CHANGED, subject_id=opened.room.pk).order_by("pk")
    chosen = [(line.actor_id, line.detail["what"]) for line in lines]
    assert chosen == [(cass.pk, "opened"), (cass.pk, "holding_open"), (yusuf.pk, "holding_all")]
