"""A member's page never tells who else is held, muted, late or gone, nor what leaders say."""

from collections.abc import Callable

import pytest
from django.test import Client

from sidelight.outcomes.models import Feeling, Moment
from sidelight.people.models import Person
from sidelight.rooms.actions.attending import attend_rooms
from sidelight.rooms.actions.members import hold_person, put_out, time_out
from sidelight.rooms.actions.own import give_mood, step_out
from sidelight.rooms.models import Room
from sidelight.rooms.rules.reasons import OutReason
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import events_of, page_of

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]


def test_what_is_held_is_there_for_its_author_and_the_leaders(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "The bus was late again.")

    read = {
        one.shown_name: "bus was late" in page_of(browser_of(one), evening.room)
        for one in (amira, cass, dee)
    }

    assert read == {"Amira": True, "Cass": True, "Dee": False}


def test_over_http_it_is_the_same(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "The bus was late again.")

    of_author, of_leader, of_other = (
        events_of(browser_of(one), evening.room) for one in (amira, cass, dee)
    )

    assert [one["text"] for one in of_author["own"]] == ["The bus was late again."]
    assert [one["text"] for one in of_leader["held"]] == ["The bus was late again."]
    assert of_other["own"] == []
    assert "held" not in of_other
    assert "bus was late" not in str(of_other)


def test_the_leaders_words_are_not_for_members(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    evening.say(cass, "Shall we slow down a bit?", channel="team")

    assert "slow down a bit" in page_of(browser_of(yusuf), evening.room)
    assert "slow down a bit" not in page_of(browser_of(amira), evening.room)
    assert list(events_of(browser_of(amira), evening.room)["channels"]) == [
        "room",
        evening.entrance(amira).own_line,
    ]


def test_a_private_line_is_one_members(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "Only for the two of you.", channel=evening.entrance(amira).own_line)

    assert "Only for the two" in page_of(browser_of(cass), evening.room)
    assert "Only for the two" not in page_of(browser_of(dee), evening.room)


def test_nothing_of_what_happens_to_another_is_told(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
    evening.come(dee, amira)
    evening.say(amira, "A calm day.")
    before = events_of(browser_of(dee), evening.room)
    leader, member, at = evening.place(cass), evening.place(amira), evening.at

    give_mood(member, Moment.IN, Feeling.LOW, at=at)
    step_out(member, at=at)
    hold_person(member, by=leader, at=at)
    time_out(member, 5, by=leader, at=at)
    evening.go(amira)
    put_out(member, OutReason.RULES, by=leader, at=at)

    assert "told" in evening.read(cass, "team")
    assert events_of(browser_of(dee), evening.room) == before


def test_a_members_page_has_no_tiles(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)

    assert "data-tile=" in page_of(browser_of(cass), evening.room)
    for part in ("data-tile=", "data-held", "data-concern", "activities/remove"):
        assert part not in page_of(browser_of(amira), evening.room)
    assert "presence" not in events_of(browser_of(amira), evening.room)


def test_a_member_is_told_how_it_stands_and_who_reads(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    waiting = page_of(browser_of(amira), evening.room)
    evening.opened(cass, yusuf)
    held = page_of(browser_of(amira), evening.room)
    evening.go(yusuf)
    attend_rooms(evening.at)
    few = page_of(browser_of(amira), evening.room)

    assert "Your leaders are not here yet." in waiting
    assert "Leaders may read a message first." in waiting
    assert "Each message waits until a leader has read it. That takes a moment." in held
    assert "One leader is away just now." in few
