"""Editors and managers keep the directory right; every change has a name and a day."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client

from sidelight.directory.actions import (
    add_service,
    change_service,
    check_service,
    withdraw_service,
)
from sidelight.directory.errors import NoWayToReachThem, OnlyEditorsAndManagers, WithdrawnAlready
from sidelight.directory.models import HelpService
from sidelight.directory.queries import help_lines, services_to_check
from sidelight.directory.rules import day_ranges, needs_a_look
from sidelight.directory.tests.build import entry, service
from sidelight.foundation.week import Hours
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]
TYPED = {
    "name": "Listening Lane",
    "about": "Somebody who listens.",
    "phone": "0000 111",
    "text_number": "",
    "web": "",
    "position": "5",
    "opens_0": "18:00",
    "closes_0": "21:00",
}


def changes(kept: HelpService) -> list[tuple[str, int | None]]:
    lines = Line.objects.filter(
        act=Act.SETTING_CHANGED, subject_kind="help_service", subject_id=kept.pk
    )
    return [(line.detail["change"], line.actor_id) for line in lines.order_by("pk")]


@pytest.mark.parametrize("who", ["ed", "max"])
def test_an_editor_and_a_manager_see_every_entry(
    place: object, ed: Person, at: datetime, browser_of: Browser,
    request: pytest.FixtureRequest, who: str,
) -> None:  # fmt: skip
    service("Listening Lane", by=ed, at=at)

    page = browser_of(request.getfixturevalue(who)).get("/staff/help/").content.decode()

    assert "Listening Lane" in page
    assert "Not checked yet" in page


ADDRESSES = ["", "new/", "{slug}/", "{slug}/check/", "{slug}/withdrawal/"]


@pytest.mark.parametrize("who", [None, "amira", "mo", "sol", "cass", "yusuf"])
def test_nobody_else_learns_that_the_pages_are_there(
    place: object, ed: Person, at: datetime, browser_of: Browser,
    request: pytest.FixtureRequest, who: str | None,
) -> None:  # fmt: skip
    kept = service(by=ed, at=at)
    browser = browser_of(request.getfixturevalue(who) if who else None)

    paths = ["/staff/help/" + address.format(slug=kept.slug) for address in ADDRESSES]
    answers = [(browser.get(path), browser.post(path, TYPED)) for path in paths]

    assert {answer.status_code for pair in answers for answer in pair} == {404}
    assert changes(kept) == [("added", ed.pk)]
    assert HelpService.objects.count() == 1


def test_checked_today_dates_the_entry(
    place: object, ed: Person, at: datetime, browser_of: Browser
) -> None:
    kept = service(by=ed, at=at)

    page = browser_of(ed).post(f"/staff/help/{kept.slug}/check/", follow=True)

    kept.refresh_from_db()
    assert (kept.checked_on, kept.checked_by) == (date(2026, 3, 4), ed)
    assert "4 March 2026" in page.content.decode()
    assert changes(kept) == [("added", ed.pk), ("checked", ed.pk)]


def test_an_old_check_is_said_to_be_old(
    place: object, ed: Person, at: datetime, browser_of: Browser
) -> None:
    kept = service(by=ed, at=at)
    check_service(kept, by=ed, at=at - timedelta(days=25))
    fresh = browser_of(ed).get("/staff/help/").content.decode()
    HelpService.objects.filter(pk=kept.pk).update(checked_on=date(2025, 12, 3))

    page = browser_of(ed).get("/staff/help/").content.decode()

    assert "More than 90 days ago" not in fresh
    assert "More than 90 days ago" in page


@pytest.mark.parametrize(
    ("checked_on", "expected"),
    [
        (None, True),
        (date(2026, 3, 4), False),
        (date(2025, 12, 4), False),
        (date(2025, 12, 3), True),
    ],
)
def test_ninety_days_are_the_limit(checked_on: date | None, expected: bool) -> None:
    assert needs_a_look(checked_on, date(2026, 3, 4)) is expected


def test_entries_to_check_are_counted(place: object, ed: Person, at: datetime) -> None:
    service("Never", by=ed, at=at)
    check_service(service("Today", by=ed, at=at), by=ed, at=at)
    withdraw_service(service("Withdrawn", by=ed, at=at), by=ed, at=at)

    assert services_to_check(at) == 1


def test_a_new_entry_is_listed_with_its_hours(
    place: object, ed: Person, at: datetime, browser_of: Browser
) -> None:
    browser_of(ed).post("/staff/help/new/", TYPED)

    (line,) = help_lines(at)
    assert (line.name, line.phone, line.hours) == (
        "Listening Lane", "0000 111", "Monday 18:00–21:00"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"phone": ""}, "at least one way to reach them"),
        ({"closes_0": ""}, "both times of that day, or neither"),
        ({"closes_0": "17:00"}, "must be after the opening time"),
        ({"name": ""}, "the name by which people know them"),
        ({"web": "not an address"}, "beginning with https"),
    ],
)
def test_a_mistake_is_said_kindly_and_nothing_is_kept(
    place: object, ed: Person, browser_of: Browser, wrong: dict[str, str], said: str
) -> None:
    page = browser_of(ed).post("/staff/help/new/", TYPED | wrong).content.decode()

    assert said in page
    assert not HelpService.objects.exists()


def test_the_form_shows_what_is_there(
    place: object, ed: Person, at: datetime, browser_of: Browser
) -> None:
    browser_of(ed).post("/staff/help/new/", TYPED)
    kept = HelpService.objects.get()

    page = browser_of(ed).get(f"/staff/help/{kept.slug}/").content.decode()

    assert 'value="0000 111"' in page
    assert 'value="18:00"' in page


def test_a_changed_entry_counts_as_not_checked(
    place: object, ed: Person, at: datetime, browser_of: Browser
) -> None:
    kept = service(by=ed, at=at)
    check_service(kept, by=ed, at=at)

    browser_of(ed).post(f"/staff/help/{kept.slug}/", TYPED | {"phone": "0000 222"})

    kept.refresh_from_db()
    assert (kept.phone, kept.checked_on, kept.checked_by) == ("0000 222", None, None)
    assert [line.hours for line in help_lines(at)] == ["Monday 18:00–21:00"]
    assert changes(kept)[-1] == ("changed", ed.pk)


def test_an_entry_is_withdrawn_after_being_asked(
    place: object, ed: Person, at: datetime, browser_of: Browser
) -> None:
    kept = service(by=ed, at=at)
    browser = browser_of(ed)

    asked = browser.get(f"/staff/help/{kept.slug}/withdrawal/")
    assert HelpService.objects.listed().exists()
    browser.post(f"/staff/help/{kept.slug}/withdrawal/")

    assert "Take Listening Lane off the list?" in asked.content.decode()
    assert not HelpService.objects.listed().exists()
    assert changes(kept)[-1] == ("withdrawn", ed.pk)
    assert browser.get(f"/staff/help/{kept.slug}/").status_code == 404


def test_a_withdrawn_entry_is_not_changed_any_more(place: object, ed: Person, at: datetime) -> None:
    kept = withdraw_service(service(by=ed, at=at), by=ed, at=at)

    for refused in (
        lambda: check_service(kept, by=ed, at=at),
        lambda: change_service(kept, entry(), by=ed, at=at),
        lambda: withdraw_service(kept, by=ed, at=at),
    ):
        with pytest.raises(WithdrawnAlready):
            refused()


def test_the_actions_themselves_refuse_others(
    place: object, ed: Person, mo: Person, at: datetime
) -> None:
    kept = service(by=ed, at=at)

    for refused in (
        lambda: add_service(entry(), by=mo, at=at),
        lambda: change_service(kept, entry(), by=mo, at=at),
        lambda: check_service(kept, by=mo, at=at),
        lambda: withdraw_service(kept, by=mo, at=at),
    ):
        with pytest.raises(OnlyEditorsAndManagers):
            refused()


def test_an_entry_that_leads_nowhere_is_refused(place: object, ed: Person, at: datetime) -> None:
    with pytest.raises(NoWayToReachThem):
        add_service(entry(phone=""), by=ed, at=at)


def test_neighbouring_days_that_are_alike_are_put_together() -> None:
    week = [Hours(day, *hours) for day, hours in WEEK]

    ranges = [(days.first, days.last, len(days.times)) for days in day_ranges(week)]

    assert ranges == [(0, 1, 1), (2, 2, 2), (4, 5, 1)]


NINE, NOON, TWO, FIVE = time(9), time(12), time(14), time(17)


WEEK = [
    (1, (NINE, FIVE)),
    (0, (NINE, FIVE)),
    (2, (NINE, NOON)),
    (2, (TWO, FIVE)),
    (4, (NINE, FIVE)),
    (5, (NINE, FIVE)),
]
