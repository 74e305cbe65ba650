"""A manager moves an evening; who has a place is told, and who is refused loses nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.closed_days import add_closed_day
from sidelight.courses.actions.groups_planning import plan_group
from sidelight.courses.actions.sessions_moving import move_on, move_session
from sidelight.courses.errors import groups as errors
from sidelight.courses.models import Application, Group, ProgrammeVersion, Session
from sidelight.courses.rules.evenings import Evening, Hour, evening_on
from sidelight.courses.tests.build import application, placed, wanted
from sidelight.courses.tests.crowd import afterwards, all_at_once, one_database_for_all
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person
from sidelight.rooms.tests.build import Evening as Room
from tests.build import Place

Browsers = Callable[[Person | None], Client]
HALF_PAST_SIX = Hour(time(18, 30), 75, "Europe/London")
WEDNESDAY = evening_on(date(2026, 3, 25), HALF_PAST_SIX)


def evening(group: Group, number: int) -> Session:
    return group.sessions.get(number=number)


def days(group: Group) -> list[str]:
    return [f"{one.starts_at:%d %b %H:%M}" for one in group.sessions.all()]


def told(kind: NoticeKind) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("person__shown_name", flat=True))


def test_it_is_at_the_new_time_and_calendars_take_that(
    tuesdays: Group, max: Person, at: datetime
) -> None:
    moved = move_session(evening(tuesdays, 2), WEDNESDAY, seen=tuesdays.revision, by=max, at=at)

    assert (moved.starts_at, moved.ends_at) == (WEDNESDAY.starts_at, WEDNESDAY.ends_at)
    assert (moved.revision, moved.moved_by, moved.moved_at) == (1, max, at)
    assert evening(tuesdays, 3).revision == 0
    line = Line.objects.get(act=Act.SESSION_MOVED)
    assert (line.actor_id, line.detail) == (max.pk, {"number": 2})


def test_whoever_has_a_place_and_whoever_leads_is_told_and_nobody_else(
    tuesdays: Group, amira: Person, dee: Person, place: Place, max: Person, at: datetime
) -> None:
    placed(tuesdays, amira, at=at)
    offered = placed(tuesdays, dee, at=at)
    Application.objects.filter(pk=offered.pk).update(
        taken_at=None, offered_at=at, offer_ends_at=at + timedelta(days=1)
    )
    application(tuesdays, place.member("Ash", "16-17"), at=at)

    move_session(evening(tuesdays, 2), WEDNESDAY, seen=tuesdays.revision, by=max, at=at)

    assert told(NoticeKind.SESSION_MOVED) == {"Amira", "Cass", "Yusuf"}


@pytest.mark.parametrize(
    ("day", "clock", "refused"),
    [
        (date(2026, 3, 24), time(18, 30), errors.SameTime),
        (date(2026, 3, 3), time(18, 30), errors.InThePast),
        (date(2026, 3, 17), time(19, 0), errors.EveningsOverlap),
        (date(2026, 3, 31), time(18, 30), errors.EveningsOverlap),
        (date(2026, 4, 1), time(18, 30), errors.EveningsOverlap),
        (date(2026, 3, 10), time(18, 30), errors.EveningsOverlap),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(
    tuesdays: Group,
    amira: Person,
    max: Person,
    at: datetime,
    day: date,
    clock: time,
    refused: type[Exception],
) -> None:
    placed(tuesdays, amira, at=at)
    before = days(tuesdays)

    with pytest.raises(refused):
        move_session(
            evening(tuesdays, 2),
            evening_on(day, Hour(clock, 75, "Europe/London")),
            seen=tuesdays.revision,
            by=max,
            at=at,
        )

    assert days(tuesdays) == before
    assert not told(NoticeKind.SESSION_MOVED)
    assert Group.objects.get(pk=tuesdays.pk).revision == tuesdays.revision


def test_one_that_would_end_before_it_starts_is_refused(
    tuesdays: Group, max: Person, at: datetime
) -> None:
    backwards = Evening(WEDNESDAY.ends_at, WEDNESDAY.starts_at)

    with pytest.raises(errors.EndsBeforeItStarts):
        move_session(evening(tuesdays, 2), backwards, seen=tuesdays.revision, by=max, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        tuesdays.sessions.filter(number=2).update(ends_at=evening(tuesdays, 2).starts_at)


def test_it_may_begin_when_the_one_before_ends(tuesdays: Group, max: Person, at: datetime) -> None:
    first = evening(tuesdays, 1)
    next_door = Evening(first.ends_at, first.ends_at + timedelta(hours=1))

    assert move_session(evening(tuesdays, 2), next_door, seen=tuesdays.revision, by=max, at=at)


def test_what_began_or_was_cancelled_stays(tuesdays: Group, max: Person, at: datetime) -> None:
    first = evening(tuesdays, 1)

    with pytest.raises(errors.SessionIsOver):
        move_session(first, WEDNESDAY, seen=tuesdays.revision, by=max, at=first.starts_at)


def test_a_leader_who_would_be_elsewhere_is_named(
    tuesdays: Group,
    course: ProgrammeVersion,
    cass: Person,
    place: Place,
    max: Person,
    at: datetime,
) -> None:
    days_of_other = [one + timedelta(days=1) for one in wanted(course).days]
    other = wanted(course, cass, place.staff("Cleo", "counsellor"), days=days_of_other, name="Wed")
    plan_group(other, by=max, at=at)

    with pytest.raises(errors.LeadsElsewhere, match="Cass leads “Wed”"):
        move_session(evening(tuesdays, 2), WEDNESDAY, seen=tuesdays.revision, by=max, at=at)


def test_so_is_one_with_a_room_of_their_own_then(
    tuesdays: Group, amira: Person, cass: Person, yusuf: Person, max: Person, at: datetime
) -> None:
    Room.planned([amira], [cass, yusuf], by=max, at=WEDNESDAY.starts_at)

    with pytest.raises(errors.LeadsElsewhere, match="Cass leads “Thursday”"):
        move_session(evening(tuesdays, 2), WEDNESDAY, seen=tuesdays.revision, by=max, at=at)


def test_the_second_of_two_managers_is_told_to_look_again(
    tuesdays: Group, max: Person, browser_of: Browsers
) -> None:
    browser = browser_of(max)
    address = reverse("session_time", args=[tuesdays.slug, 2])
    seen = {"seen": str(tuesdays.revision)}
    browser.post(address, {"day": "2026-03-25", "starts": "18:30", **seen})
    assert "25 Mar 18:30" in days(tuesdays)

    answer = browser.post(address, {"day": "2026-03-26", "starts": "17:00", **seen})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody changed this group a moment ago." in page
    assert 'value="17:00"' in page
    assert "25 Mar 18:30" in days(tuesdays)


def test_only_managers_move(tuesdays: Group, cass: Person, at: datetime) -> None:
    with pytest.raises(errors.NotPlanned):
        move_session(evening(tuesdays, 2), WEDNESDAY, seen=tuesdays.revision, by=cass, at=at)


def test_a_time_when_the_clocks_change_is_pointed_out(
    tuesdays: Group, max: Person, browser_of: Browsers
) -> None:
    given = {"day": "2026-03-29", "starts": "01:30", "seen": str(tuesdays.revision)}

    answer = browser_of(max).post(
        reverse("session_time", args=[tuesdays.slug, 2]), given, follow=True
    )

    assert "The clocks change then." in answer.content.decode()
    assert "29 March 2026, 02:30" in answer.content.decode()


def test_all_that_follow_go_on_by_a_week_without_closed_days(
    tuesdays: Group, amira: Person, max: Person, browser_of: Browsers, at: datetime
) -> None:
    placed(tuesdays, amira, at=at)
    add_closed_day(date(2026, 4, 28), "A holiday", by=max, at=at)
    browser = browser_of(max)
    address = reverse("session_postponement", args=[tuesdays.slug, 5])
    assert "5 May 2026" in browser.get(address).content.decode()

    shown = ["2026-04-21", "2026-05-05", "2026-05-12"]
    browser.post(address, {"seen": str(tuesdays.revision), "shown": shown})

    assert days(tuesdays) == [
        "17 Mar 18:30", "24 Mar 18:30", "31 Mar 17:30", "07 Apr 17:30",
        "21 Apr 17:30", "05 May 17:30", "12 May 17:30",
    ]  # fmt: skip
    assert Notice.objects.filter(kind=NoticeKind.SESSION_MOVED, person=amira).count() == 1


def test_dates_that_are_not_those_shown_are_shown_first(
    tuesdays: Group, max: Person, browser_of: Browsers, at: datetime
) -> None:
    before = days(tuesdays)
    address = reverse("session_postponement", args=[tuesdays.slug, 7])

    answer = browser_of(max).post(
        address, {"seen": str(tuesdays.revision), "shown": ["2026-06-02"]}
    )

    assert answer.status_code == 422
    assert "These dates are new." in answer.content.decode()
    assert days(tuesdays) == before


def test_moving_on_is_all_or_nothing(tuesdays: Group, max: Person, at: datetime) -> None:
    before = days(tuesdays)

    with pytest.raises(errors.EveningsOverlap):
        move_on(
            evening(tuesdays, 6),
            [date(2026, 5, 5), date(2026, 5, 4)],
            seen=tuesdays.revision,
            by=max,
            at=at,
        )
    with pytest.raises(errors.NotTheseDays):
        move_on(evening(tuesdays, 6), [date(2026, 5, 5)], seen=tuesdays.revision, by=max, at=at)

    assert days(tuesdays) == before


def test_clocks_that_change_in_between_leave_the_time_of_day(
    tuesdays: Group, max: Person, at: datetime
) -> None:
    """Evening 2 is on 24 March, before the clocks go forward; a week on it is after that."""
    later = [date(2026, 3, 31) + timedelta(days=7 * n) for n in range(6)]

    move_on(evening(tuesdays, 2), later, seen=tuesdays.revision, by=max, at=at)

    assert evening(tuesdays, 2).starts_at == datetime(2026, 3, 31, 17, 30, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_move_at_once_one_does(
    tuesdays: Group, amira: Person, max: Person, at: datetime, tmp_path: Path
) -> None:
    placed(tuesdays, amira, at=at)

    def move(day: int) -> str:
        to = evening_on(date(2026, 3, day), HALF_PAST_SIX)
        try:
            move_session(evening(tuesdays, 2), to, seen=tuesdays.revision, by=max, at=at)
        except errors.ChangedMeanwhile:
            return "refused"
        return "moved"

    with one_database_for_all(tmp_path):
        told = all_at_once(move, [25, 26, 27, 28])
        notices = afterwards(
            lambda: Notice.objects.filter(kind=NoticeKind.SESSION_MOVED, person=amira).count()
        )

    assert sorted(told) == ["moved", "refused", "refused", "refused"]
    assert notices == 1
