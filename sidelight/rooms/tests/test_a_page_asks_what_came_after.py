"""HTTP is the truth: whoever asks with the numbers they have gets the rest, and how it stands."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.models import Room
from sidelight.rooms.queries import following
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import act, events_of

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]


@pytest.fixture
def talk(evening: Evening, amira: Person, cass: Person, yusuf: Person) -> Evening:
    """An open room in which Amira and Cass said something."""
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
    evening.say(amira, "A calm day.")
    evening.say(cass, "Good to hear.")
    return evening


def test_it_gets_what_came_after_and_nothing_twice(
    talk: Evening, dee: Person, browser_of: Browsers
) -> None:
    everything = events_of(browser_of(dee), talk.room)["channels"]["room"]
    last = everything["last"]

    rest = events_of(browser_of(dee), talk.room, f"room:{last - 1}")["channels"]["room"]

    assert [one["text"] for one in everything["events"] if one["type"] == "said"] == [
        "A calm day.",
        "Good to hear.",
    ]
    assert [one["text"] for one in rest["events"]] == ["Good to hear."]


def test_ones_own_words_carry_the_key_and_nobody_elses(
    talk: Evening, amira: Person, dee: Person, browser_of: Browsers
) -> None:
    mine = events_of(browser_of(amira), talk.room)["channels"]["room"]["events"]
    theirs = events_of(browser_of(dee), talk.room)["channels"]["room"]["events"]

    assert ["id" in one for one in mine if one["type"] == "said"] == [True, False]
    assert not any("id" in one for one in theirs)


def test_it_says_when_there_is_more(
    talk: Evening, dee: Person, browser_of: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "more" not in events_of(browser_of(dee), talk.room)

    monkeypatch.setattr(following, "MOST_EVENTS", 1)

    assert events_of(browser_of(dee), talk.room)["more"] is True


@pytest.mark.parametrize("after", ["room", "room:x", "room:-1", "room:99999999999", ":4"])
def test_numbers_that_cannot_be_read_are_refused(
    talk: Evening, dee: Person, browser_of: Browsers, after: str
) -> None:
    address = reverse("room_events", args=[talk.room.slug])

    assert browser_of(dee).get(address, {"after": after}).status_code == 400


def test_words_that_were_taken_away_are_gone_for_whoever_asks_later(
    talk: Evening, dee: Person, cass: Person, browser_of: Browsers
) -> None:
    said = events_of(browser_of(dee), talk.room)["channels"]["room"]["events"][-2]

    act(browser_of(cass), talk.room, "remove", ch="room", seq=said["seq"])

    assert said["text"] == "A calm day."
    assert "A calm day." not in str(events_of(browser_of(dee), talk.room))


def test_after_a_session_nothing_is_read_any_more(
    talk: Evening,
    dee: Person,
    cass: Person,
    at: datetime,
    browser_of: Browsers,
    clock_at: Callable[[datetime], None],
) -> None:
    talk.close(cass, at=at)
    soon = events_of(browser_of(dee), talk.room)
    clock_at(at + timedelta(minutes=20))
    browser, slug = browser_of(dee), talk.room.slug

    later = browser.get(reverse("room_events", args=[slug]))
    page = browser.get(reverse("room", args=[slug])).content.decode()

    assert soon["state"]["phase"] == "closed"
    assert later.status_code == 404
    assert "This session is over." in page
    assert "A calm day." not in page


def test_whoever_has_everything_and_can_wait_is_kept_waiting(
    talk: Evening, dee: Person, browser_of: Browsers
) -> None:
    browser, address = browser_of(dee), reverse("room_events", kwargs={"slug": talk.room.slug})
    last = events_of(browser, talk.room)["channels"]["room"]["last"]

    waits = browser.get(address, {"after": f"room:{last}", "wait": "20"})
    has_news = browser.get(address, {"after": f"room:{last - 1}", "wait": "20"})
    does_not_wait = browser.get(address, {"after": f"room:{last}"})

    channel = talk.entrance(dee).channels["room"]
    assert f"{channel}:{last}" in waits.headers["X-Sidelight-Follows"].split()
    assert "X-Sidelight-Follows" not in has_news.headers
    assert "X-Sidelight-Follows" not in does_not_wait.headers
