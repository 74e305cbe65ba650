"""The second on duty of a one-to-one reads along: the member talks with one leader, not two."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from sidelight.people.models import Person
from sidelight.rooms.actions.running import open_room
from sidelight.rooms.models import Entry, Room
from sidelight.rooms.rules.jobs import Code, Held, Refused, Shown
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import act, send
from tests.build import Place as Charity

pytestmark = [pytest.mark.data, pytest.mark.django_db]
Browsers = Callable[[object], Client]


@pytest.fixture
def alone(place: Charity, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Evening:
    """Amira with Cass, and Yusuf second on duty; the room is open."""
    alone = Evening.planned([amira], [cass], by=place.manager, at=at,
                            kind=Room.Kind.ONE_TO_ONE, seconds=[yusuf])  # fmt: skip
    alone.come(amira, cass, yusuf)
    open_room(alone.room, by=alone.place(cass), at=at)
    return alone


def test_they_read_along(alone: Evening, amira: Person, cass: Person, yusuf: Person) -> None:
    held = alone.say(amira, "A hard week.")
    shown = alone.say(cass, "I am listening.")

    assert (held, type(shown)) == (Held(), Shown)
    assert "A hard week." in alone.read(yusuf, "team")
    assert "I am listening." in alone.read(yusuf)


def test_what_they_say_into_the_talk_is_refused_whatever_their_page_sends(
    alone: Evening, amira: Person, yusuf: Person
) -> None:
    refused = alone.say(yusuf, "Hello from me as well.")

    assert refused == Refused(Code.NOT_YOURS)
    assert "Hello from me" not in alone.read(amira)
    assert not Entry.objects.filter(author=yusuf).exists()


def test_over_http_it_is_refused_just_the_same(
    alone: Evening, amira: Person, yusuf: Person, browser_of: Browsers
) -> None:
    key = alone.next_key()

    answer = send(browser_of(yusuf), alone.room, "Hello.", key=key, script=True)

    assert (answer.status_code, answer.json()["code"]) == (409, "not_yours")
    assert '"said"' not in alone.read(amira)


def test_they_write_to_the_leader_and_on_the_members_line(
    alone: Evening, amira: Person, cass: Person, yusuf: Person
) -> None:
    line = f"line:{alone.place(amira).slug}"

    alone.say(yusuf, "Shall I ring you?", channel="team")
    alone.say(yusuf, "Cass had to go. I am here for you.", channel=line)

    assert "Shall I ring you?" in alone.read(cass, "team")
    assert "Cass had to go." in alone.read(amira, line)


def test_the_room_is_not_theirs_to_take_over(
    alone: Evening, yusuf: Person, browser_of: Browsers
) -> None:
    answer = act(browser_of(yusuf), alone.room, "take_over", id=str(alone.next_key()))

    assert answer.json()["code"] == "not_yours"
    assert not Entry.objects.filter(kind=Entry.Kind.TOLD).exists()
