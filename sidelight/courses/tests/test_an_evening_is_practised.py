"""Whoever leads can practise a whole evening; nobody else ever finds it."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from sidelight.courses.actions.groups_ending import end_what_is_over
from sidelight.courses.actions.rehearsals import rehearse
from sidelight.courses.errors.groups import NotOffered, NotReadyToLead
from sidelight.courses.models import Group, ProgrammeVersion, Session
from sidelight.courses.queries.finding import open_groups
from sidelight.courses.queries.groups import coming_groups, groups_led_by, past_groups
from sidelight.courses.tests.build import published_version
from sidelight.people.models import Person
from sidelight.rooms.models import Place
from tests.build import Place as Charity
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cass: Person, place: Charity, at: datetime) -> ProgrammeVersion:
    return published_version(by=cass, reviewed_by=place.manager, at=at)


@pytest.fixture
def session(version: ProgrammeVersion, cass: Person, yusuf: Person, at: datetime) -> Session:
    return rehearse(version.weeks.get(), [yusuf], by=cass, at=at)


def test_it_has_the_week_eight_members_and_its_leaders(session: Session) -> None:
    assert session.room is not None
    places = Place.objects.filter(room=session.room)
    members = places.filter(part=Place.Part.MEMBER).select_related("person")

    assert session.week.number == 1
    assert [one.person.is_made_up for one in members] == [True] * 8
    assert places.filter(part=Place.Part.LEADER).count() == 2


def test_it_is_in_no_list_of_groups(session: Session, cass: Person, at: datetime) -> None:
    assert groups_led_by(cass).filter(pk=session.group_id).exists()

    later = at + timedelta(days=1)
    for groups in (Group.objects.all(), groups_led_by(cass)):
        assert not coming_groups(groups, None, at).rows
        end_what_is_over(later)
        assert not past_groups(groups, None, later).rows
    assert not open_groups(at).exists()


def test_nobody_can_sign_up_for_it(session: Session, cass: Person, at: datetime) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.filter(pk=session.group_id).update(opened_at=at, opened_by=cass)


def test_a_course_that_may_not_be_given_is_not_practised(
    version: ProgrammeVersion, cass: Person, at: datetime
) -> None:
    version.withdrawn_at, version.withdrawn_by = at, cass
    version.save()

    with pytest.raises(NotOffered):
        rehearse(version.weeks.get(), [], by=cass, at=at)


def test_whoever_may_not_lead_does_not_practise(
    version: ProgrammeVersion, cass: Person, mo: Person, at: datetime
) -> None:
    with pytest.raises(NotReadyToLead):
        rehearse(version.weeks.get(), [mo], by=cass, at=at)
    assert not Group.objects.exists()


def test_a_counsellor_begins_one_on_the_page(version: ProgrammeVersion, cass: Person) -> None:
    client = signed_in(cass)
    page = client.get(reverse("rehearsals"))
    assert "Steady ground, 1: Who am I" in page.content.decode()

    sent = client.post(reverse("rehearsals"), {"week": version.weeks.get().pk})

    session = Session.objects.get()
    assert session.room is not None
    assert sent.headers["Location"] == reverse("room", args=[session.room.slug])
    room = client.get(sent.headers["Location"]).content.decode()
    assert "A rehearsal. The members are made up" in room
