"""Whoever left stays gone when an older database comes back."""

import fcntl
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Thread

import pytest
from django.db import transaction

from sidelight.people import actions
from sidelight.people.actions.erasures import (
    erase_again,
    erasure_log,
    lines_on_file,
    write_erasure,
    write_missing_erasures,
)
from sidelight.people.errors import NotOurErasure
from sidelight.people.models import Hold, Leaving, Person

pytestmark = pytest.mark.django_db
Committed = Callable[..., object]


@pytest.fixture
def lines(amira: Person, at: datetime, django_capture_on_commit_callbacks: Committed) -> list[str]:
    """The log after Amira left; the database is as it was before."""
    with transaction.atomic():
        with django_capture_on_commit_callbacks(execute=True):
            actions.leave(amira, at=at)
        transaction.set_rollback(True)
    amira.refresh_from_db()
    assert amira.is_active
    return lines_on_file()


def test_the_log_has_a_line_for_leaving_and_one_for_erasing(
    lines: list[str], amira: Person
) -> None:
    assert [('"what": "left"' in line, f'"person": {amira.pk},' in line) for line in lines] == [
        (True, True),
        (False, True),
    ]


def test_only_this_account_reads_it(lines: list[str]) -> None:
    assert erasure_log().stat().st_mode & 0o777 == 0o600


def test_they_leave_the_older_database_again(lines: list[str], amira: Person, at: datetime) -> None:
    changed = erase_again(lines, at + timedelta(days=2))

    amira.refresh_from_db()
    left = Leaving.objects.get()
    assert changed == [amira.pk]
    assert (left.left_at, left.erased_at) == (at, at)
    assert amira.shown_name == "Somebody who left"


def test_twice_changes_nothing(lines: list[str], at: datetime) -> None:
    erase_again(lines, at)

    assert erase_again(lines, at) == []


def test_it_writes_no_second_line(
    lines: list[str], at: datetime, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erase_again(lines, at + timedelta(days=2))
    write_missing_erasures()

    assert lines_on_file() == lines


def test_a_hold_that_the_older_database_still_has_keeps_nothing(
    lines: list[str], amira: Person, dee: Person, at: datetime
) -> None:
    Hold.objects.create(
        person=amira, reason="A court.", placed_by=dee, placed_at=at, review_on=at.date()
    )

    erase_again(lines, at)

    assert Hold.objects.get().ended_at == at
    assert Leaving.objects.get().erased_at == at


def test_only_left_hides_and_keeps(lines: list[str], amira: Person, at: datetime) -> None:
    erase_again(lines[:1], at)

    amira.refresh_from_db()
    assert not amira.is_active
    assert Leaving.objects.get().erased_at is None


def test_a_newcomer_with_the_same_number_is_left_alone(
    lines: list[str], amira: Person, at: datetime
) -> None:
    Person.objects.filter(pk=amira.pk).update(joined_at=at + timedelta(hours=1))

    assert erase_again(lines, at + timedelta(days=1)) == []
    assert Person.objects.get(pk=amira.pk).is_active


def test_a_line_that_somebody_else_wrote_erases_nobody(
    lines: list[str], amira: Person, dee: Person, at: datetime
) -> None:
    forged = lines[1].replace(f'"person": {amira.pk},', f'"person": {dee.pk},')

    with pytest.raises(NotOurErasure):
        erase_again([*lines, forged], at)

    assert not Leaving.objects.exists()


def test_a_line_that_was_cut_off_is_written_again(lines: list[str], at: datetime) -> None:
    log = erasure_log()
    log.write_text(log.read_text()[:-20])
    erase_again(lines, at)

    write_missing_erasures()

    assert lines_on_file() == lines


def test_what_the_log_lost_is_added_at_night(lines: list[str], at: datetime) -> None:
    erase_again(lines, at)
    erasure_log().unlink()

    actions.run_retention(at + timedelta(days=1))

    assert lines_on_file() == lines


def test_somebody_who_joined_before_under_the_same_number_is_left_alone(
    lines: list[str], amira: Person, at: datetime
) -> None:
    """A restore gives numbers out anew; a later restore of a newer backup brings the first back."""
    Person.objects.filter(pk=amira.pk).update(joined_at=amira.joined_at - timedelta(days=1))

    assert erase_again(lines, at + timedelta(days=1)) == []
    assert Person.objects.get(pk=amira.pk).is_active


def test_who_left_under_a_hold_that_the_backup_does_not_know_is_held_again(
    lines: list[str], amira: Person, at: datetime
) -> None:
    erase_again(lines[:1], at)
    actions.run_retention(at + timedelta(days=1))

    hold = Hold.objects.get()
    assert (hold.person, hold.placed_by, hold.ended_at) == (amira, None, None)
    assert hold.review_on == at.date()
    assert Leaving.objects.get().erased_at is None


def test_nobody_else_is_held_by_it(lines: list[str], at: datetime) -> None:
    erase_again(lines, at)

    assert not Hold.objects.exists()


@pytest.mark.parametrize("damage", ['{"at": "2026-0', "\x00\x00", "[]", "{}"])
def test_a_damaged_line_erases_nobody_until_somebody_looked(
    lines: list[str], damage: str, at: datetime
) -> None:
    """Left out in silence, it would bring somebody back."""
    erasure_log().write_text("\n".join([lines[0], damage, lines[1], ""]))

    with pytest.raises(NotOurErasure):
        erase_again(lines_on_file(), at)

    assert not Leaving.objects.exists()


def test_two_who_leave_at_once_both_stand_in_the_log(lines: list[str], amira: Person) -> None:
    """The second waits: a line that is half written looks like one that was cut off."""
    leaving = Leaving(person=amira, left_at=amira.joined_at + timedelta(days=1))
    with erasure_log().open("r+b") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        second = Thread(target=write_erasure, args=[leaving])
        second.start()
        second.join(timeout=0.2)
        waits = second.is_alive()
    second.join(timeout=20)

    assert waits
    assert len(lines_on_file()) == len(lines) + 1
