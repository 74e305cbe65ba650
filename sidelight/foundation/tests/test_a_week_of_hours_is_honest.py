"""Opening hours never claim an hour that is not there, whatever the calendar does."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sidelight.foundation.week import (
    Hours,
    Span,
    after_open_time,
    is_open,
    next_opening,
    open_spans,
    open_time_between,
    span_around,
)

LONDON = ZoneInfo("Europe/London")
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
EVENINGS = [Hours(day, time(16), time(21)) for day in (MON, TUE, WED)]
ALWAYS = [Hours(day, time(0), time(0)) for day in range(7)]


def london(day: int, clock: str, *, month: int = 1, fold: int = 0) -> datetime:
    """Return an instant of 2026; 5 January is a Monday."""
    hour, minute = (int(part) for part in clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        (5, "15:59", False),
        (5, "16:00", True),
        (5, "20:59", True),
        (5, "21:00", False),
        (8, "17:00", False),
        (12, "17:00", True),
    ],
)
def test_open_from_the_first_minute_until_before_the_last(
    day: int, clock: str, expected: bool
) -> None:
    assert is_open(EVENINGS, london(day, clock), LONDON) is expected


def test_no_hours_are_never_open() -> None:
    assert not is_open([], london(5, "17:00"), LONDON)
    assert next_opening([], london(5, "17:00"), LONDON) is None


def test_hours_are_local_in_summer_too() -> None:
    assert is_open(EVENINGS, datetime(2026, 7, 6, 15, 0, tzinfo=UTC), LONDON)
    assert not is_open(EVENINGS, datetime(2026, 1, 5, 15, 0, tzinfo=UTC), LONDON)


def test_a_weekday_may_have_several_hours() -> None:
    split = [Hours(MON, time(9), time(11)), Hours(MON, time(16), time(21))]

    assert is_open(split, london(5, "10:00"), LONDON)
    assert not is_open(split, london(5, "12:00"), LONDON)
    assert next_opening(split, london(5, "12:00"), LONDON) == london(5, "16:00")


def test_hours_that_touch_or_overlap_are_one_stretch() -> None:
    touching = [
        Hours(MON, time(16), time(18)),
        Hours(MON, time(18), time(20)),
        Hours(MON, time(19), time(21)),
    ]

    assert span_around(touching, london(5, "17:00"), LONDON) == Span(
        london(5, "16:00"), london(5, "21:00")
    )


@pytest.mark.parametrize(("opens", "closes"), [(time(21), time(2)), (time(9), time(9))])
def test_hours_past_midnight_are_refused(opens: time, closes: time) -> None:
    with pytest.raises(ValueError, match="never past midnight"):
        Hours(MON, opens, closes)


def test_an_eighth_weekday_is_refused() -> None:
    with pytest.raises(ValueError, match="weekday"):
        Hours(7, time(9), time(10))


def test_a_late_evening_is_two_lines_and_one_stretch() -> None:
    late = [Hours(MON, time(20), time(0)), Hours(TUE, time(0), time(2))]

    assert span_around(late, london(5, "23:30"), LONDON) == Span(
        london(5, "20:00"), london(6, "02:00")
    )


def test_midnight_ends_the_day_that_it_closes() -> None:
    late = [Hours(MON, time(20), time(0))]

    assert is_open(late, london(5, "23:59"), LONDON)
    assert not is_open(late, london(6, "00:00"), LONDON)
    assert not is_open(late, london(5, "00:00"), LONDON)


def test_the_next_opening_is_after_now_even_while_open() -> None:
    assert next_opening(EVENINGS, london(5, "17:00"), LONDON) == london(6, "16:00")


def test_the_next_opening_looks_over_the_weekend() -> None:
    assert next_opening(EVENINGS, london(7, "22:00"), LONDON) == london(12, "16:00")


def test_a_service_that_never_closes_has_no_next_opening() -> None:
    assert is_open(ALWAYS, london(5, "03:00"), LONDON)
    assert next_opening(ALWAYS, london(5, "03:00"), LONDON) is None


# The clocks go forward on Sunday 29 March 2026 at 01:00, and back on Sunday 25 October at 02:00.


def test_the_short_night_has_an_hour_less() -> None:
    night = [Hours(SUN, time(0), time(6))]

    passed = open_time_between(
        night, london(28, "12:00", month=3), london(29, "12:00", month=3), LONDON
    )

    assert passed == timedelta(hours=5)


def test_the_long_night_has_an_hour_more() -> None:
    night = [Hours(SUN, time(0), time(6))]

    passed = open_time_between(
        night, london(24, "12:00", month=10), london(25, "12:00", month=10), LONDON
    )

    assert passed == timedelta(hours=7)


def test_an_opening_that_the_clocks_jump_over_comes_as_long_after_the_jump() -> None:
    night = [Hours(SUN, time(1, 30), time(6))]

    assert next_opening(night, london(28, "12:00", month=3), LONDON) == london(29, "02:30", month=3)


def test_hours_that_the_clocks_jump_over_do_not_happen() -> None:
    night = [Hours(SUN, time(1, 0), time(2, 0))]

    assert (
        open_spans(night, london(28, "12:00", month=3), london(29, "12:00", month=3), LONDON) == []
    )


def test_a_closing_time_that_happens_twice_is_the_first() -> None:
    night = [Hours(SUN, time(0), time(1, 30))]

    assert is_open(night, london(25, "01:29", month=10), LONDON)
    assert not is_open(night, london(25, "01:30", month=10), LONDON)
    assert not is_open(night, london(25, "01:15", month=10, fold=1), LONDON)


def test_open_time_is_counted_over_nights_and_weeks() -> None:
    passed = open_time_between(EVENINGS, london(5, "20:30"), london(12, "16:10"), LONDON)

    assert passed == timedelta(minutes=30 + 300 + 300 + 10)


def test_no_open_time_passes_while_closed_or_backwards() -> None:
    assert (
        open_time_between(EVENINGS, london(5, "21:00"), london(6, "16:00"), LONDON) == timedelta()
    )
    assert (
        open_time_between(EVENINGS, london(6, "18:00"), london(5, "16:00"), LONDON) == timedelta()
    )


def test_history_is_measured_by_the_hours_of_its_day() -> None:
    ended = [Hours(MON, time(16), time(21), since=london(5, "18:00"), until=london(12, "17:00"))]

    passed = open_time_between(ended, london(1, "00:00"), london(31, "00:00"), LONDON)

    assert passed == timedelta(hours=3 + 1)


@pytest.mark.parametrize(
    ("start", "minutes", "expected"),
    [
        ((5, "16:30"), 30, (5, "17:00")),
        ((5, "20:45"), 30, (6, "16:15")),
        ((5, "09:00"), 300, (5, "21:00")),
        ((7, "22:00"), 5, (12, "16:05")),
    ],
)
def test_after_so_much_open_time(
    start: tuple[int, str], minutes: int, expected: tuple[int, str]
) -> None:
    ready = after_open_time(EVENINGS, london(*start), timedelta(minutes=minutes), LONDON)

    assert ready == london(*expected)


def test_open_time_that_never_comes_has_no_instant() -> None:
    assert after_open_time([], london(5, "09:00"), timedelta(minutes=5), LONDON) is None


MINUTES_OF_A_YEAR = 365 * 24 * 60
INSTANTS = some.integers(0, MINUTES_OF_A_YEAR).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
LINES = some.builds(
    lambda weekday, opens, length: Hours(
        weekday, time(opens), time((opens + length) % 24 if opens + length <= 24 else 0)
    ),
    some.integers(0, 6),
    some.integers(0, 22),
    some.integers(1, 12),
)
WEEKS = some.lists(LINES, max_size=6)
FEW = settings(derandomize=True, max_examples=80, deadline=None)


@FEW
@given(WEEKS, INSTANTS)
def test_open_now_and_the_open_stretches_agree(week: list[Hours], at: datetime) -> None:
    span = span_around(week, at, LONDON)

    assert is_open(week, at, LONDON) == (span is not None)
    assert span is None or is_open(week, span.begins, LONDON)


@FEW
@given(WEEKS, INSTANTS)
def test_the_next_opening_is_open_and_the_moment_before_is_not(
    week: list[Hours], at: datetime
) -> None:
    opening = next_opening(week, at, LONDON)

    if opening is not None:
        assert opening > at
        assert is_open(week, opening, LONDON)
        assert not is_open(week, opening - timedelta(microseconds=1), LONDON)


@FEW
@given(WEEKS, INSTANTS, INSTANTS, INSTANTS)
def test_open_time_adds_up(week: list[Hours], a: datetime, b: datetime, c: datetime) -> None:
    start, middle, end = sorted((a, b, c))

    whole = open_time_between(week, start, end, LONDON)

    assert whole == open_time_between(week, start, middle, LONDON) + open_time_between(
        week, middle, end, LONDON
    )
    assert timedelta() <= whole <= end - start
