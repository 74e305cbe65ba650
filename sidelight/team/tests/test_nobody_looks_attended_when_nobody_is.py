"""Nothing looks as if somebody is reading unless hours and a ready moderator say so."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest

from sidelight.people.actions import end_role, found
from sidelight.people.models import Person, Role, RoleGrant
from sidelight.team.actions import (
    Dates,
    add_hours,
    confirm_readiness,
    declare_founder_ready,
    end_hours,
    give_role,
)
from sidelight.team.actions.roles import Days
from sidelight.team.models import OpeningHours
from sidelight.team.queries import expected_wait, is_covered, opening, waiting_words
from sidelight.team.rules import ExpectedWait
from tests.build import Place

MON, TUE, WED, THU, FRI = range(5)
Set = Callable[..., None]


@pytest.fixture
def week(place: Place, max: Person, at: datetime) -> Set:
    """Put these hours in the place of all others: lines of (weekday, opens, closes)."""

    def set_to(*lines: tuple[int, time, time]) -> None:
        before = at - timedelta(days=20)
        for line in OpeningHours.objects.in_force():
            end_hours(line, by=max, at=before)
        for weekday, opens, closes in lines:
            add_hours(weekday, opens, closes, by=max, at=before)

    return set_to


EVENING = (WED, time(16), time(21))


def test_open_with_a_ready_moderator(mo: Person, week: Set, at: datetime) -> None:
    week(EVENING)

    assert is_covered(at)
    now = opening(at)
    assert (now.is_open, now.words) == (True, "today until 21:00")
    assert now.until == datetime(2026, 3, 4, 21, tzinfo=UTC)


def test_hours_without_a_moderator_are_not_enough(place: Place, week: Set, at: datetime) -> None:
    week(EVENING)

    assert not is_covered(at)
    assert not opening(at).is_open
    assert opening(at).words == ""


def test_staff_of_other_roles_do_not_count(
    cass: Person, yusuf: Person, week: Set, at: datetime
) -> None:
    week(EVENING)

    assert not is_covered(at)


def test_a_moderator_outside_the_hours_is_not_enough(mo: Person, week: Set, at: datetime) -> None:
    week((WED, time(9), time(12)))

    assert not is_covered(at)


def test_no_hours_at_all_are_closed(mo: Person, week: Set, at: datetime) -> None:
    week()

    now = opening(at)
    assert (now.is_open, now.back_at, now.words) == (False, None, "")


def test_a_moderator_out_of_date_does_not_count(mo: Person, week: Set, at: datetime) -> None:
    week(EVENING)
    long_after = at + timedelta(weeks=60)

    assert not is_covered(long_after)


def test_a_moderator_whose_role_ended_does_not_count(
    mo: Person, max: Person, week: Set, at: datetime
) -> None:
    week(EVENING)

    end_role(RoleGrant.objects.get(person=mo), by=max, at=at)

    assert not is_covered(at)


def test_a_moderator_who_left_does_not_count(mo: Person, week: Set, at: datetime) -> None:
    week(EVENING)
    assert is_covered(at)

    Person.objects.filter(pk=mo.pk).update(left_at=at, is_active=False)

    assert not is_covered(at)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([(WED, time(20), time(21))], "today from 20:00"),
        ([(THU, time(16), time(21))], "tomorrow from 16:00"),
        ([(FRI, time(16), time(21))], "Friday from 16:00"),
        ([(WED, time(9), time(10))], "Wednesday 11 March from 09:00"),
        ([(WED, time(18), time(0))], "today until midnight"),
        ([(WED, time(18), time(0)), (THU, time(0), time(1))], "tomorrow until 01:00"),
        ([(day, time(0), time(0)) for day in range(7)], "day and night"),
    ],
)
def test_when_is_said_in_plain_words(
    mo: Person, week: Set, at: datetime, lines: list[tuple[int, time, time]], words: str
) -> None:
    week(*lines)

    assert opening(at).words == words


def test_no_return_is_promised_that_nobody_will_be_ready_for(
    mo: Person, max: Person, week: Set, at: datetime
) -> None:
    week((THU, time(16), time(21)))
    assert opening(at).words == "tomorrow from 16:00"

    today = Dates(at.date(), at.date())
    confirm_readiness(mo, Role.MODERATOR, today, by=max, at=at)

    assert (opening(at).words, opening(at).back_at) == ("", None)


def test_a_moderator_who_begins_later_counts_from_then(
    place: Place, max: Person, week: Set, at: datetime
) -> None:
    week(EVENING, (THU, time(16), time(21)))
    new = place.staff("Noor", "counsellor")
    tomorrow = Days(first=at.date() + timedelta(days=1))
    place.approved(give_role(new, Role.MODERATOR, tomorrow, granted_by=max, at=at))
    confirm_readiness(new, Role.MODERATOR, Place.dates(at), by=max, at=at)

    now = opening(at)

    assert (now.is_open, now.words) == (False, "tomorrow from 16:00")


def decided_after(minutes: int, *, times: int, at: datetime) -> list[tuple[datetime, datetime]]:
    """Decisions on the Wednesday before, each so many minutes after sending."""
    start = at - timedelta(days=7, hours=2)
    return [
        (start + timedelta(minutes=n), start + timedelta(minutes=n + minutes)) for n in range(times)
    ]


def test_waits_come_from_real_decisions(mo: Person, week: Set, at: datetime) -> None:
    week(EVENING)

    wait = expected_wait(decided_after(12, times=6, at=at), at)

    assert wait.nine_in_ten == timedelta(minutes=15)
    assert wait.ready_by == datetime(2026, 3, 4, 19, 15, tzinfo=UTC)


def test_a_closed_night_is_not_counted_as_waiting(mo: Person, week: Set, at: datetime) -> None:
    week(EVENING)
    evening = datetime(2026, 2, 18, 20, 50, tzinfo=UTC)
    a_week_later = datetime(2026, 2, 25, 16, 10, tzinfo=UTC)

    wait = expected_wait([(evening, a_week_later)] * 5, at)

    assert wait.typical == timedelta(minutes=20)


def test_decisions_made_while_closed_say_nothing(mo: Person, week: Set, at: datetime) -> None:
    week(EVENING)
    at_night = datetime(2026, 2, 25, 23, 0, tzinfo=UTC)

    assert expected_wait([(at_night, at_night + timedelta(minutes=1))] * 9, at) == ExpectedWait()


def test_no_time_is_named_when_nobody_is_ready(place: Place, week: Set, at: datetime) -> None:
    week(EVENING)

    wait = expected_wait(decided_after(12, times=6, at=at), at)

    assert wait.ready_by is None


def test_the_sentences_while_somebody_reads(mo: Person, week: Set, at: datetime) -> None:
    week(EVENING)
    wait = expected_wait(
        [*decided_after(12, times=6, at=at), *decided_after(70, times=2, at=at)], at
    )

    words = waiting_words(wait, at)

    assert words.reading == "The team is reading today until 21:00."
    assert words.usual == (
        "While the team is open, half of all words are read within 15 minutes, "
        "and nine out of ten within 1 hour 15 minutes."
    )
    assert words.ready_by == "Most likely yours will be read by today at 20:15."


def test_the_sentences_while_closed(mo: Person, week: Set, at: datetime) -> None:
    week((THU, time(16), time(21)))
    thursday = datetime(2026, 2, 26, 17, 0, tzinfo=UTC)
    wait = expected_wait([(thursday, thursday + timedelta(minutes=200))] * 5, at)

    words = waiting_words(wait, at)

    assert words.reading == "Nobody is reading just now. The team is back tomorrow from 16:00."
    assert words.usual == "While the team is open, most words are read within 4 hours."
    assert words.ready_by == "Most likely yours will be read by tomorrow at 20:00."


def test_the_sentences_when_nothing_is_known(place: Place, week: Set, at: datetime) -> None:
    week()

    words = waiting_words(expected_wait([], at), at)

    assert words.reading == ("Nobody is reading just now. We cannot say yet when the team is back.")
    assert words.usual == "We cannot say yet how long it takes."
    assert words.ready_by == ""


def test_a_late_answer_is_admitted(mo: Person, week: Set, at: datetime) -> None:
    week(EVENING)
    wait = expected_wait(decided_after(12, times=6, at=at), at - timedelta(hours=2))

    assert waiting_words(wait, at).ready_by == (
        "It takes longer than usual today. Your words are not lost."
    )


@pytest.mark.django_db
def test_a_founder_alone_covers_nothing(at: datetime) -> None:
    founder = found("Max", "lantern river button", at=at)
    declare_founder_ready(founder, Place.dates(at), at=at)
    add_hours(WED, time(16), time(21), by=founder, at=at)

    assert not is_covered(at)
