"""What comes in an evening moves up and down, and leaders share out who says what."""

from datetime import datetime

import pytest

from sidelight.courses.actions.runs.going import begin_step
from sidelight.courses.actions.runs.sharing_out import move_step_down, move_step_up, share_out
from sidelight.courses.errors.runs import LedByNobodyNamed, PlanChangedMeanwhile
from sidelight.courses.tests.runs import RunEvening, run_evening
from sidelight.people.models import Person
from sidelight.rooms.actions.members import hand_over, take_over
from sidelight.rooms.queries.leading import who_leads
from tests.build import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> RunEvening:
    made = run_evening([amira, dee], [cass, yusuf], by=place.manager, at=at)
    made.evening.opened(cass, yusuf)
    return made


def order(run: RunEvening, leader: Person) -> list[int]:
    """Return in which order the steps come, counted from 0 as they were planned."""
    planned = list(run.steps)
    return [planned.index(one.step) for one in run.plan(leader).steps]


def test_a_step_moves_up_and_down(run: RunEvening, cass: Person, at: datetime) -> None:
    move_step_up(run.led(cass), run.steps[2].pk, seen=0, at=at)
    assert order(run, cass) == [0, 2, 1, 3]

    move_step_down(run.led(cass), run.steps[0].pk, seen=1, at=at)
    assert order(run, cass) == [2, 0, 1, 3]


def test_the_first_and_the_last_stay_where_they_are(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    move_step_up(run.led(cass), run.steps[0].pk, seen=0, at=at)
    move_step_down(run.led(cass), run.steps[3].pk, seen=0, at=at)

    assert order(run, cass) == [0, 1, 2, 3]


def test_it_goes_past_what_was_done_or_left_out(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    begin_step(run.led(cass), run.steps[1].pk, seen=0, at=at)
    steps = run.plan(cass).steps
    assert [(one.goes_up, one.goes_down) for one in steps] == [
        (False, True), (False, False), (True, True), (True, False),
    ]  # fmt: skip

    move_step_up(run.led(cass), run.steps[2].pk, seen=1, at=at)

    assert order(run, cass) == [2, 1, 0, 3]


def test_a_step_that_goes_on_stays(run: RunEvening, cass: Person, at: datetime) -> None:
    begin_step(run.led(cass), run.steps[1].pk, seen=0, at=at)

    move_step_up(run.led(cass), run.steps[1].pk, seen=1, at=at)

    assert order(run, cass) == [0, 1, 2, 3]


def test_a_double_tap_moves_it_once(run: RunEvening, cass: Person, at: datetime) -> None:
    move_step_up(run.led(cass), run.steps[2].pk, seen=0, at=at)

    with pytest.raises(PlanChangedMeanwhile):
        move_step_up(run.led(cass), run.steps[2].pk, seen=0, at=at)

    assert order(run, cass) == [0, 2, 1, 3]


def test_leaders_say_who_says_what(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime
) -> None:
    theirs = run.evening.place(yusuf).slug
    share_out(run.led(cass), run.steps[0].pk, theirs, seen=0, at=at)
    assert run.plan(yusuf).steps[0].speaker == yusuf

    share_out(run.led(yusuf), run.steps[0].pk, "", seen=1, at=at)
    assert run.plan(yusuf).steps[0].speaker is None


def test_only_those_who_lead_can_be_named(
    run: RunEvening, cass: Person, amira: Person, at: datetime
) -> None:
    for place in (run.evening.place(amira).slug, "nobody"):
        with pytest.raises(LedByNobodyNamed):
            share_out(run.led(cass), run.steps[0].pk, place, seen=0, at=at)


def test_two_at_once_do_not_undo_each_other(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime
) -> None:
    number = run.steps[0].pk
    share_out(run.led(cass), number, run.evening.place(cass).slug, seen=0, at=at)

    with pytest.raises(PlanChangedMeanwhile):
        share_out(run.led(yusuf), number, run.evening.place(yusuf).slug, seen=0, at=at)

    assert run.plan(cass).steps[0].speaker == cass


def test_the_plan_shows_who_leads(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime
) -> None:
    room = run.evening.room
    assert run.plan(cass).who_leads is None

    take_over(room, by=run.evening.place(cass), at=at)
    take_over(room, by=run.evening.place(yusuf), at=at)
    assert run.plan(cass).who_leads == yusuf

    hand_over(room, by=run.evening.place(yusuf), at=at)
    assert who_leads(room.pk) is None
