"""Both leaders press again and again at once: each thing happens once, and nothing fails.

On one database for all threads, as the workers of a site have it.
"""

from datetime import datetime
from pathlib import Path

import pytest

from sidelight.courses.actions.runs.going import begin_step, skip_step
from sidelight.courses.actions.runs.noting import write_note
from sidelight.courses.actions.runs.sending import send_to_room
from sidelight.courses.actions.runs.showing import show_step
from sidelight.courses.errors.runs import PlanChangedMeanwhile, SentAlready
from sidelight.courses.models import LeaderNote, RunStep, SessionRun
from sidelight.courses.tests.crowd import afterwards, all_at_once, one_database_for_all
from sidelight.courses.tests.runs import RunEvening, run_evening
from sidelight.people.models import Person
from sidelight.rooms.models import Activity, Entry
from tests.build import Place

PRESSES = 12


@pytest.fixture
def run(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> RunEvening:
    made = run_evening([amira, dee], [cass, yusuf], by=place.manager, at=at)
    made.evening.opened(cass, yusuf)
    return made


@pytest.mark.django_db(transaction=True)
def test_the_first_press_of_both_makes_one_run(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime, tmp_path: Path
) -> None:
    led = [run.led(cass), run.led(yusuf)]

    def press(number: int) -> bool:
        try:
            begin_step(led[number % 2], run.steps[0].pk, seen=0, at=at)
        except PlanChangedMeanwhile:
            return False
        return True

    with one_database_for_all(tmp_path):
        assert all(all_at_once(press, range(PRESSES)))
        runs = afterwards(lambda: list(SessionRun.objects.values_list("revision", flat=True)))
        steps = afterwards(lambda: list(RunStep.objects.values_list("state", flat=True)))

    assert runs == [1]
    assert sorted(steps) == ["now", "waiting", "waiting", "waiting"]


@pytest.mark.django_db(transaction=True)
def test_of_two_different_changes_one_is_taken(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime, tmp_path: Path
) -> None:
    begin_step(run.led(cass), run.steps[0].pk, seen=0, at=at)
    led = [run.led(cass), run.led(yusuf)]

    def press(number: int) -> bool:
        change = (begin_step, skip_step)[number % 2]
        try:
            change(led[number % 2], run.steps[1 + number % 2].pk, seen=1, at=at)
        except PlanChangedMeanwhile:
            return False
        return True

    with one_database_for_all(tmp_path):
        taken = all_at_once(press, range(2))
        revision = afterwards(lambda: SessionRun.objects.get().revision)

    assert sorted(taken) == [False, True]
    assert revision == 2


@pytest.mark.django_db(transaction=True)
def test_words_are_said_once_and_a_poll_begins_once(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime, tmp_path: Path
) -> None:
    led = [run.led(cass), run.led(yusuf)]

    def press(number: int) -> None:
        show_step(led[number % 2], run.steps[1].pk, "poll", times=0, at=at)
        try:
            send_to_room(led[number % 2], run.steps[0].pk, "0", sent=0, at=at)
        except SentAlready:
            return

    with one_database_for_all(tmp_path):
        all_at_once(press, range(PRESSES))
        said = afterwards(lambda: Entry.objects.filter(kind=Entry.Kind.SAID).count())
        shown = afterwards(Activity.objects.count)

    assert (said, shown) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_every_note_of_one_leader_on_many_devices_is_there(
    run: RunEvening, cass: Person, at: datetime, tmp_path: Path
) -> None:
    led = run.led(cass)

    def keep(number: int) -> None:
        write_note(led, None, f"word{number}.", seen=0, at=at)

    with one_database_for_all(tmp_path):
        all_at_once(keep, range(PRESSES))
        notes = afterwards(LeaderNote.objects.count)
        words = afterwards(lambda: run.plan(cass).notes.own)

    assert notes == 1
    assert all(f"word{number}." in words for number in range(PRESSES))
