"""Whoever had a place and was not there is written to once, in words that tell nothing."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions import places
from sidelight.courses.actions.missed import tell_who_missed
from sidelight.courses.models import Application, Missed, Session
from sidelight.courses.queries.links import missed_link
from sidelight.courses.tests.evenings import place_of
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person
from sidelight.review.tests.build import new_key
from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.actions.running import close_locked
from sidelight.rooms.models import Presence, Room
from sidelight.rooms.queries.closing import who_did_not_come
from sidelight.safeguarding.models import FollowUp, FollowUpKind

Browsers = Callable[[Person | None], Client]
Clock = Callable[[datetime], None]


@pytest.fixture
def over(made: Session, dee: Person) -> datetime:
    """Dee came, Amira did not, and the evening is over."""
    Presence.objects.create(
        place=place_of(made, dee),
        room_id=made.room_id,
        leads=False,
        key=new_key(),
        came_at=made.starts_at,
        input_at=made.starts_at,
        went_at=made.ends_at,
    )
    Room.objects.update(phase=Room.Phase.CLOSED, opened_at=made.starts_at, closed_at=made.ends_at)
    return made.ends_at


def told() -> list[str]:
    found = Notice.objects.filter(kind=NoticeKind.MISSED).order_by("pk")
    return list(found.values_list("person__shown_name", flat=True))


def test_once_and_nobody_who_came(over: datetime, made: Session) -> None:
    assert (tell_who_missed(over), tell_who_missed(over)) == (1, 0)

    assert told() == ["Amira"]
    assert Missed.objects.get().session == made


def test_nobody_who_had_said_so(over: datetime, made: Session, amira: Person) -> None:
    places.cannot_come(amira.applications.get(), made, at=made.starts_at)

    assert tell_who_missed(over) == 0


def test_nobody_asks_after_who_had_said_so(made: Session, amira: Person) -> None:
    theirs = amira.applications.get()
    places.cannot_come(theirs, made, at=made.starts_at)

    assert not_here(made) == ["Dee"]
    assert asked_after_when_it_closes(made) == ["Dee"]


def test_somebody_does_when_they_took_it_back(made: Session, amira: Person) -> None:
    theirs = amira.applications.get()
    places.cannot_come(theirs, made, at=made.starts_at)
    places.can_come_after_all(theirs, made, at=made.starts_at)

    assert not_here(made) == ["Amira", "Dee"]
    assert asked_after_when_it_closes(made) == ["Amira", "Dee"]


def not_here(evening: Session) -> list[str]:
    """Return whom leaders read of as they close."""
    assert evening.room is not None
    return who_did_not_come(evening.room)


def asked_after_when_it_closes(evening: Session) -> list[str]:
    """Return whom somebody is to ask after, when an evening ends to which nobody came."""
    Room.objects.update(phase=Room.Phase.OPEN, opened_at=evening.starts_at)
    with transaction.atomic():
        locked = lock_room(Room.objects.get().pk)
        close_locked(locked, Room.Ending.TIME, by=None, at=evening.ends_at)
    asked = FollowUp.objects.filter(kind=FollowUpKind.DID_NOT_COME).order_by("pk")
    return list(asked.values_list("about__shown_name", flat=True))


def test_whoever_said_so_and_took_it_back_is(over: datetime, made: Session, amira: Person) -> None:
    theirs = amira.applications.get()
    places.cannot_come(theirs, made, at=made.starts_at)
    places.can_come_after_all(theirs, made, at=made.starts_at)

    assert tell_who_missed(over) == 1


def test_nobody_when_the_evening_was_not_held(over: datetime) -> None:
    Room.objects.update(opened_at=None)

    assert tell_who_missed(over) == 0


def test_nobody_while_it_goes_on(over: datetime) -> None:
    Room.objects.update(phase=Room.Phase.OPEN, closed_at=None)

    assert tell_who_missed(over) == 0


@pytest.fixture
def link(over: datetime, made: Session, amira: Person, clock_at: Clock) -> str:
    tell_who_missed(over)
    clock_at(over)
    return missed_link(amira.applications.get(), made, over)


def test_the_page_of_the_link_tells_nothing(link: str) -> None:
    page = Client().get(link).content.decode()

    assert "Do you want to keep your booking?" in page
    for telling in ("Amira", "Tuesdays", "course", "group", "session", "self-harm"):
        assert telling not in page.partition("<main")[2].partition("</main>")[0]


def test_one_tap_keeps_the_place(link: str, amira: Person) -> None:
    browser = Client()
    browser.post(link, {"answer": "keep"})

    assert amira.applications.get().stage == Application.Stage.PLACE
    assert "You keep your booking." in browser.get(link).content.decode()


def test_one_tap_gives_it_back_and_a_second_changes_nothing(link: str, amira: Person) -> None:
    browser = Client()
    assert "Your booking has ended." in browser.post(link, {"answer": "stop"}).content.decode()
    browser.post(link, {"answer": "stop"})

    assert amira.applications.get().ended_how == Application.Ended.WITHDRAWN


def test_their_own_page_asks_until_they_answer(
    link: str, amira: Person, browser_of: Browsers
) -> None:
    browser = browser_of(amira)
    assert "You could not be there on Tuesday 17 March 2026." in own_page(browser)

    browser.post(reverse("own_wanted"))

    assert "You could not be there" not in own_page(browser)


def test_the_note_leads_to_the_week_that_was_missed(
    link: str, amira: Person, dee: Person, browser_of: Browsers
) -> None:
    browser = browser_of(amira)
    address = reverse("own_missed")
    assert f'href="{address}"' in browser.get("/me/").content.decode()

    page = browser.get(address, follow=True)

    assert page.redirect_chain[-1][0] == reverse("own_week", args=[1])
    assert "Who am I" in page.content.decode()
    assert browser_of(dee).get(address)["Location"] == reverse("own_course")


def test_who_gave_their_place_back_since_is_led_to_their_course(
    link: str, amira: Person, browser_of: Browsers
) -> None:
    Client().post(link, {"answer": "stop"})

    assert browser_of(amira).get(reverse("own_missed"))["Location"] == reverse("own_course")


def test_whoever_came_sees_that_they_were_there_and_of_nobody_else(
    link: str, amira: Person, dee: Person, browser_of: Browsers
) -> None:
    assert own_page(browser_of(dee)).count("You were there") == 1
    assert "You were there" not in own_page(browser_of(amira))


def own_page(browser: Client) -> str:
    return browser.get(reverse("own_course")).content.decode()
