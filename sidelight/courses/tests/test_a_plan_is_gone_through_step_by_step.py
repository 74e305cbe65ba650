"""Leaders go through the plan of their evening; two of them at once double and lose nothing."""

from datetime import datetime, timedelta

import pytest

from sidelight.courses.actions.runs.going import begin_step, end_step, skip_step
from sidelight.courses.errors.runs import NotInThisPlan, PlanChangedMeanwhile
from sidelight.courses.models import RunStep, SessionRun, Step
from sidelight.courses.tests.runs import RunEvening, run_evening
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.rooms.errors import RoomIsOver
from tests.build import Place

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def run(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> RunEvening:
    made = run_evening([amira, dee], [cass, yusuf], by=place.manager, at=at)
    made.evening.opened(cass, yusuf)
    return made


def test_before_anything_is_done_the_plan_is_there_and_nothing_is_kept(
    run: RunEvening, cass: Person
) -> None:
    plan = run.plan(cass)

    assert [one.step.title for one in plan.steps] == [one.title for one in run.steps]
    assert plan.next is not None
    assert plan.next.step == run.steps[0]
    assert not SessionRun.objects.exists()


def test_the_next_step_begins_and_the_one_before_is_done(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    begin_step(run.led(cass), run.steps[0].pk, seen=0, at=at)
    begin_step(run.led(cass), run.steps[1].pk, seen=1, at=at + 4 * MINUTE)

    plan = run.plan(cass, at + 6 * MINUTE)
    assert run.states() == ["done", "now", "waiting", "waiting"]
    assert [one.used for one in plan.steps] == [4, 2, 0, 0]


def test_another_leader_goes_on_from_there_on_another_device(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime
) -> None:
    begin_step(run.led(cass), run.steps[0].pk, seen=0, at=at)

    begin_step(run.led(yusuf), run.steps[1].pk, seen=run.plan(yusuf).revision, at=at + MINUTE)

    assert run.states() == ["done", "now", "waiting", "waiting"]


def test_pressing_twice_or_both_at_once_begins_it_once(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime
) -> None:
    begin_step(run.led(cass), run.steps[0].pk, seen=0, at=at)
    seen = run.seen()

    for leader in (cass, yusuf, cass):
        begin_step(run.led(leader), run.steps[1].pk, seen=seen, at=at + MINUTE)

    assert run.states() == ["done", "now", "waiting", "waiting"]
    assert Line.objects.filter(act=Act.PLAN_CHANGED).count() == 2


def test_a_button_drawn_before_the_others_change_does_nothing(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime
) -> None:
    begin_step(run.led(cass), run.steps[0].pk, seen=0, at=at)
    old = run.seen()
    begin_step(run.led(cass), run.steps[2].pk, seen=old, at=at)

    for press in (begin_step, skip_step, end_step):
        with pytest.raises(PlanChangedMeanwhile):
            press(run.led(yusuf), run.steps[1].pk, seen=old, at=at + MINUTE)

    assert run.states() == ["done", "waiting", "now", "waiting"]


def test_going_back_keeps_the_minutes_that_were_used(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    first, second = run.steps[0].pk, run.steps[1].pk
    begin_step(run.led(cass), first, seen=0, at=at)
    begin_step(run.led(cass), second, seen=1, at=at + 4 * MINUTE)

    begin_step(run.led(cass), first, seen=2, at=at + 7 * MINUTE)

    plan = run.plan(cass, at + 9 * MINUTE)
    assert run.states() == ["now", "waiting", "waiting", "waiting"]
    assert [one.used for one in plan.steps[:2]] == [6, 3]


def test_leaving_out_the_one_that_goes_on_begins_the_next(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    skip_step(run.led(cass), run.steps[1].pk, seen=0, at=at)
    begin_step(run.led(cass), run.steps[0].pk, seen=1, at=at)

    skip_step(run.led(cass), run.steps[0].pk, seen=2, at=at + MINUTE)

    assert run.states() == ["skipped", "skipped", "now", "waiting"]


def test_what_was_left_out_can_still_be_done(run: RunEvening, cass: Person, at: datetime) -> None:
    skip_step(run.led(cass), run.steps[0].pk, seen=0, at=at)

    begin_step(run.led(cass), run.steps[0].pk, seen=1, at=at)

    assert run.states()[0] == "now"


def test_the_last_one_ends_without_another(run: RunEvening, cass: Person, at: datetime) -> None:
    begin_step(run.led(cass), run.steps[3].pk, seen=0, at=at)

    end_step(run.led(cass), run.steps[3].pk, seen=1, at=at + MINUTE)

    assert run.states() == ["waiting", "waiting", "waiting", "done"]


def test_the_plan_of_the_version_never_changes(run: RunEvening, cass: Person, at: datetime) -> None:
    before = list(Step.objects.values())

    begin_step(run.led(cass), run.steps[2].pk, seen=0, at=at)
    skip_step(run.led(cass), run.steps[2].pk, seen=1, at=at)

    assert RunStep.objects.exclude(state="waiting").exists()
    assert list(Step.objects.values()) == before


def test_a_step_of_another_week_is_not_there(run: RunEvening, cass: Person, at: datetime) -> None:
    with pytest.raises(NotInThisPlan):
        begin_step(run.led(cass), 10_000, seen=0, at=at)


def test_when_the_room_is_over_the_plan_stands_still(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    begin_step(run.led(cass), run.steps[0].pk, seen=0, at=at)
    run.evening.close(cass, at=at)

    with pytest.raises(RoomIsOver):
        begin_step(run.led(cass), run.steps[1].pk, seen=1, at=at)


def test_the_other_leaders_page_is_told_and_no_members(
    run: RunEvening, cass: Person, yusuf: Person, amira: Person, at: datetime
) -> None:
    begin_step(run.led(cass), run.steps[0].pk, seen=0, at=at)

    assert '"plan"' in run.evening.read(yusuf, "team")
    for channel in ("room", run.evening.entrance(amira).own_line):
        assert "plan" not in run.evening.read(amira, channel)
