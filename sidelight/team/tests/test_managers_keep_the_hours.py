"""Managers set the hours; every line has a beginning, and an end instead of a change."""

from collections.abc import Callable
from datetime import datetime, time

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.team.actions import add_hours, end_hours
from sidelight.team.errors import AlreadyEnded, AlreadyOpenThen, HoursOutOfOrder, OnlyManagers
from sidelight.team.models import OpeningHours
from sidelight.team.queries import hours_in_force, week
from tests.build import Place

Browser = Callable[[Person | None], Client]
MONDAY_EVENING = {"weekday": "0", "opens": "16:00", "closes": "21:00"}


@pytest.fixture(autouse=True)
def _closed(place: Place, max: Person, at: datetime) -> None:
    for line in OpeningHours.objects.in_force():
        end_hours(line, by=max, at=at)


def changes(line: OpeningHours) -> list[tuple[str, int | None]]:
    lines = Line.objects.filter(
        act=Act.SETTING_CHANGED, subject_kind="opening_hours", subject_id=line.pk
    )
    return [(line.detail["change"], line.actor_id) for line in lines.order_by("pk")]


def test_a_manager_adds_hours(max: Person, browser_of: Browser) -> None:
    page = browser_of(max).post("/staff/hours/new/", MONDAY_EVENING, follow=True)

    assert "Monday 16:00–21:00" in page.content.decode()
    assert [(line.weekday, line.opens, line.closes) for line in hours_in_force()] == [
        (0, time(16), time(21))
    ]
    assert changes(hours_in_force().get()) == [("added", max.pk)]


def test_a_manager_ends_hours_and_the_past_keeps_them(
    max: Person, at: datetime, browser_of: Browser
) -> None:
    line = add_hours(0, time(16), time(21), by=max, at=at)

    browser_of(max).post(f"/staff/hours/{line.slug}/end/")

    assert not hours_in_force().exists()
    assert line.as_hours.opens in {hours.opens for hours in week()}
    assert changes(line) == [("added", max.pk), ("ended", max.pk)]


def test_without_hours_the_page_says_what_that_means(max: Person, browser_of: Browser) -> None:
    page = browser_of(max).get("/staff/hours/").content.decode()

    assert "nobody is ever shown as reading" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"closes": "15:00"}, "close at 00:00 and add the rest to the next day"),
        ({"opens": "soon"}, "a time like 16:00"),
        ({"weekday": "9"}, "valid choice"),
    ],
)
def test_a_mistake_is_said_kindly_and_nothing_is_kept(
    max: Person, browser_of: Browser, wrong: dict[str, str], said: str
) -> None:
    page = browser_of(max).post("/staff/hours/new/", MONDAY_EVENING | wrong).content.decode()

    assert said in page
    assert not hours_in_force().exists()


@pytest.mark.parametrize(
    ("opens", "closes"),
    [(time(16), time(21)), (time(20), time(22)), (time(15), time(0)), (time(17), time(18))],
)
def test_hours_do_not_overlap(max: Person, at: datetime, opens: time, closes: time) -> None:
    add_hours(0, time(16), time(21), by=max, at=at)

    with pytest.raises(AlreadyOpenThen):
        add_hours(0, opens, closes, by=max, at=at)


def test_hours_may_touch_and_other_days_are_free(max: Person, at: datetime) -> None:
    add_hours(0, time(16), time(21), by=max, at=at)

    add_hours(0, time(21), time(0), by=max, at=at)
    add_hours(0, time(0), time(16), by=max, at=at)
    add_hours(1, time(16), time(21), by=max, at=at)

    assert hours_in_force().count() == 4


def test_ended_hours_leave_their_place_free(max: Person, at: datetime) -> None:
    end_hours(add_hours(0, time(16), time(21), by=max, at=at), by=max, at=at)

    assert add_hours(0, time(17), time(20), by=max, at=at).pk


def test_hours_end_once(max: Person, at: datetime) -> None:
    line = add_hours(0, time(16), time(21), by=max, at=at)
    end_hours(line, by=max, at=at)

    with pytest.raises(AlreadyEnded):
        end_hours(line, by=max, at=at)


def test_hours_past_midnight_are_refused_here_and_in_the_database(
    max: Person, at: datetime
) -> None:
    with pytest.raises(HoursOutOfOrder):
        add_hours(0, time(22), time(2), by=max, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningHours.objects.create(
            weekday=0, opens=time(22), closes=time(2), added_by=max, added_at=at
        )


def test_the_actions_themselves_refuse_others(max: Person, mo: Person, at: datetime) -> None:
    line = add_hours(0, time(16), time(21), by=max, at=at)

    with pytest.raises(OnlyManagers):
        add_hours(1, time(16), time(21), by=mo, at=at)
    with pytest.raises(OnlyManagers):
        end_hours(line, by=mo, at=at)


@pytest.mark.parametrize("who", [None, "amira", "mo", "sol", "cass", "yusuf", "ed"])
def test_nobody_else_learns_that_the_pages_are_there(
    max: Person, at: datetime, browser_of: Browser, request: pytest.FixtureRequest, who: str | None
) -> None:
    line = add_hours(0, time(16), time(21), by=max, at=at)
    browser = browser_of(request.getfixturevalue(who) if who else None)

    assert browser.get("/staff/hours/").status_code == 404
    assert browser.post("/staff/hours/new/", MONDAY_EVENING).status_code == 404
    assert browser.post(f"/staff/hours/{line.slug}/end/").status_code == 404
    assert hours_in_force().count() == 1
