"""The course and the groups that most tests begin with."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sidelight.courses.actions import groups_planning
from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.evening_rooms import make_rooms
from sidelight.courses.actions.talks import NewTalkTime, put_up_time
from sidelight.courses.models import Application, Group, ProgrammeVersion, Session, TalkTime
from sidelight.courses.tests.build import open_group, placed, published_version, seven_weeks, wanted
from sidelight.courses.tests.crowd import members
from sidelight.courses.tests.places import asking
from sidelight.people.models import Person
from tests.build import Place

Full = Callable[[int], list[Application]]


@pytest.fixture
def version(place: Place, mo: Person, sol: Person, at: datetime) -> ProgrammeVersion:
    return published_version(by=mo, reviewed_by=sol, at=at)


@pytest.fixture
def group(version: ProgrammeVersion, mo: Person, at: datetime) -> Group:
    """Open for Amira's band, with eight free places; it meets in two weeks."""
    return open_group(version, by=mo, at=at)


@pytest.fixture
def asked_by(group: Group, at: datetime) -> Full:
    """Return what so many others asked for before, the first eight of them with a place."""

    def asked(many: int) -> list[Application]:
        crowd = members(many, at=at)
        return [ask_for_place(group, asking(), person=one, at=at) for one in crowd]

    return asked


@pytest.fixture
def course(mo: Person, sol: Person, at: datetime) -> ProgrammeVersion:
    """Seven weeks that Mo wrote and Sol reviewed."""
    return seven_weeks(by=mo, reviewed_by=sol, at=at)


@pytest.fixture
def planned(
    course: ProgrammeVersion, cass: Person, yusuf: Person, max: Person, at: datetime
) -> Group:
    """Tuesdays at half past six from 17 March, led by Cass and Yusuf; not open yet."""
    return groups_planning.plan_group(wanted(course, cass, yusuf), by=max, at=at)


@pytest.fixture
def tuesdays(planned: Group, max: Person, at: datetime) -> Group:
    """The same group, open for sign-up."""
    return groups_planning.open_group(planned, seen=planned.revision, by=max, at=at)


@pytest.fixture
def theirs(group: Group, amira: Person, at: datetime) -> Application:
    return ask_for_place(group, asking("To meet others."), person=amira, at=at)


@pytest.fixture
def time(cass: Person, yusuf: Person, at: datetime) -> TalkTime:
    return put_up_time(NewTalkTime(yusuf, at + timedelta(days=1), 30), by=cass, at=at)


@pytest.fixture
def first(tuesdays: Group, amira: Person, dee: Person, at: datetime) -> Session:
    """The first evening of Amira's and Dee's group."""
    placed(tuesdays, amira, at=at)
    placed(tuesdays, dee, at=at)
    return tuesdays.sessions.get(number=1)


@pytest.fixture
def soon(first: Session) -> datetime:
    """Twenty hours before the first evening."""
    return first.starts_at - timedelta(hours=20)


@pytest.fixture
def made(first: Session, soon: datetime) -> Session:
    """The same evening when its room is made."""
    make_rooms(soon)
    first.refresh_from_db()
    return first


@pytest.fixture
def ash(place: Place) -> Person:
    return place.member("Ash", "16-17")
