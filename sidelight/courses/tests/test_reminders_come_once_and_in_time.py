"""Everybody with a place is reminded two days and two hours before an evening, once each."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from sidelight.courses.actions.groups_ending import cancel_group, clear_reminders
from sidelight.courses.actions.groups_reminding import (
    look_after_groups_now,
    remind,
    remind_now,
)
from sidelight.courses.actions.places import cannot_come
from sidelight.courses.actions.sessions_cancelling import Off, cancel_session
from sidelight.courses.actions.sessions_moving import move_session
from sidelight.courses.models import Application, Group, OffBecause, Reminder
from sidelight.courses.rules.evenings import Hour, evening_on
from sidelight.courses.rules.reminding import Known, hours_due
from sidelight.courses.tests.build import application, placed
from sidelight.courses.tests.crowd import afterwards, all_at_once, one_database_for_all
from sidelight.foundation.later import recurring
from sidelight.notices.actions import choose_reminders
from sidelight.notices.models import Notice, NoticeKind
from sidelight.notices.rules import Reminders
from sidelight.people.models import Person
from tests.build import Place

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def begins(tuesdays: Group, amira: Person, at: datetime) -> datetime:
    """When the first evening of Amira, Cass and Yusuf begins: 17 March, half past six."""
    placed(tuesdays, amira, at=at)
    first = tuesdays.sessions.first()
    assert first
    return first.starts_at


def reminded(person: Person) -> int:
    return Notice.objects.filter(person=person, kind=NoticeKind.SESSION_SOON).count()


def test_two_days_and_two_hours_before(begins: datetime, amira: Person, cass: Person) -> None:
    assert remind(begins - 48 * HOUR - MINUTE) == 0

    assert remind(begins - 48 * HOUR) == 3  # Amira, and the two who lead
    assert remind(begins - 47 * HOUR) == 0
    assert remind(begins - 2 * HOUR - MINUTE) == 0
    assert remind(begins - 2 * HOUR) == 3
    assert remind(begins - HOUR) == 0

    assert (reminded(amira), reminded(cass)) == (2, 2)


def test_an_offer_or_a_wait_is_no_place(
    begins: datetime, tuesdays: Group, dee: Person, place: Place, at: datetime
) -> None:
    offered = placed(tuesdays, dee, at=at)
    Application.objects.filter(pk=offered.pk).update(
        taken_at=None, offered_at=at, offer_ends_at=begins
    )
    ash = place.member("Ash", "16-17")
    application(tuesdays, ash, at=at)

    assert remind(begins - 2 * HOUR) == 3

    assert (reminded(dee), reminded(ash)) == (0, 0)


def test_a_late_one_is_left_out_when_it_makes_no_sense(begins: datetime, amira: Person) -> None:
    """The worker was away: an evening that is over, or a first reminder shortly before the last."""
    assert remind(begins - 25 * HOUR) == 3
    Reminder.objects.all().delete()
    Notice.objects.all().delete()

    assert remind(begins - 23 * HOUR) == 0
    assert remind(begins - MINUTE) == 3
    Reminder.objects.all().delete()
    assert remind(begins) == 0

    assert reminded(amira) == 1


def test_an_evening_that_moved_is_reminded_of_anew(
    begins: datetime, tuesdays: Group, amira: Person, max: Person
) -> None:
    remind(begins - 48 * HOUR)
    later = evening_on(date(2026, 3, 21), Hour(time(18, 30), 75, "Europe/London"))

    move_session(
        tuesdays.sessions.get(number=1), later, seen=tuesdays.revision, by=max,
        at=begins - 40 * HOUR,
    )  # fmt: skip

    assert remind(begins - 2 * HOUR) == 0
    assert remind(later.starts_at - 48 * HOUR) == 3
    assert remind(later.starts_at - 2 * HOUR) == 3
    assert reminded(amira) == 3


def test_whoever_has_just_heard_is_not_reminded_at_once(
    begins: datetime, tuesdays: Group, dee: Person
) -> None:
    placed(tuesdays, dee, at=begins - 30 * HOUR)

    remind(begins - 29 * HOUR)
    assert reminded(dee) == 0
    remind(begins - 2 * HOUR)

    assert reminded(dee) == 1


def test_a_cancelled_evening_or_group_reminds_nobody(
    begins: datetime, tuesdays: Group, max: Person, at: datetime
) -> None:
    second = tuesdays.sessions.get(number=2)
    off = Off(OffBecause.UNWELL)
    cancel_session(second, off, seen=tuesdays.revision, by=max, at=at)
    assert remind(second.starts_at - 2 * HOUR) == 0
    tuesdays.refresh_from_db()
    third = tuesdays.sessions.get(number=3)
    assert remind(third.starts_at - 48 * HOUR) == 3

    cancel_group(tuesdays, OffBecause.FEW, seen=tuesdays.revision, by=max, at=at)

    assert remind(third.starts_at - 2 * HOUR) == 0


def test_a_group_that_is_not_open_reminds_nobody(begins: datetime, tuesdays: Group) -> None:
    Group.objects.filter(pk=tuesdays.pk).update(opened_at=None, opened_by=None)

    assert remind(begins - 2 * HOUR) == 0


def test_people_choose_when(begins: datetime, amira: Person, cass: Person, at: datetime) -> None:
    choose_reminders(amira, Reminders(first_hours=24, last_hours=0), at=at)

    remind(begins - 48 * HOUR)
    assert (reminded(amira), reminded(cass)) == (0, 1)
    remind(begins - 24 * HOUR)
    remind(begins - 2 * HOUR)

    assert (reminded(amira), reminded(cass)) == (1, 2)


def test_whoever_said_that_they_cannot_come_is_left_in_peace(
    begins: datetime, tuesdays: Group, amira: Person, at: datetime
) -> None:
    first = tuesdays.sessions.get(number=1)
    cannot_come(Application.objects.get(person=amira), first, at=at)

    remind(begins - 2 * HOUR)

    assert reminded(amira) == 0


def test_after_the_evening_nothing_is_left_of_it(begins: datetime, tuesdays: Group) -> None:
    remind(begins - 2 * HOUR)
    assert clear_reminders(begins + 25 * HOUR) == 0

    assert clear_reminders(begins + 26 * HOUR) == 3

    assert not Reminder.objects.exists()


def test_the_database_refuses_a_second_one(begins: datetime, amira: Person) -> None:
    remind(begins - 2 * HOUR)
    first = Reminder.objects.get(person=amira)

    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_a_worker_does_it_by_itself() -> None:
    every = {one.name.rpartition(".")[2]: one.interval for one in recurring}

    assert every["remind_now"] <= timedelta(minutes=10)
    assert every["look_after_groups_now"] <= timedelta(hours=1)


def test_what_the_worker_does_reminds_and_ends(
    begins: datetime, tuesdays: Group, amira: Person, clock_at: Callable[[datetime], None]
) -> None:
    clock_at(begins - 2 * HOUR)
    remind_now.call()
    assert reminded(amira) == 1

    clock_at(begins + timedelta(days=60))
    look_after_groups_now.call()

    assert Group.objects.get(pk=tuesdays.pk).ended_at == begins + timedelta(days=60)
    assert not Reminder.objects.exists()


@pytest.mark.parametrize(
    ("hours_before", "wanted", "due"),
    [
        (48, (48, 2), 48), (24.1, (48, 2), 48), (24, (48, 2), None), (2, (48, 2), 2),
        (0.1, (48, 2), 2), (0, (48, 2), None), (72, (72, 4), 72), (36.1, (72, 4), 72),
        (4, (72, 4), 4), (48, (0, 2), None), (1, (0, 1), 1), (24, (24, 0), 24), (1, (24, 0), 24),
    ],
)  # fmt: skip
def test_which_one_is_due(
    at: datetime, hours_before: float, wanted: tuple[int, int], due: int | None
) -> None:
    before = [timedelta(hours=hours) for hours in wanted if hours]
    known = Known(starts_at=at, since=at - timedelta(days=10))

    assert hours_due(before, known, at - timedelta(hours=hours_before)) == due


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_leave_each_once(
    begins: datetime, amira: Person, tmp_path: Path
) -> None:
    with one_database_for_all(tmp_path):
        left = all_at_once(remind, [begins - 2 * HOUR] * 6)
        notices = afterwards(lambda: reminded(amira))

    assert sum(left) == 3
    assert notices == 1
