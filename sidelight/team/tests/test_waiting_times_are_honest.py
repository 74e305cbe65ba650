"""What is said about waiting comes from real decisions, is rounded up, or is not said."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sidelight.foundation.week import Hours
from sidelight.team import rules
from sidelight.team.rules import ExpectedWait, expected_wait

LONDON = ZoneInfo("Europe/London")
EVENINGS = [Hours(day, time(16), time(21)) for day in range(7)]
MONDAY_EVENING = datetime(2026, 1, 5, 20, 30, tzinfo=UTC)
TEN = [4, 6, 7, 8, 9, 11, 12, 14, 20, 55]


def test_nothing_is_said_before_there_are_five_decisions() -> None:
    assert expected_wait([5, 5, 5, 5], EVENINGS, MONDAY_EVENING, LONDON) == ExpectedWait()


def test_the_fifth_decision_lets_us_say_something() -> None:
    wait = expected_wait([5, 5, 5, 5, 5], EVENINGS, MONDAY_EVENING, LONDON)

    assert wait.typical == timedelta(minutes=5)


def test_half_and_nine_in_ten_of_the_decisions() -> None:
    wait = expected_wait(TEN, EVENINGS, MONDAY_EVENING, LONDON)

    assert wait.typical == timedelta(minutes=10)
    assert wait.nine_in_ten == timedelta(minutes=20)


def test_the_order_of_decisions_does_not_matter() -> None:
    assert expected_wait(TEN[::-1], EVENINGS, MONDAY_EVENING, LONDON) == expected_wait(
        TEN, EVENINGS, MONDAY_EVENING, LONDON
    )


def test_one_very_long_wait_among_many_does_not_move_it() -> None:
    thirty = [6, 7, 7, 8, 8, 8, 9, 12, 14, 14] * 3
    before = expected_wait(thirty, EVENINGS, MONDAY_EVENING, LONDON)

    after = expected_wait([*thirty, 600], EVENINGS, MONDAY_EVENING, LONDON)

    assert after == before


def test_a_night_in_between_is_reckoned_with() -> None:
    wait = expected_wait([40] * 5, EVENINGS, MONDAY_EVENING, LONDON)

    assert wait.nine_in_ten == timedelta(minutes=45)
    assert wait.ready_by == datetime(2026, 1, 6, 16, 15, tzinfo=UTC)


def test_no_instant_is_promised_without_hours() -> None:
    assert expected_wait([40] * 5, [], MONDAY_EVENING, LONDON).ready_by is None


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, 5),
        (5, 5),
        (5.1, 10),
        (30, 30),
        (31, 45),
        (120, 120),
        (121, 180),
        (400, 420),
    ],
)
def test_waits_are_rounded_up(minutes: float, expected: int) -> None:
    assert rules.coarse(minutes) == timedelta(minutes=expected)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [(time(16, 0), time(16, 0)), (time(16, 1), time(16, 15)), (time(16, 0, 1), time(16, 15))],
)
def test_instants_are_rounded_up_to_a_quarter(clock: time, expected: time) -> None:
    day = date(2026, 1, 5)

    rounded = rules.next_quarter(datetime.combine(day, clock, UTC))

    assert rounded == datetime.combine(day, expected, UTC)


@pytest.mark.parametrize(
    ("then", "days"),
    [
        (datetime(2026, 6, 1, 22, 59, tzinfo=UTC), 0),
        (datetime(2026, 6, 1, 23, 0, tzinfo=UTC), 1),
        (datetime(2026, 6, 3, 12, 0, tzinfo=UTC), 2),
    ],
)
def test_tomorrow_begins_at_local_midnight(then: datetime, days: int) -> None:
    assert rules.days_ahead(datetime(2026, 6, 1, 12, 0, tzinfo=UTC), then, LONDON) == days


TODAY = date(2026, 3, 10)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("checks", "training", "expected"),
    [
        (TODAY, TODAY, True),
        (TOMORROW, TOMORROW, True),
        (YESTERDAY, TOMORROW, False),
        (TOMORROW, YESTERDAY, False),
    ],
)
def test_checks_and_training_hold_until_their_last_day(
    checks: date, training: date, expected: bool
) -> None:
    assert rules.in_date(checks, training, TODAY) is expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (YESTERDAY, False),
        (TODAY, True),
        (TODAY.replace(year=2029), True),
        (TODAY.replace(year=2206), False),
    ],
)
def test_a_date_that_is_past_or_a_slip_is_not_confirmed(until: date, expected: bool) -> None:
    assert rules.may_be_confirmed_until(until, TODAY) is expected


def test_nobody_vouches_for_themselves() -> None:
    assert not rules.may_confirm(confirmer_id=7, person_id=7)
    assert rules.may_confirm(confirmer_id=8, person_id=7)
