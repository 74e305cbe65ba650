"""The clock of a plan: how far it is, what is left, and when the rest will begin."""

from datetime import UTC, datetime, timedelta

import pytest

from sidelight.courses.rules.runs import Timed, begins_of, minutes_in, pace_of, used_by

AT = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def planned(*steps: tuple[int, str, int]) -> list[Timed]:
    """Steps by their minutes, how they stand, and the minutes they have had."""
    return [Timed(minutes, state, used * MINUTE) for minutes, state, used in steps]


def test_what_is_left_is_what_waits_and_the_rest_of_what_goes_on() -> None:
    steps = planned((10, "done", 14), (10, "skipped", 0), (10, "now", 4), (20, "waiting", 0))

    pace = pace_of(steps, ends_at=AT + 30 * MINUTE, at=AT)

    assert (pace.plan, pace.evening, pace.too_much) == (26, 30, 0)


def test_what_takes_longer_than_planned_has_nothing_left_and_owes_nothing() -> None:
    steps = planned((10, "now", 14), (20, "waiting", 0))

    assert pace_of(steps, ends_at=AT + 30 * MINUTE, at=AT).plan == 20


@pytest.mark.parametrize(("evening", "too_much"), [(30, 0), (27, 0), (26, 4), (10, 20), (0, 30)])
def test_a_plan_a_little_longer_than_the_evening_is_not_worth_a_word(
    evening: int, too_much: int
) -> None:
    steps = planned((30, "waiting", 0))

    assert pace_of(steps, ends_at=AT + evening * MINUTE, at=AT).too_much == too_much


def test_an_evening_that_is_past_its_end_has_nothing_left() -> None:
    pace = pace_of(planned((5, "waiting", 0)), ends_at=AT - 10 * MINUTE, at=AT)

    assert pace.evening == 0


def test_what_comes_begins_when_what_is_before_it_will_be_over() -> None:
    steps = planned((10, "now", 4), (5, "waiting", 0), (10, "skipped", 0), (20, "waiting", 0))

    begins = list(begins_of(steps, first_at=AT))

    assert [begins[1], begins[3]] == [AT + 6 * MINUTE, AT + 11 * MINUTE]


def test_what_was_gone_past_comes_after_what_goes_on() -> None:
    steps = planned((5, "waiting", 0), (10, "now", 4), (20, "waiting", 0))

    begins = list(begins_of(steps, first_at=AT))

    assert begins == [AT + 6 * MINUTE, AT, AT + 11 * MINUTE]


def test_a_step_that_runs_over_moves_the_rest_along() -> None:
    steps = planned((10, "now", 14), (5, "waiting", 0))

    assert list(begins_of(steps, first_at=AT))[1] == AT


def test_earlier_turns_of_a_step_count() -> None:
    assert used_by(90, AT - 2 * MINUTE, AT) == timedelta(seconds=210)
    assert used_by(90, None, AT) == timedelta(seconds=90)


def test_a_clock_that_was_set_back_takes_nothing_away() -> None:
    assert used_by(90, AT + MINUTE, AT) == timedelta(seconds=90)


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2)])
def test_half_a_minute_counts_as_one(seconds: int, minutes: int) -> None:
    assert minutes_in(timedelta(seconds=seconds)) == minutes
