"""An evening is at the same time by the clock on the wall, whatever the clocks do meanwhile."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from sidelight.courses.rules.evenings import (
    Evening,
    Hour,
    OddTime,
    evening_on,
    evenings_on,
    in_order,
    odd_time,
    planned_days,
)

LONDON = "Europe/London"
HALF_PAST_SIX = Hour(time(18, 30), 75, LONDON)


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)


def on_the_wall(evening: Evening, zone: str = LONDON) -> str:
    return f"{evening.starts_at.astimezone(ZoneInfo(zone)):%d %b %H:%M}"


def test_clocks_that_go_forward_leave_it_at_half_past_six() -> None:
    before, after = evenings_on([date(2026, 3, 24), date(2026, 3, 31)], HALF_PAST_SIX)

    assert (before.starts_at, after.starts_at) == (
        utc(2026, 3, 24, 18, 30),
        utc(2026, 3, 31, 17, 30),
    )
    assert (on_the_wall(before), on_the_wall(after)) == ("24 Mar 18:30", "31 Mar 18:30")


def test_clocks_that_go_back_leave_it_at_half_past_six() -> None:
    before, after = evenings_on([date(2026, 10, 20), date(2026, 10, 27)], HALF_PAST_SIX)

    assert before.starts_at == utc(2026, 10, 20, 17, 30)
    assert after.starts_at == utc(2026, 10, 27, 18, 30)
    assert on_the_wall(after) == "27 Oct 18:30"


def test_a_time_that_does_not_exist_comes_as_long_after_the_jump() -> None:
    night = Hour(time(1, 30), 60, LONDON)
    jump = date(2026, 3, 29)

    assert odd_time(jump, night) is OddTime.SKIPPED
    assert on_the_wall(evening_on(jump, night)) == "29 Mar 02:30"
    assert odd_time(date(2026, 3, 28), night) is OddTime.NONE


def test_of_a_time_that_comes_twice_the_first_counts() -> None:
    night = Hour(time(1, 30), 60, LONDON)
    back = date(2026, 10, 25)

    evening = evening_on(back, night)

    assert odd_time(back, night) is OddTime.TWICE
    assert evening == Evening(utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30))


def test_an_evening_across_the_change_is_as_long_as_planned() -> None:
    evening = evening_on(date(2026, 3, 29), Hour(time(0, 30), 90, LONDON))

    assert evening.ends_at - evening.starts_at == (utc(2026, 1, 1, 1, 30) - utc(2026, 1, 1))


@pytest.mark.parametrize("zone", ["Pacific/Apia", "Australia/Lord_Howe", "America/St_Johns"])
def test_the_wall_is_that_of_the_zone_that_was_chosen(zone: str) -> None:
    evening = evening_on(date(2026, 6, 2), Hour(time(19, 0), 60, zone))

    assert on_the_wall(evening, zone) == "02 Jun 19:00"


def test_a_day_left_out_moves_the_rest_a_week_on() -> None:
    easter = {date(2026, 3, 24): "Holiday"}

    days = planned_days(
        date(2026, 3, 17), 3, HALF_PAST_SIX, closed=easter, leaves_out=easter.__contains__
    )

    assert [(one.day.day, one.number, one.holiday) for one in days] == [
        (17, 1, ""), (24, 0, "Holiday"), (31, 2, ""), (7, 3, "")
    ]  # fmt: skip


def test_evenings_that_touch_are_in_order_and_those_that_overlap_are_not() -> None:
    first = Evening(utc(2026, 3, 3, 18), utc(2026, 3, 3, 19))
    touching = Evening(utc(2026, 3, 3, 19), utc(2026, 3, 3, 20))
    overlapping = Evening(utc(2026, 3, 3, 18, 59), utc(2026, 3, 3, 20))

    assert in_order([first, touching])
    assert not in_order([first, overlapping])
    assert not in_order([touching, first])
