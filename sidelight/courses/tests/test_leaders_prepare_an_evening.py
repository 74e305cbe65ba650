"""Whoever leads an evening sees before it who comes, what helps them, and what is open."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions import places
from sidelight.courses.actions.evening_rooms import make_rooms
from sidelight.courses.models import Group, Session
from sidelight.courses.tests.evenings import place_of
from sidelight.ledger.models import Act, Line
from sidelight.outcomes.actions import check_in
from sidelight.outcomes.models import Feeling, Moment
from sidelight.people.actions.needs import keep_needs
from sidelight.people.models import Need, Person
from sidelight.review.tests.build import new_key
from sidelight.rooms.actions.closing import write_hand_over
from sidelight.rooms.models import Presence, Room
from sidelight.rooms.queries.feelings import PLACE
from sidelight.safeguarding.actions import ask_follow_up
from sidelight.safeguarding.models import Concern, FollowUpKind
from sidelight.team.models import Readiness
from tests.build import Place as Charity

Browsers = Callable[[Person | None], Client]
Clock = Callable[[datetime], None]
NOTE = "Dee asked for more time to read."


@pytest.fixture
def second(
    made: Session, tuesdays: Group, amira: Person, dee: Person, cass: Person, clock_at: Clock
) -> Session:
    """The second evening: Dee was at the first one and Amira was not; Cass wrote a note."""
    assert made.room is not None
    place = place_of(made, dee)
    Presence.objects.create(
        place=place,
        room_id=made.room.pk,
        leads=False,
        key=new_key(),
        came_at=made.starts_at,
        input_at=made.starts_at,
        went_at=made.starts_at + timedelta(minutes=40),
    )
    check_in(dee, Moment.IN, Feeling.TIRED, source=(PLACE, place.pk), at=made.starts_at)
    Room.objects.update(opened_at=made.starts_at)
    write_hand_over(made.room, NOTE, by=cass, at=made.ends_at)
    Room.objects.update(phase=Room.Phase.CLOSED, closed_at=made.ends_at)
    session = tuesdays.sessions.get(number=2)
    make_rooms(session.starts_at - timedelta(hours=20))
    clock_at(session.starts_at - timedelta(hours=1))
    return session


def address(session: Session, name: str = "group_evening") -> str:
    return reverse(name, args=[session.group.slug, session.number])


def page(browser: Client, session: Session) -> str:
    return browser.get(address(session)).content.decode()


def test_who_comes_and_who_said_that_they_cannot(
    second: Session, dee: Person, cass: Person, browser_of: Browsers
) -> None:
    places.cannot_come(dee.applications.get(), second, at=second.starts_at)

    seen = page(browser_of(cass), second)

    assert "Amira" in seen
    assert seen.count("said that they cannot come") == 1
    assert seen.count("was not there last time") == 1


def test_what_helps_and_what_is_open(
    second: Session, amira: Person, cass: Person, at: datetime, browser_of: Browsers
) -> None:
    keep_needs(amira, [Need.TIME], "Please say my name first.", at=at)
    ask_follow_up(amira, FollowUpKind.DID_NOT_COME, source=("place", 1), at=at, due_at=at)

    seen = page(browser_of(cass), second)

    assert "needs more time" in seen
    assert "there is more in their own words" in seen
    assert "Please say my name first." not in seen
    # How they said they were opens on record, on the page that it leads to.
    assert reverse("group_feelings", args=[second.group.slug]) in seen
    assert "Tired" not in seen
    assert "Open follow-up:" in seen


def test_a_volunteer_sees_no_follow_up_that_is_not_their_work(
    second: Session, amira: Person, yusuf: Person, at: datetime, browser_of: Browsers
) -> None:
    ask_follow_up(amira, FollowUpKind.CONCERN, source=("place", 1), at=at, due_at=at)

    assert "Open follow-up:" not in page(browser_of(yusuf), second)


def test_the_note_of_last_time_opens_on_record(
    second: Session, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    browser = browser_of(yusuf)
    before = page(browser, second)
    lines = Line.objects.filter(act=Act.RECORD_VIEWED, subject_kind="hand_over")
    assert NOTE not in before
    assert not lines.exists()

    seen = browser.post(address(second, "group_evening_notes")).content.decode()

    assert NOTE in seen
    assert [line.actor_id for line in lines] == [yusuf.pk]


def test_a_co_leader_who_is_not_ready_is_pointed_out(
    second: Session, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    Readiness.objects.filter(person=yusuf).update(training_until=date(2026, 1, 1))

    assert "Yusuf is not ready to lead" in page(browser_of(cass), second)


def test_whoever_leads_another_group_or_plans_or_is_in_it_finds_nothing(
    second: Session, place: Charity, max: Person, sol: Person, amira: Person, browser_of: Browsers
) -> None:
    elsewhere = [place.staff("Ines", "counsellor"), place.staff("Ravi", "youth_worker")]
    for person in (*elsewhere, max, sol, amira, None):
        browser = browser_of(person)
        for name in ("group_evening", "group_evening_notes"):
            assert browser.get(address(second, name)).status_code in (302, 404, 405)
            assert NOTE not in browser.post(address(second, name)).content.decode()


def test_the_register_is_for_those_who_lead_or_plan(
    second: Session, made: Session, cass: Person, max: Person, dee: Person, browser_of: Browsers
) -> None:
    register = address(made, "group_evening_register")

    for person in (cass, max):
        seen = browser_of(person).get(register).content.decode()
        assert "Did not come" in seen
        assert ">40<" in seen
    assert browser_of(dee).get(register).status_code == 404


def test_two_taps_tell_a_lead_of_somebody_who_asked(
    second: Session, amira: Person, cass: Person, browser_of: Browsers
) -> None:
    theirs, browser = amira.applications.get(), browser_of(cass)
    assert (
        "Raise a concern"
        in browser.get(reverse("staff_place", args=[theirs.slug])).content.decode()
    )

    to_send = {"key": str(new_key()), "worry": "", "needed": "today"}
    for _twice in range(2):
        browser.post(reverse("staff_place_concern", args=[theirs.slug]), to_send)

    concern = Concern.objects.get()
    assert (concern.about, concern.source_kind) == (amira, "application")
