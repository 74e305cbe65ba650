"""What does not fit is refused by name, and leaves neither a group nor a seat behind."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from sidelight.courses.actions.groups_planning import plan_group
from sidelight.courses.actions.talks import NewTalkTime, put_up_time
from sidelight.courses.errors import groups as errors
from sidelight.courses.models import Group, GroupLeader, ProgrammeVersion, Seat, Session
from sidelight.courses.rules.evenings import Hour
from sidelight.courses.tests.build import seven_weeks, wanted
from sidelight.courses.tests.crowd import afterwards, all_at_once, one_database_for_all
from sidelight.ledger.models import Act, Line
from sidelight.people.actions import end_role
from sidelight.people.models import AgeBand, Person
from sidelight.rooms.tests.build import Evening as Room
from sidelight.team.models import Readiness
from tests.build import Place

Refused = type[Exception]


def nothing_is_there() -> bool:
    return not any(table.objects.exists() for table in (Group, Seat, Session, GroupLeader))


def test_a_group_has_its_evenings_seats_and_leaders(planned: Group) -> None:
    starts = [f"{one.starts_at:%d %b %H:%M}" for one in planned.sessions.all()]

    # The clocks go forward on 29 March: half past six in London is an hour earlier in UTC then.
    assert starts == [
        "17 Mar 18:30", "24 Mar 18:30", "31 Mar 17:30", "07 Apr 17:30", "14 Apr 17:30",
        "21 Apr 17:30", "28 Apr 17:30",
    ]  # fmt: skip
    assert [one.week.number for one in planned.sessions.all()] == [1, 2, 3, 4, 5, 6, 7]
    assert planned.seats.filter(application=None).count() == 8
    assert set(planned.leaders.values_list("person__shown_name", "part")) == {
        ("Cass", "counsellor"), ("Yusuf", "youth_worker")
    }  # fmt: skip
    acts = Line.objects.filter(subject_kind="group", subject_id=planned.pk)
    assert set(acts.values_list("act", flat=True)) == {Act.GROUP_PLANNED, Act.GROUP_LEADER_GIVEN}


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"days": [date(2026, 3, 3)] * 7}, errors.NotTheseDays),
        ({"days": [date(2026, 3, 17)]}, errors.NotTheseDays),
        ({"days": []}, errors.NotTheseDays),
        ({"days": [date(2026, 3, 3) + timedelta(days=7 * n) for n in range(7)]}, errors.InThePast),
        ({"hour": Hour(time(18, 30), 0, "Europe/London")}, errors.NotSoLong),
        ({"hour": Hour(time(18, 30), 181, "Europe/London")}, errors.NotSoLong),
        ({"hour": Hour(time(18, 30), 60, "Europe/Nowhere")}, errors.NoSuchZone),
        ({"hour": Hour(time(18, 30), 60, "../../etc/passwd")}, errors.NoSuchZone),
        ({"seats": 1}, errors.NotSoManySeats),
        ({"seats": 9}, errors.NotSoManySeats),
    ],
)
def test_what_does_not_fit_is_refused(
    course: ProgrammeVersion,
    cass: Person,
    yusuf: Person,
    max: Person,
    at: datetime,
    changed: dict[str, object],
    refused: Refused,
) -> None:
    with pytest.raises(refused):
        plan_group(wanted(course, cass, yusuf, **changed), by=max, at=at)

    assert nothing_is_there()


def test_a_group_without_a_counsellor_is_refused(
    course: ProgrammeVersion, yusuf: Person, max: Person, place: Place, at: datetime
) -> None:
    other = place.staff("Yara", "youth_worker")

    with pytest.raises(errors.TooFewLeaders):
        plan_group(wanted(course, yusuf, other), by=max, at=at)

    assert nothing_is_there()


def test_one_counsellor_alone_is_refused_and_two_lead(
    course: ProgrammeVersion, cass: Person, max: Person, place: Place, at: datetime
) -> None:
    with pytest.raises(errors.TooFewLeaders):
        plan_group(wanted(course, cass), by=max, at=at)
    with pytest.raises(errors.TooFewLeaders):
        plan_group(wanted(course, cass, cass), by=max, at=at)
    assert nothing_is_there()

    both = wanted(course, cass, place.staff("Cleo", "counsellor"))

    assert plan_group(both, by=max, at=at).leaders.count() == 2


def role_ended(yusuf: Person, max: Person, at: datetime) -> None:
    end_role(yusuf.grants.get(), by=max, at=at)


def checks_ran_out(yusuf: Person, max: Person, at: datetime) -> None:
    Readiness.objects.filter(person=yusuf).update(checks_until=at.date() - timedelta(days=1))


def left(yusuf: Person, max: Person, at: datetime) -> None:
    Person.objects.filter(pk=yusuf.pk).update(left_at=at, is_active=False)


@pytest.mark.parametrize("happened", [role_ended, checks_ran_out, left])
def test_somebody_who_is_not_ready_any_more_is_refused_by_name(
    course: ProgrammeVersion,
    cass: Person,
    yusuf: Person,
    max: Person,
    at: datetime,
    happened: Callable[[Person, Person, datetime], None],
) -> None:
    happened(yusuf, max, at)

    with pytest.raises(errors.NotReadyToLead, match="Yusuf is not ready"):
        plan_group(wanted(course, cass, yusuf), by=max, at=at)

    assert nothing_is_there()


def test_a_course_that_was_withdrawn_meanwhile_is_refused(
    course: ProgrammeVersion, cass: Person, yusuf: Person, max: Person, at: datetime
) -> None:
    new = wanted(course, cass, yusuf)
    ProgrammeVersion.objects.filter(pk=course.pk).update(withdrawn_at=at, withdrawn_by=max)

    with pytest.raises(errors.NotOffered):
        plan_group(new, by=max, at=at)

    assert nothing_is_there()


def test_a_course_for_other_ages_is_refused(
    course: ProgrammeVersion, cass: Person, yusuf: Person, max: Person, at: datetime
) -> None:
    ProgrammeVersion.objects.filter(pk=course.pk).update(ages=["13-15"])

    with pytest.raises(errors.NotForThisBand):
        plan_group(wanted(course, cass, yusuf, band=AgeBand.OLDEST), by=max, at=at)

    assert nothing_is_there()


def test_only_a_manager_plans(
    course: ProgrammeVersion, cass: Person, yusuf: Person, at: datetime
) -> None:
    with pytest.raises(errors.NotPlanned):
        plan_group(wanted(course, cass, yusuf), by=cass, at=at)

    assert nothing_is_there()


def test_a_leader_is_not_in_two_groups_at_once(
    planned: Group, course: ProgrammeVersion, cass: Person, max: Person, place: Place, at: datetime
) -> None:
    other = place.staff("Cleo", "counsellor")
    later = Hour(time(19, 30), 75, "Europe/London")
    after = Hour(time(19, 45), 75, "Europe/London")

    with pytest.raises(errors.LeadsElsewhere, match="Cass leads “Tuesdays”"):
        plan_group(wanted(course, cass, other, hour=later), by=max, at=at)
    assert Group.objects.count() == 1

    assert plan_group(wanted(course, cass, other, hour=after), by=max, at=at)


def test_nor_in_a_group_and_a_room_at_once(
    course: ProgrammeVersion, amira: Person, cass: Person, yusuf: Person, max: Person, at: datetime
) -> None:
    Room.planned([amira], [cass, yusuf], by=max, at=datetime(2026, 3, 24, 19, 0, tzinfo=UTC))

    with pytest.raises(errors.LeadsElsewhere, match="leads “Thursday”"):
        plan_group(wanted(course, cass, yusuf), by=max, at=at)

    assert nothing_is_there()


@pytest.mark.parametrize("who", ["cass", "yusuf"])
def test_nor_in_a_group_and_a_talk_at_once(
    course: ProgrammeVersion,
    cass: Person,
    yusuf: Person,
    max: Person,
    place: Place,
    at: datetime,
    who: str,
) -> None:
    """Cass puts up a time for a talk, and Yusuf is the second on duty; or somebody else is."""
    starts_at = datetime(2026, 3, 24, 19, 0, tzinfo=UTC)
    put_up_time(NewTalkTime(yusuf, starts_at, 30), by=cass, at=at)
    others = place.staff("Cleo", "counsellor"), place.staff("Yara", "youth_worker")
    leaders = (cass, others[1]) if who == "cass" else (others[0], yusuf)

    with pytest.raises(errors.LeadsElsewhere, match="leads “a talk”"):
        plan_group(wanted(course, *leaders), by=max, at=at)

    assert nothing_is_there()
    assert plan_group(wanted(course, *others), by=max, at=at)


def test_the_database_refuses_two_evenings_of_a_group_at_one_time(planned: Group) -> None:
    first = planned.sessions.first()
    assert first

    with pytest.raises(IntegrityError), transaction.atomic():
        planned.sessions.filter(number=2).update(starts_at=first.starts_at)


def test_the_database_refuses_a_ninth_seat(planned: Group) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(group=planned, number=9)


@pytest.mark.django_db(transaction=True)
def test_of_two_managers_at_once_one_gets_the_leader(
    course: ProgrammeVersion,
    cass: Person,
    yusuf: Person,
    mo: Person,
    sol: Person,
    max: Person,
    at: datetime,
    tmp_path: Path,
) -> None:
    """Each plans another course: only the leaders are the same."""
    courses = [course, *(seven_weeks(by=mo, reviewed_by=sol, at=at) for _ in range(9))]

    def plan(version: ProgrammeVersion) -> str:
        try:
            plan_group(wanted(version, cass, yusuf), by=max, at=at)
        except errors.LeadsElsewhere:
            return "refused"
        return "planned"

    with one_database_for_all(tmp_path):
        told = all_at_once(plan, courses)
        groups = afterwards(Group.objects.count)
        seats = afterwards(Seat.objects.count)

    assert sorted(told) == ["planned", *["refused"] * 9]
    assert (groups, seats) == (1, 8)
