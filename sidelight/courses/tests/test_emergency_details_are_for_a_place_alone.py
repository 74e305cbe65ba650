"""What somebody leaves for an emergency is asked for a place, holds while they come, then goes."""

from datetime import datetime, timedelta

import pytest

from sidelight.courses.actions.groups_reminding import remind
from sidelight.courses.actions.places import give_back
from sidelight.courses.models import Group
from sidelight.courses.tests.build import application, placed
from sidelight.people.models import Person
from sidelight.safeguarding.actions import keep_emergency_details
from sidelight.safeguarding.errors.emergencies import NotWanted
from sidelight.safeguarding.models import EmergencyDetails
from sidelight.safeguarding.rules.emergencies import Details

DETAILS = Details(first_name="Ami", where="4 Example Road")


def test_who_only_waits_is_not_asked(group: Group, amira: Person, at: datetime) -> None:
    application(group, amira, at=at)

    with pytest.raises(NotWanted):
        keep_emergency_details(amira, DETAILS, at=at)


def test_with_a_place_they_are_kept_and_with_its_end_forgotten(
    group: Group, amira: Person, at: datetime
) -> None:
    place = placed(group, amira, at=at)
    keep_emergency_details(amira, DETAILS, at=at)
    kept = EmergencyDetails.objects.filter(person=amira).exists()

    give_back(place, at=at)

    assert kept
    assert not EmergencyDetails.objects.exists()


def test_an_evening_that_comes_says_that_they_are_still_needed(
    group: Group, amira: Person, at: datetime
) -> None:
    placed(group, amira, at=at)
    keep_emergency_details(amira, DETAILS, at=at)
    soon = group.sessions.earliest("starts_at").starts_at - timedelta(hours=47)

    remind(soon)

    assert EmergencyDetails.objects.get(person=amira).confirmed_at == soon
