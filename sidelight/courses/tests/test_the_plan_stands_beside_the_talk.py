"""The plan is on the page of whoever leads the evening, as plain forms, and theirs alone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.runs.sending import send_to_room
from sidelight.courses.models import RunStep
from sidelight.courses.queries.runs.plans import plan_of
from sidelight.courses.tests.runs import RunEvening, run_evening
from sidelight.people.models import Person
from sidelight.rooms.models import Entry
from sidelight.rooms.models import Place as RoomPlace
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import page_of
from tests.build import Place

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]
Queries = Callable[[int], AbstractContextManager[object]]
NOTES = "Wait until everybody is there."


@pytest.fixture
def run(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> RunEvening:
    made = run_evening([amira, dee], [cass, yusuf], by=place.manager, at=at)
    made.evening.opened(cass, yusuf)
    return made


def press(browser: Client, run: RunEvening, name: str, *more: object, **fields: int) -> int:
    """Press a button of the plan, as a page without script does."""
    address = reverse(name, args=[run.group.slug, run.session.number, run.steps[0].pk, *more])
    query = "&".join(f"{key}={value}" for key, value in fields.items())
    return browser.post(f"{address}?{query}").status_code


def test_a_leader_reads_steps_words_and_notes(
    run: RunEvening, cass: Person, browser_of: Browsers
) -> None:
    page = page_of(browser_of(cass), run.evening.room)

    for words in ("Welcome", "Good to have <strong>you</strong> here.", NOTES, "Take your time."):
        assert words in page


def test_a_press_leads_back_to_the_plan(
    run: RunEvening, cass: Person, browser_of: Browsers
) -> None:
    browser = browser_of(cass)
    args = [run.group.slug, 1, run.steps[0].pk]

    answer = browser.post(f"{reverse('run_step_beginning', args=args)}?seen=0")

    assert answer["Location"] == f"/rooms/{run.evening.room.slug}/#beside"
    assert run.states()[0] == "now"


def test_what_is_not_taken_is_said_in_kind_words(
    run: RunEvening, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    press(browser_of(cass), run, "run_step_skipping", seen=0)
    browser = browser_of(yusuf)

    press(browser, run, "run_step_beginning", seen=0)

    beside = browser.get(reverse("room_beside", args=[run.evening.room.slug])).content.decode()
    assert "The plan changed a moment ago" in beside
    assert run.states()[0] == "skipped"


@pytest.mark.parametrize("name", ["run_step_beginning", "run_step_skipping", "run_step_end"])
def test_nobody_else_can_press(
    run: RunEvening, name: str, amira: Person, mo: Person, sol: Person, max: Person,
    browser_of: Browsers, place: Place,
) -> None:  # fmt: skip
    other = place.staff("Noor", "counsellor")

    answers = [press(browser_of(one), run, name, seen=0) for one in (amira, mo, sol, max, other)]

    assert answers == [404] * 5
    assert press(browser_of(None), run, name, seen=0) == 404
    assert not RunStep.objects.exists()


def test_whoever_leads_another_group_finds_neither_plan_nor_words(
    run: RunEvening, amira: Person, place: Place, at: datetime, browser_of: Browsers
) -> None:
    others = [place.staff("Noor", "counsellor"), place.staff("Ben", "youth_worker")]
    Evening.planned([], others, by=place.manager, at=at)

    browser = browser_of(others[0])

    assert press(browser, run, "run_step_message", "0", sent=0) == 404
    assert browser.get(reverse("room_beside", args=[run.evening.room.slug])).status_code == 404
    assert not Entry.objects.filter(kind=Entry.Kind.SAID).exists()


def test_a_counsellor_who_only_looks_in_does_not_press(
    run: RunEvening, place: Place, at: datetime, browser_of: Browsers
) -> None:
    """A place as second on duty is none of those who lead."""
    noor = place.staff("Noor", "counsellor")
    there = {"room": run.evening.room, "part": RoomPlace.Part.SECOND}
    RoomPlace.objects.create(**there, person=noor, given_by=place.manager, given_at=at)

    assert press(browser_of(noor), run, "run_step_beginning", seen=0) == 404


def test_whoever_leads_no_more_has_the_plan_no_more(
    run: RunEvening, cass: Person, max: Person, at: datetime, browser_of: Browsers
) -> None:
    browser = browser_of(cass)
    assert press(browser, run, "run_step_beginning", seen=0) == 302

    there = RoomPlace.objects.filter(pk=run.evening.place(cass).pk)
    there.update(removed_at=at, removed_by=max)

    assert press(browser, run, "run_step_skipping", seen=1) == 404


def test_no_member_reads_a_word_that_is_for_leaders(
    run: RunEvening, cass: Person, amira: Person, browser_of: Browsers
) -> None:
    press(browser_of(cass), run, "run_step_beginning", seen=0)

    page = page_of(browser_of(amira), run.evening.room)

    assert NOTES in page_of(browser_of(cass), run.evening.room)
    for words in (NOTES, "Good to have", "One good thing", "run-step"):
        assert words not in page


def test_a_room_that_is_no_evening_has_no_plan(
    amira: Person, cass: Person, yusuf: Person, max: Person, at: datetime, browser_of: Browsers
) -> None:
    alone = Evening.planned([amira], [cass, yusuf], by=max, at=at)

    assert "run-step" not in page_of(browser_of(cass), alone.room)


def test_it_asks_the_same_however_long_the_plan_is(
    run: RunEvening, cass: Person, at: datetime, django_assert_max_num_queries: Queries
) -> None:
    led = run.led(cass)
    for what in ("0", "1", "words"):
        send_to_room(led, run.steps[0].pk, what, sent=0, at=at)

    with django_assert_max_num_queries(11):
        plan_of(led, at)
