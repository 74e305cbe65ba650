"""Courses and groups for tests: plain, with a programme of one week unless told otherwise."""

from datetime import datetime, timedelta
from typing import Protocol

from sidelight.courses.models import (
    Application,
    Group,
    Programme,
    ProgrammeVersion,
    Seat,
    Session,
    Week,
)
from sidelight.people.models import Person
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


def application(group: Group, person: Person, *, at: datetime) -> Application:
    """Return what somebody asked for, without a place."""
    return Application.objects.create(group=group, person=person, key=new_key(), asked_at=at)


class Scene(Protocol):
    """Who is there when something comes to be kept."""

    amira: Person
    mo: Person
    sol: Person
    at: datetime


def ended_course(scene: Scene) -> None:
    """Amira asked for a place, and took that back."""
    version = published_version(by=scene.mo, reviewed_by=scene.sol, at=scene.at)
    asked = application(open_group(version, by=scene.mo, at=scene.at), scene.amira, at=scene.at)
    Application.objects.filter(pk=asked.pk).update(ended_at=scene.at, ended_how="withdrawn")
