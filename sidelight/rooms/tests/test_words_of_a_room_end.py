"""Words of a room are kept for as long as it says, then nothing opens them any more."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from sidelight.outcomes.models import Feeling, Moment
from sidelight.people.actions import place_hold
from sidelight.people.models import Person
from sidelight.rooms.actions.keepings import KEPT_DAYS, what_is_kept
from sidelight.rooms.actions.members import time_out
from sidelight.rooms.actions.own import give_mood
from sidelight.rooms.actions.retention import (
    erase_what_is_not_kept,
    expire_reasons,
    expire_times,
    expire_words,
)
from sidelight.rooms.actions.transcripts import open_transcript
from sidelight.rooms.models import Entry, Presence, Room, TranscriptReason, TranscriptView
from sidelight.rooms.rules.speaking import GRACE
from sidelight.rooms.tests.build import Evening

pytestmark = [pytest.mark.django_db, pytest.mark.data]
DAY = timedelta(days=1)


@pytest.fixture
def over(evening: Evening, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Evening:
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
    evening.come(amira)
    evening.say(amira, "A quiet day.")
    evening.say(amira, "I want to die.")
    time_out(evening.place(amira), 5, by=evening.place(cass), at=at)
    give_mood(evening.place(amira), Moment.IN, Feeling.CALM, at=at)
    evening.close(cass, at=at)
    return evening


def test_until_then_they_open(over: Evening, at: datetime) -> None:
    ended = expire_words(at + KEPT_DAYS * DAY - timedelta(seconds=1), 10)

    over.room.refresh_from_db()
    assert ended == 0
    assert over.room.words_erased_at is None
    assert Entry.objects.exclude(sealed=b"").exists()


def test_then_words_and_key_are_gone(over: Evening, dee: Person, at: datetime) -> None:
    before = over.read(dee)
    ended = expire_words(at + KEPT_DAYS * DAY, 10)

    over.room.refresh_from_db()
    assert "A quiet day." in before
    assert ended == 1
    assert over.room.sealed_key == ""
    assert over.room.words_erased_at == at + KEPT_DAYS * DAY
    assert not Entry.objects.exclude(sealed=b"").exists()
    assert "A quiet day." not in over.read(dee)


def test_no_code_is_left_of_how_anybody_was_or_what_was_noticed(
    over: Evening, at: datetime
) -> None:
    assert codes_kept() >= {"marks", "value", "why", "quiet_until"}

    expire_words(at + KEPT_DAYS * DAY, 10)

    assert codes_kept() == set()


def codes_kept() -> set[str]:
    """Return the names of all that events say beside words."""
    kept = Entry.objects.values_list("detail", flat=True)
    return {name for detail in kept for name in detail}


def test_the_register_stays_for_a_year(over: Evening, at: datetime) -> None:
    expire_words(at + KEPT_DAYS * DAY, 10)
    kept = expire_times(at + 364 * DAY, 100)

    ended = expire_times(at + 365 * DAY, 100)

    assert kept == 0
    assert ended == 4  # three pages that were open, and one goodbye
    assert not Presence.objects.exists()


def test_a_hold_about_anybody_there_keeps_them(
    over: Evening, dee: Person, sol: Person, at: datetime
) -> None:
    place_hold(dee, "A court asks.", date(2026, 6, 1), by=sol, at=at)

    assert expire_words(at + 60 * DAY, 10) == 0
    assert Entry.objects.exclude(sealed=b"").exists()


def test_a_room_that_goes_on_loses_nothing(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "A quiet day.")

    assert expire_words(at + 365 * DAY, 10) == 0


def test_at_most_so_many_rooms_a_night(over: Evening, at: datetime) -> None:
    assert expire_words(at + 60 * DAY, 0) == 0
    assert expire_words(at + 60 * DAY, 1) == 1


def test_why_somebody_looked_goes_after_three_years_and_that_they_did_stays(
    over: Evening, sol: Person, at: datetime
) -> None:
    open_transcript(over.room, "A worry.", by=sol, at=at)

    kept = expire_reasons(at + 1094 * DAY, 10)
    ended = expire_reasons(at + 1095 * DAY, 10)

    assert (kept, ended) == (0, 1)
    assert TranscriptView.objects.exists()
    assert not TranscriptReason.objects.exists()


@pytest.mark.parametrize(
    ("keep_days", "said"),
    [
        (30, "kept, locked, for 30 days after"),
        (1, "kept, locked, for 1 day after"),
        (0, "not kept. They are erased within an hour"),
    ],
)
def test_everybody_in_a_room_is_told_its_own_number(keep_days: int, said: str) -> None:
    with override("en-gb"):
        assert said in what_is_kept(keep_days)


@pytest.mark.parametrize("keep_days", [1, 14, 29])
def test_a_room_that_keeps_words_for_fewer_days_loses_them_then(
    over: Evening, keep_days: int, at: datetime
) -> None:
    Room.objects.update(keep_days=keep_days)

    kept = expire_words(at + keep_days * DAY - timedelta(seconds=1), 10)
    ended = expire_words(at + keep_days * DAY, 10)

    assert (kept, ended) == (0, 1)
    assert not Entry.objects.exclude(sealed=b"").exists()
    assert Room.objects.get().sealed_key == ""


def test_no_room_keeps_words_for_longer(over: Evening) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Room.objects.update(keep_days=KEPT_DAYS + 1)


def test_what_is_not_kept_goes_as_soon_as_no_page_may_read_it(
    over: Evening, dee: Person, at: datetime
) -> None:
    Room.objects.update(keep_days=0)
    read = over.read(dee)

    kept = erase_what_is_not_kept(at + GRACE - timedelta(seconds=1))
    ended = erase_what_is_not_kept(at + GRACE)

    assert "A quiet day." in read
    assert (kept, ended) == (0, 1)
    assert "A quiet day." not in over.read(dee)
    assert not Entry.objects.exclude(sealed=b"").exists()
    assert Room.objects.get().sealed_key == ""
    assert codes_kept() == set()


def test_that_does_not_touch_a_room_that_keeps_words_or_one_that_goes_on(
    over: Evening, at: datetime
) -> None:
    assert erase_what_is_not_kept(at + 29 * DAY) == 0
    Room.objects.update(keep_days=0, phase=Room.Phase.OPEN, closed_at=None)

    assert erase_what_is_not_kept(at + 29 * DAY) == 0
    assert Entry.objects.exclude(sealed=b"").exists()


def test_a_hold_keeps_also_what_is_not_kept(
    over: Evening, dee: Person, sol: Person, at: datetime
) -> None:
    Room.objects.update(keep_days=0)
    place_hold(dee, "A court asks.", date(2026, 6, 1), by=sol, at=at)

    assert erase_what_is_not_kept(at + DAY) == 0
    assert Entry.objects.exclude(sealed=b"").exists()
