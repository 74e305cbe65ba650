"""A calendar that has an evening takes its new time, and takes out what does not happen."""

from datetime import date, datetime, time

from icalendar import Calendar

from sidelight.courses.actions.groups_ending import cancel_group
from sidelight.courses.actions.sessions_cancelling import Off, cancel_session
from sidelight.courses.actions.sessions_moving import move_session
from sidelight.courses.models import Group, OffBecause
from sidelight.courses.queries.calendar import sessions_for_calendar
from sidelight.courses.rules.evenings import Hour, evening_on
from sidelight.notices.calendar import calendar_file
from sidelight.notices.rules import tells
from sidelight.people.models import Person

WEDNESDAY = evening_on(date(2026, 3, 25), Hour(time(18, 30), 75, "Europe/London"))


def events(group: Group) -> list[tuple[str, datetime, int, str]]:
    """Identifier, begin, sequence and status of each evening in the file."""
    file = Calendar.from_ical(calendar_file(sessions_for_calendar(group, named="amira")))
    return [
        (str(one["uid"]), one["dtstart"].dt, int(one["sequence"]), str(one["status"]))
        for one in file.walk("VEVENT")
    ]


def test_a_moved_evening_keeps_its_identifier_and_counts_one_more(
    tuesdays: Group, max: Person, at: datetime
) -> None:
    before = events(tuesdays)
    second = tuesdays.sessions.get(number=2)

    move_session(second, WEDNESDAY, seen=tuesdays.revision, by=max, at=at)

    after = events(tuesdays)
    assert [one[0] for one in after] == [one[0] for one in before]
    assert len({one[0] for one in after}) == 7
    assert (before[1][2], after[1][2]) == (0, 1)
    assert after[1][1] == WEDNESDAY.starts_at
    assert after[0] == before[0]


def test_a_cancelled_evening_is_marked_and_the_one_more_is_new(
    tuesdays: Group, max: Person, at: datetime
) -> None:
    third = tuesdays.sessions.get(number=3)

    off = Off(OffBecause.UNWELL, date(2026, 5, 5))
    cancel_session(third, off, seen=tuesdays.revision, by=max, at=at)

    found = events(tuesdays)
    assert [one[3] for one in found].count("CANCELLED") == 1
    assert found[2][2:] == (1, "CANCELLED")
    assert found[7][2:] == (0, "CONFIRMED")


def test_of_a_cancelled_group_those_to_come_are_marked(
    tuesdays: Group, max: Person, at: datetime
) -> None:
    after_the_first = tuesdays.sessions.get(number=1).ends_at

    off = cancel_group(tuesdays, OffBecause.FEW, seen=tuesdays.revision, by=max, at=after_the_first)

    found = [one[2:] for one in events(off)]
    assert found == [(0, "CONFIRMED"), *[(1, "CANCELLED")] * 6]


def test_nothing_in_it_tells_what_it_is_about(tuesdays: Group) -> None:
    file = calendar_file(sessions_for_calendar(tuesdays, named="amira")).decode()

    words = [line for line in file.splitlines() if not line.startswith("UID:")]
    assert not [line for line in words if tells(line) and "STATUS" not in line]
    assert tuesdays.name not in file
