"""Giving a place back needs no reason; one tap misses an evening, and one takes that back."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.courses.actions.places import can_come_after_all, cannot_come
from sidelight.courses.models import Absence, Application, Group, Session
from sidelight.courses.queries.links import away_link
from sidelight.courses.queries.own_ending import took_part
from sidelight.courses.tests.build import application, placed
from sidelight.people.models import Person
from sidelight.rooms.models import Entry

pytestmark = pytest.mark.data

Browsers = Callable[[Person | None], Client]


@pytest.fixture
def mine(group: Group, amira: Person, at: datetime) -> Application:
    return placed(group, amira, at=at)


def test_no_answer_is_an_answer(mine: Application, amira: Person, browser_of: Browsers) -> None:
    browser_of(amira).post("/my-course/return")

    mine.refresh_from_db()
    assert (mine.ended_how, mine.given_back_because) == ("withdrawn", "")


def test_the_page_asks_with_fixed_answers_and_none_chosen(
    mine: Application, amira: Person, browser_of: Browsers
) -> None:
    page = browser_of(amira).get("/my-course/").content.decode()

    assert "I would rather not say" in page
    assert "The time does not suit me" in page


@pytest.mark.parametrize("because", Application.Why.values)
def test_what_they_say_is_kept_with_their_place(
    mine: Application, amira: Person, browser_of: Browsers, because: str
) -> None:
    browser_of(amira).post("/my-course/return", {"because": because})

    mine.refresh_from_db()
    assert (mine.ended_how, mine.given_back_because) == ("withdrawn", because)


def test_an_answer_that_there_is_not_stops_nobody(
    mine: Application, amira: Person, browser_of: Browsers
) -> None:
    browser_of(amira).post("/my-course/return", {"because": "whatever"})

    mine.refresh_from_db()
    assert (mine.ended_how, mine.given_back_because) == ("withdrawn", "")


def test_whoever_says_it_is_a_lot_is_told_of_people_who_help(
    mine: Application, amira: Person, browser_of: Browsers
) -> None:
    answer = browser_of(amira).post("/my-course/return", {"because": "too_much"}, follow=True)

    assert "has people" in answer.content.decode()


def test_nothing_is_asked_of_who_only_waited(
    group: Group, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    asked = application(group, dee, at=at)

    page = browser_of(dee).get("/my-course/").content.decode()
    browser_of(dee).post("/my-course/return", {"because": "time"})

    asked.refresh_from_db()
    assert "I would rather not say" not in page
    assert (asked.ended_how, asked.given_back_because) == ("withdrawn", "")


def test_one_tap_on_my_course_misses_an_evening_and_one_takes_it_back(
    mine: Application, amira: Person, browser_of: Browsers
) -> None:
    browser, number = browser_of(amira), mine.group.sessions.get().number

    browser.post(f"/my-course/evenings/{number}/absence")
    missed = Absence.objects.get().taken_back_at is None
    browser.post(f"/my-course/evenings/{number}/absence/removal")

    assert missed
    assert Absence.objects.get().taken_back_at is not None


def test_the_link_of_a_reminder_takes_it_back_as_well(mine: Application, client: Client) -> None:
    link = away_link(mine, mine.group.sessions.get())

    client.post(link)
    said = client.get(link).content.decode()
    missed = Absence.objects.get().taken_back_at is None
    client.post(link, {"after_all": "yes"})

    assert missed
    assert "I can make it after all" in said
    assert Absence.objects.get().taken_back_at is not None
    assert "Can you not make it this time?" in client.get(link).content.decode()


def button(browser: Client, made: Session) -> bool:
    """Whether the page of the room has the button, with the address of this evening."""
    page = browser.get(f"/rooms/{made.room.slug}/").content.decode()
    has_address = f'action="/my-course/evenings/{made.number}/absence"' in page
    return "I need to miss this one" in page and has_address


@pytest.mark.parametrize("minutes", [1200, 10])
def test_the_lobby_has_the_same_tap_and_so_has_the_page_before_it(
    made: Session, amira: Person, browser_of: Browsers, clock_at: Callable[[datetime], None],
    minutes: int,
) -> None:  # fmt: skip
    clock_at(made.starts_at - timedelta(minutes=minutes))
    browser = browser_of(amira)
    before = button(browser, made)

    told = browser.post(f"/my-course/evenings/{made.number}/absence", follow=True)

    assert before
    assert "You keep your place" in told.content.decode()
    assert "I can come after all" in told.content.decode()
    assert not button(browser, made)


def test_leaders_have_no_such_button(
    made: Session, cass: Person, browser_of: Browsers, clock_at: Callable[[datetime], None]
) -> None:
    clock_at(made.starts_at - timedelta(minutes=10))

    assert not button(browser_of(cass), made)


def told_leaders(made: Session) -> list[tuple[object, object]]:
    told = Entry.objects.filter(room=made.room, kind=Entry.Kind.TOLD).order_by("pk")
    assert not told.exclude(channel__kind="team").exists()
    return [(one.author_id, one.detail["what"]) for one in told]


def test_whoever_leads_sees_it_at_once_and_members_do_not(
    made: Session, amira: Person, dee: Person, cass: Person, browser_of: Browsers,
    clock_at: Callable[[datetime], None],
) -> None:  # fmt: skip
    at = made.starts_at - timedelta(minutes=10)
    clock_at(at)
    beside, said = f"/rooms/{made.room.slug}/beside", "Said that they cannot come: Amira"
    browser, theirs = browser_of(cass), amira.applications.get()
    assert said not in browser.get(beside).content.decode()

    cannot_come(theirs, made, at=at)
    cannot_come(theirs, made, at=at)

    assert told_leaders(made) == [(None, "plan")]
    assert said in browser.get(beside).content.decode()
    assert said not in browser_of(dee).get(f"/rooms/{made.room.slug}/").content.decode()
    can_come_after_all(theirs, made, at=at)
    can_come_after_all(theirs, made, at=at)
    assert told_leaders(made) == [(None, "plan")] * 2
    assert said not in browser.get(beside).content.decode()


def test_saying_so_counts_nobody_as_having_been_there(
    made: Session, amira: Person, at: datetime
) -> None:
    theirs = amira.applications.get()

    cannot_come(theirs, made, at=at)

    assert not took_part(theirs)


def test_before_there_is_a_room_nobody_is_woken(
    first: Session, amira: Person, at: datetime
) -> None:
    cannot_come(amira.applications.get(), first, at=at)

    assert not Entry.objects.exists()
