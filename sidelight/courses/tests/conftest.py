"""The course and the group that most tests of groups begin with."""

from datetime import datetime

import pytest

from sidelight.courses.actions.groups_planning import open_group, plan_group
from sidelight.courses.models import Group, ProgrammeVersion
from sidelight.courses.tests.build import seven_weeks, wanted
from sidelight.people.models import Person


@pytest.fixture
def course(mo: Person, sol: Person, at: datetime) -> ProgrammeVersion:
    """Seven weeks that Mo wrote and Sol reviewed."""
    return seven_weeks(by=mo, reviewed_by=sol, at=at)


@pytest.fixture
def planned(
    course: ProgrammeVersion, cass: Person, yusuf: Person, max: Person, at: datetime
) -> Group:
    """Tuesdays at half past six from 17 March, led by Cass and Yusuf; not open yet."""
    return plan_group(wanted(course, cass, yusuf), by=max, at=at)


@pytest.fixture
def tuesdays(planned: Group, max: Person, at: datetime) -> Group:
    """The same group, open for sign-up."""
    return open_group(planned, seen=planned.revision, by=max, at=at)
