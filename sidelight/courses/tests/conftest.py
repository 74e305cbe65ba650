"""The course and the groups that most tests begin with."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sidelight.courses.actions import groups_planning
from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.talks import NewTalkTime, put_up_time
from sidelight.courses.models import Application, Group, ProgrammeVersion, TalkTime
from sidelight.courses.tests.build import open_group, published_version, seven_weeks, wanted
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
