"""Without script the room is a plain page: forms say and do all that a session needs."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.models import Presence, Room
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import JSON, page_of, send

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]


def deed(browser: Client, room: Room, name: str, **fields: object) -> str:
    """Press a button of the page; return the page that comes back."""
    address = reverse("room_activity", args=[room.slug, name])
    return str(browser.post(address, fields, follow=True).content.decode())


def test_words_are_sent_with_a_form(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)

    answer = send(browser_of(amira), evening.room, "Hello, all.", key=evening.next_key())

    assert answer.status_code == 302
    assert "Hello, all." in page_of(browser_of(cass), evening.room)


def test_two_taps_say_it_once(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
    key = evening.next_key()

    for _tap in range(2):
        send(browser_of(amira), evening.room, "Hello, all.", key=key)

    assert evening.read(cass).count("Hello, all.") == 1


def test_what_is_not_taken_comes_back_with_the_reason(
    evening: Evening, amira: Person, browser_of: Browsers
) -> None:
    answer = send(browser_of(amira), evening.room, "Am I early?", key=evening.next_key())

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Am I early?</textarea>" in page
    assert "The room is not open yet." in page


def test_a_script_is_told_the_same_in_json(
    evening: Evening, amira: Person, browser_of: Browsers
) -> None:
    key = evening.next_key()

    answer = send(browser_of(amira), evening.room, "Am I early?", key=key, script=True)

    assert answer.status_code == 409
    told = answer.json()
    assert (told["type"], told["id"], told["code"]) == ("refused", str(key), "not_open")
    assert "Your words are still here." in told["why"]


def test_a_leader_lets_a_message_through_with_a_button(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "Hello, all.")

    deed(browser_of(yusuf), evening.room, "release", m=evening.held("Hello, all.").pk)

    assert "Hello, all." in page_of(browser_of(dee), evening.room)


def test_a_member_lets_nothing_through(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "Hello, all.")

    page = deed(browser_of(dee), evening.room, "release", m=evening.held("Hello, all.").pk)

    assert "That is not yours to do." in page
    assert "Hello, all." not in page_of(browser_of(dee), evening.room)


def test_a_leader_does_not_show_one_with_a_reason_and_a_kind_word(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "Hello, all.")
    m = evening.held("Hello, all.").pk

    deed(browser_of(cass), evening.room, "decline", m=m, reason="talk_first", text="Write to me?")

    page = page_of(browser_of(amira), evening.room)
    assert "A leader would like to talk with you about it first." in page
    assert "Write to me?" in page


def test_looking_again_says_that_one_is_here(
    evening: Evening, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    for leader in (cass, yusuf):
        browser_of(leader).post(reverse("room_here", args=[evening.room.slug]))

    page = deed(browser_of(cass), evening.room, "open")

    assert "The room is open. Welcome." in page


def test_one_leader_alone_opens_nothing(
    evening: Evening, cass: Person, browser_of: Browsers
) -> None:
    browser_of(cass).post(reverse("room_here", args=[evening.room.slug]))

    page = deed(browser_of(cass), evening.room, "open")

    assert "A room opens only with two leaders in it." in page


def test_a_page_that_goes_is_there_no_more_and_may_come_back(
    evening: Evening, cass: Person, browser_of: Browsers
) -> None:
    browser, address = browser_of(cass), reverse("room_here", args=[evening.room.slug])

    counts = []
    for sent in ({}, {}, {"gone": "1"}, {}):
        browser.post(address, sent, headers=JSON)
        counts.append(evening.pages_open())

    assert counts == [1, 1, 0, 1]
    assert Presence.objects.filter(place=evening.place(cass)).count() == 2


def test_what_is_put_away_does_not_count_as_being_there(
    evening: Evening, cass: Person, browser_of: Browsers
) -> None:
    address = reverse("room_here", args=[evening.room.slug])

    browser_of(cass).post(address, {"visible": "0"}, headers=JSON)

    assert Presence.objects.get(place=evening.place(cass)).visible is False
