"""A calendar file has the right times across a clock change, follows moves, and tells nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from sidelight.notices.calendar import Booking, calendar_answer, calendar_file
from sidelight.notices.rules import tells

SLUG = "abcdefghijkm"
BEFORE_THE_CHANGE = datetime(2026, 3, 25, 19, 0, tzinfo=UTC)
AFTER_THE_CHANGE = datetime(2026, 4, 1, 18, 0, tzinfo=UTC)


def booking(begins: datetime = BEFORE_THE_CHANGE, **changes: object) -> Booking:
    given = {
        "slug": SLUG, "begins": begins, "ends": begins + timedelta(minutes=75), "sequence": 0,
        "changed_at": datetime(2026, 3, 1, 12, 0, tzinfo=UTC), **changes,
    }  # fmt: skip
    return Booking(**given)


@pytest.fixture(autouse=True)
def _on_a_host(settings: object) -> None:
    settings.SIDELIGHT_LINK_HOST = "notes.example.org"


def read(*bookings: Booking) -> Calendar:
    return Calendar.from_ical(calendar_file(bookings))


def test_seven_on_the_clock_stays_seven_when_the_clocks_change() -> None:
    first, second = read(booking(), booking(AFTER_THE_CHANGE, slug="mkjihgfedcba")).events

    assert (first.start.hour, second.start.hour) == (19, 19)
    assert first.start.utcoffset() == timedelta(0)
    assert second.start.utcoffset() == timedelta(hours=1)
    assert second.start == AFTER_THE_CHANGE


def test_the_file_says_itself_how_the_clocks_change() -> None:
    [zone] = read(booking()).timezones

    assert zone["TZID"] == "Europe/London"
    assert {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
    assert len(calendar_file([booking()])) < 2000


def test_a_moved_one_keeps_its_name_and_counts_up() -> None:
    [before], [after] = read(booking()).events, read(booking(AFTER_THE_CHANGE, sequence=1)).events

    assert before["UID"] == after["UID"] == f"{SLUG}@notes.example.org"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


def test_one_that_is_off_says_so() -> None:
    [event] = read(booking(is_off=True, sequence=1)).events

    assert event["STATUS"] == "CANCELLED"
    assert read(booking()).events[0]["STATUS"] == "CONFIRMED"


def test_nothing_in_it_tells() -> None:
    said = calendar_file([booking()]).decode()

    assert "SUMMARY:Booking" in said
    assert not tells(said)
    assert {"DESCRIPTION", "LOCATION", "URL", "ORGANIZER"}.isdisjoint(read(booking()).events[0])


def test_its_name_tells_nothing_and_nobody_keeps_a_copy() -> None:
    answer = calendar_answer([booking()])

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="booking.ics"'
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_file_without_bookings_is_one_all_the_same() -> None:
    assert read().events == []
