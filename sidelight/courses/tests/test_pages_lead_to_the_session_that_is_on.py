"""From half an hour before, a member's course and a leader's group lead to the room."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.evening_rooms import make_rooms
from sidelight.courses.models import Application, Group, Session
from sidelight.courses.tests.build import placed
from sidelight.people.models import Person
from sidelight.rooms.models import Room

Browsers = Callable[[Person | None], Client]
Clock = Callable[[datetime], None]
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def evening(tuesdays: Group, amira: Person, at: datetime) -> Session:
    placed(tuesdays, amira, at=at)
    first = tuesdays.sessions.get(number=1)
    make_rooms(first.starts_at - timedelta(hours=20))
    first.refresh_from_db()
    return first


@pytest.fixture
def address(evening: Session) -> str:
    assert evening.room is not None
    return reverse("room", args=[evening.room.slug])


def shown(browser: Client, name: str, *arguments: object) -> str:
    return browser.get(reverse(name, args=arguments)).content.decode()


def test_a_member_goes_from_their_course_to_the_room(
    evening: Session, address: str, amira: Person, browser_of: Browsers, clock_at: Clock
) -> None:
    browser = browser_of(amira)
    clock_at(evening.starts_at - HALF_AN_HOUR - timedelta(minutes=1))
    assert address not in shown(browser, "own_course")

    clock_at(evening.starts_at - HALF_AN_HOUR)

    assert address in shown(browser, "own_course")
    assert browser.get(address).status_code == 200


def test_a_reminder_leads_there_and_to_the_course_before(
    evening: Session, address: str, amira: Person, browser_of: Browsers, clock_at: Clock
) -> None:
    browser = browser_of(amira)
    clock_at(evening.starts_at - 2 * HALF_AN_HOUR)
    assert browser.get(reverse("own_session"))["Location"] == reverse("own_course")

    clock_at(evening.starts_at)

    assert browser.get(reverse("own_session"))["Location"] == address


def test_a_leader_goes_from_the_group_to_the_room_and_a_manager_does_not(
    evening: Session,
    address: str,
    tuesdays: Group,
    cass: Person,
    max: Person,
    browser_of: Browsers,
    clock_at: Clock,
) -> None:
    clock_at(evening.starts_at)

    assert address in shown(browser_of(cass), "staff_group", tuesdays.slug)
    assert address not in shown(browser_of(max), "staff_group", tuesdays.slug)


def test_nothing_leads_to_a_room_that_is_over(
    evening: Session, address: str, amira: Person, browser_of: Browsers, clock_at: Clock
) -> None:
    clock_at(evening.ends_at)
    assert address in shown(browser_of(amira), "own_course")

    Room.objects.update(phase=Room.Phase.CLOSED, closed_at=evening.ends_at)

    assert address not in shown(browser_of(amira), "own_course")


def test_nobody_is_asked_whether_they_can_come_when_leaders_have_closed_it(
    evening: Session, amira: Person, browser_of: Browsers, clock_at: Clock
) -> None:
    clock_at(evening.starts_at + HALF_AN_HOUR)
    to_miss = reverse("own_absence", kwargs={"number": 1})
    assert f'"{to_miss}"' in shown(browser_of(amira), "own_course")

    Room.objects.update(phase=Room.Phase.CLOSED, closed_at=evening.starts_at + HALF_AN_HOUR)

    assert f'"{to_miss}"' not in shown(browser_of(amira), "own_course")


def test_leaders_read_that_it_is_on_and_not_that_it_is_over(
    evening: Session, tuesdays: Group, cass: Person, browser_of: Browsers, clock_at: Clock
) -> None:
    browser = browser_of(cass)

    clock_at(evening.starts_at + HALF_AN_HOUR)
    assert (badge(browser, tuesdays), next_one(browser)) == ("Now", "Evening 1:")

    Room.objects.update(phase=Room.Phase.CLOSED, closed_at=evening.starts_at + HALF_AN_HOUR)
    assert (badge(browser, tuesdays), next_one(browser)) == ("Over", "Evening 2:")


def test_nothing_is_said_of_before_the_first_evening_when_that_is_over(
    evening: Session, amira: Person, browser_of: Browsers, clock_at: Clock
) -> None:
    browser = browser_of(amira)
    Application.objects.update(confirmed_at=evening.starts_at - HALF_AN_HOUR)
    clock_at(evening.starts_at)
    before = shown(browser, "own_course")
    assert "Before the first evening" in before
    assert "A counsellor has said yes." in before

    clock_at(evening.ends_at)

    after = shown(browser, "own_course")
    assert "Before the first evening" not in after
    assert "A counsellor has said yes." not in after
    assert "What helps me" in after


def badge(browser: Client, group: Group) -> str:
    """Return what the page of a group says of its first evening."""
    page = shown(browser, "staff_group", group.slug)
    first = page.partition('id="evening-1"')[2].partition('id="evening-2"')[0]
    return next((word for word in ("Now", "Over") if f">{word}<" in first), "")


def next_one(browser: Client) -> str:
    """Return which evening the list of groups names."""
    page = shown(browser, "staff_groups")
    return next(words for words in ("Evening 1:", "Evening 2:") if words in page)
