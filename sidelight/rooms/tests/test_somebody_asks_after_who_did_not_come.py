"""A member who has a place and never came is asked after: once, however the session ends."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.actions import running
from sidelight.rooms.actions.attending import attend_rooms
from sidelight.rooms.actions.planning import take_place_back
from sidelight.rooms.models import Room
from sidelight.rooms.tests.build import HOUR, Evening
from sidelight.rooms.tests.clock import MINUTE, SECOND, Clock
from sidelight.safeguarding.models import FollowUp, FollowUpKind
from tests.build import Place as Charity

pytestmark = [pytest.mark.django_db, pytest.mark.data]
DAY = timedelta(days=1)


@pytest.fixture
def begun(evening: Evening, amira: Person, cass: Person, yusuf: Person) -> Evening:
    """An open room to which Amira came, and Dee did not."""
    evening.opened(cass, yusuf)
    evening.come(amira)
    return evening


def asked_after() -> list[tuple[str, datetime]]:
    """Return whom somebody is to ask after, and by when."""
    asked = FollowUp.objects.filter(kind=FollowUpKind.DID_NOT_COME)
    return [(one.about.shown_name, one.due_at) for one in asked.select_related("about")]


def test_when_a_leader_closes_it(begun: Evening, cass: Person, at: datetime) -> None:
    begun.close(cass, at=at + HOUR)

    assert asked_after() == [("Dee", at + HOUR + DAY)]


def test_when_its_time_is_over(begun: Evening, at: datetime) -> None:
    ends = at + HOUR + 15 * MINUTE
    attend_rooms(ends)

    assert Room.objects.get().ending == Room.Ending.TIME
    assert asked_after() == [("Dee", ends + DAY)]


def test_when_it_closes_for_want_of_leaders(
    evening: Evening, amira: Person, cass: Person, yusuf: Person
) -> None:
    clock = Clock(evening, [cass, yusuf])
    evening.come(amira, worker="the web server")
    running.open_room(evening.room, by=evening.place(cass), at=evening.at)

    evening.go(yusuf, at=clock.at)
    clock.goes_on(5 * MINUTE + SECOND)

    early = FollowUp.objects.get(kind=FollowUpKind.ROOM_CLOSED_EARLY)
    assert [name for name, _ in asked_after()] == ["Dee"]
    assert early.about.shown_name == "Amira"


def test_it_is_asked_for_once(begun: Evening, cass: Person, at: datetime) -> None:
    begun.close(cass, at=at + HOUR)

    attend_rooms(at + 2 * HOUR)
    attend_rooms(at + 3 * HOUR)

    assert len(asked_after()) == 1


def test_who_came_and_went_is_not_asked_after(
    begun: Evening, dee: Person, cass: Person, at: datetime
) -> None:
    begun.come(dee)
    begun.go(dee)

    begun.close(cass, at=at + HOUR)

    assert asked_after() == []


def test_who_wrote_on_a_page_without_script_was_there(
    begun: Evening, dee: Person, cass: Person, at: datetime
) -> None:
    begun.say(dee, "Good evening.")

    begun.close(cass, at=at + HOUR)

    assert asked_after() == []


def test_whose_place_was_taken_back_was_not_expected(
    begun: Evening, dee: Person, cass: Person, place: Charity, at: datetime
) -> None:
    take_place_back(begun.place(dee), by=place.manager, at=at)

    begun.close(cass, at=at + HOUR)

    assert asked_after() == []


def test_nobody_missed_a_room_that_was_never_opened(evening: Evening, at: datetime) -> None:
    attend_rooms(at + 2 * HOUR)

    assert Room.objects.get().is_over
    assert asked_after() == []


def test_a_room_does_not_close_without_it(
    begun: Evening, cass: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(locked: Room, at: datetime) -> None:
        raise DatabaseError

    monkeypatch.setattr(running, "ask_after_who_did_not_come", away)

    with pytest.raises(DatabaseError):
        begun.close(cass, at=at + HOUR)

    assert not Room.objects.get().is_over


def test_the_page_asks_how_they_are_and_not_why(
    begun: Evening, cass: Person, at: datetime, browser_of: Callable[[object], Client]
) -> None:
    begun.close(cass, at=at)

    address = reverse("follow_up", args=[FollowUp.objects.get().slug])
    page = browser_of(cass).get(address).content.decode()

    assert "Dee: did not come to a session" in page
    assert "Ask how they are, and not why they were away." in page
    assert "I had you in mind this week" in page
    assert "A live room" in page


def test_the_page_offers_words_for_who_had_no_goodbye(
    begun: Evening,
    amira: Person,
    cass: Person,
    at: datetime,
    browser_of: Callable[[object], Client],
) -> None:
    attend_rooms(at + HOUR + 15 * MINUTE)

    task = FollowUp.objects.get(about=amira)
    page = browser_of(cass).get(reverse("follow_up", args=[task.slug])).content.decode()
    assert "we did not get to say goodbye" in page
    assert "I had you in mind" not in page
