"""Notes beside the plan: encrypted, read by who leads the evening, and never written over."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.runs.noting import write_note
from sidelight.courses.errors.runs import NoteTooLong, NotInThisPlan
from sidelight.courses.models import LeaderNote, SessionRun
from sidelight.courses.queries.runs.finding import led_evening
from sidelight.courses.tests.runs import RunEvening, run_evening
from sidelight.people.models import Person
from sidelight.rooms.errors import NotALeader
from sidelight.rooms.models import Place as RoomPlace
from sidelight.rooms.tests.pages import page_of
from sidelight.team.models import Readiness
from tests.build import Place

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]
WORDS = "Ask Yusuf about the music next time."


@pytest.fixture
def run(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> RunEvening:
    made = run_evening([amira, dee], [cass, yusuf], by=place.manager, at=at)
    made.evening.opened(cass, yusuf)
    return made


def test_the_other_leader_reads_it_beside_their_own(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime
) -> None:
    step = run.steps[0].pk
    write_note(run.led(cass), step, WORDS, seen=0, at=at)
    write_note(run.led(yusuf), step, "It went well.", seen=0, at=at)

    notes = run.plan(yusuf).steps[0].notes

    assert notes.own == "It went well."
    assert [(one.by, one.words) for one in notes.others] == [("Cass", WORDS)]


def test_a_note_may_be_about_the_whole_evening(run: RunEvening, cass: Person, at: datetime) -> None:
    write_note(run.led(cass), None, WORDS, seen=0, at=at)

    assert run.plan(cass).notes.own == WORDS


def test_what_is_in_the_database_cannot_be_read(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    write_note(run.led(cass), None, WORDS, seen=0, at=at)

    (kept,) = LeaderNote.objects.values_list("encrypted", flat=True)
    assert "music" not in kept


def test_a_note_is_kept_again_with_the_words_as_they_are_now(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    write_note(run.led(cass), None, "A start.", seen=0, at=at)

    write_note(run.led(cass), None, "A start, and more.", seen=1, at=at)

    assert run.plan(cass).notes.own == "A start, and more."


def test_what_was_kept_on_another_device_stays(run: RunEvening, cass: Person, at: datetime) -> None:
    write_note(run.led(cass), None, "On the phone.", seen=0, at=at)

    write_note(run.led(cass), None, "On the laptop.", seen=0, at=at)

    assert run.plan(cass).notes.own == "On the phone.\n\nOn the laptop."


def test_the_same_words_again_change_nothing(run: RunEvening, cass: Person, at: datetime) -> None:
    for _tap in range(2):
        write_note(run.led(cass), None, WORDS, seen=0, at=at)

    assert run.plan(cass).notes.own == WORDS


def test_empty_words_take_it_away(run: RunEvening, cass: Person, at: datetime) -> None:
    write_note(run.led(cass), None, WORDS, seen=0, at=at)

    write_note(run.led(cass), None, " ", seen=1, at=at)

    assert not LeaderNote.objects.exists()


def test_a_note_far_too_long_is_refused(run: RunEvening, cass: Person, at: datetime) -> None:
    with pytest.raises(NoteTooLong):
        write_note(run.led(cass), None, "a" * 10_001, seen=0, at=at)


def test_a_note_about_nothing_in_the_plan_is_refused(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    with pytest.raises(NotInThisPlan):
        write_note(run.led(cass), 10_000, WORDS, seen=0, at=at)


def test_it_may_be_written_when_the_room_is_over(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    run.evening.close(cass, at=at)

    write_note(run.led(cass), None, WORDS, seen=0, at=at)

    assert LeaderNote.objects.exists()


def test_whoever_leads_no_more_writes_nothing(
    run: RunEvening, cass: Person, max: Person, at: datetime
) -> None:
    led = run.led(cass)
    RoomPlace.objects.filter(pk=led.place.pk).update(removed_at=at, removed_by=max)

    with pytest.raises(NotALeader):
        write_note(led, None, WORDS, seen=0, at=at)


def test_a_leader_who_is_not_ready_any_more_finds_neither_plan_nor_notes(
    run: RunEvening, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    write_note(run.led(cass), None, WORDS, seen=0, at=at)
    browser, record = browser_of(cass), reverse("run_record", args=[run.group.slug, 1])
    assert WORDS in browser.get(record).content.decode()
    assert led_evening(cass, run.group.slug, 1, at) is not None

    Readiness.objects.filter(person=cass).update(checks_until=at.date() - timedelta(days=1))

    assert browser.get(record).status_code == 404
    assert led_evening(cass, run.group.slug, 1, at) is None


def test_a_form_keeps_it_without_script(
    run: RunEvening, cass: Person, browser_of: Browsers
) -> None:
    address = reverse("run_step_note", args=[run.group.slug, 1, run.steps[0].pk])
    name = run.steps[0].pk

    browser_of(cass).post(address, {f"note-{name}": "One.\r\nTwo.", f"seen-{name}": "0"})

    assert run.plan(cass).steps[0].notes.own == "One.\nTwo."
    assert "One.\nTwo." in page_of(browser_of(cass), run.evening.room)


def test_a_form_without_the_note_takes_none_away(
    run: RunEvening, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    write_note(run.led(cass), None, WORDS, seen=0, at=at)

    browser_of(cass).post(reverse("run_note", args=[run.group.slug, 1]))

    assert run.plan(cass).notes.own == WORDS


def test_nobody_else_reads_it_on_the_page_of_the_room(
    run: RunEvening, cass: Person, yusuf: Person, amira: Person, at: datetime, browser_of: Browsers
) -> None:
    write_note(run.led(cass), run.steps[0].pk, WORDS, seen=0, at=at)

    assert WORDS in page_of(browser_of(yusuf), run.evening.room)
    assert WORDS not in page_of(browser_of(amira), run.evening.room)
    assert WORDS not in run.evening.read(yusuf, "team")


def test_a_note_made_before_the_first_step_begins_nothing(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    write_note(run.led(cass), None, WORDS, seen=0, at=at - timedelta(minutes=5))

    assert SessionRun.objects.get().revision == 0
    assert set(run.states()) == {"waiting"}
