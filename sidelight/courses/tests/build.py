"""Courses and groups for tests: plain, with a programme of one week unless told otherwise."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Protocol

from sidelight.courses.actions.groups_planning import NewGroup
from sidelight.courses.models import (
    Application,
    Group,
    GroupLeader,
    Programme,
    ProgrammeVersion,
    Seat,
    Session,
    Week,
)
from sidelight.courses.rules.evenings import Hour
from sidelight.people.models import AgeBand, Person
from sidelight.review.tests.build import new_key


def published_version(*, by: Person, reviewed_by: Person, at: datetime) -> ProgrammeVersion:
    """Return a course of one week that may be given."""
    version = ProgrammeVersion.objects.create(
        programme=Programme.objects.create(begun_at=at),
        number=1,
        title="Steady ground",
        ages=["13-15", "16-17", "18-19"],
        written_by=by,
        written_at=at,
        reviewed_by=reviewed_by,
        reviewed_at=at,
        published_by=by,
        published_at=at,
    )
    Week.objects.create(version=version, number=1, title="Who am I")
    return version


def open_group(
    version: ProgrammeVersion, *, by: Person, at: datetime, band: str = "16-17", seats: int = 8
) -> Group:
    """Return a group that is open for sign-up and meets in two weeks."""
    starts_at = at + timedelta(days=14)
    group = Group.objects.create(
        version=version,
        name="Tuesdays",
        band=band,
        first_day=starts_at.date(),
        starts=starts_at.time(),
        minutes=75,
        zone="Europe/London",
        planned_by=by,
        planned_at=at,
        opened_by=by,
        opened_at=at,
    )
    for week in version.weeks.all():
        begins = starts_at + timedelta(days=7 * (week.number - 1))
        ends = begins + timedelta(minutes=group.minutes)
        Session.objects.create(
            group=group, week=week, number=week.number, starts_at=begins, ends_at=ends
        )
    Seat.objects.bulk_create(Seat(group=group, number=n) for n in range(1, seats + 1))
    return group


def seven_weeks(*, by: Person, reviewed_by: Person, at: datetime) -> ProgrammeVersion:
    """Return a course of seven weeks that may be given."""
    version = published_version(by=by, reviewed_by=reviewed_by, at=at)
    for number in range(2, 8):
        Week.objects.create(version=version, number=number, title=f"Week {number}")
    return version


def wanted(version: ProgrammeVersion, *leaders: Person, **changed: object) -> NewGroup:
    """Return a group as a manager plans it: Tuesdays at half past six from 17 March 2026."""
    days = [date(2026, 3, 17) + timedelta(days=7 * n) for n in range(version.weeks.count())]
    new = NewGroup(
        version=version,
        name="Tuesdays",
        band=AgeBand.MIDDLE,
        hour=Hour(time(18, 30), 75, "Europe/London"),
        days=days,
        leaders=leaders,
    )
    return replace(new, **changed)


def led_by(
    group: Group, counsellor: Person, youth_worker: Person, *, by: Person, at: datetime
) -> Group:
    """Return the same group with a counsellor and a youth worker who lead it."""
    parts = {counsellor: GroupLeader.Part.COUNSELLOR, youth_worker: GroupLeader.Part.YOUTH_WORKER}
    for person, part in parts.items():
        GroupLeader.objects.create(group=group, person=person, part=part, given_by=by, given_at=at)
    return group


def application(group: Group, person: Person, *, at: datetime) -> Application:
    """Return what somebody asked for, without a place."""
    return Application.objects.create(group=group, person=person, key=new_key(), asked_at=at)


def placed(group: Group, person: Person, *, at: datetime) -> Application:
    """Return what somebody asked for, with the next free place, which they took."""
    asked = application(group, person, at=at)
    Application.objects.filter(pk=asked.pk).update(taken_at=at)
    seat = group.seats.filter(application=None).order_by("number")[0]
    Seat.objects.filter(pk=seat.pk).update(application=asked)
    asked.refresh_from_db()
    return asked


class Scene(Protocol):
    """Who is there when something comes to be kept."""

    amira: Person
    mo: Person
    sol: Person
    at: datetime
