"""Roles are dated grants: somebody else gave them, they begin and end, and they need readiness."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sidelight.foundation.register import Register
from sidelight.ledger.models import Act, Line
from sidelight.people import actions, queries, registers
from sidelight.people.errors import (
    AlreadyFounded,
    MembersHoldNoStaffRole,
    NotForYourself,
    OnlyManagersGrant,
    TheyHaveLeft,
)
from sidelight.people.models import Person, Role, RoleGrant
from sidelight.people.tests.build import worker

pytestmark = pytest.mark.django_db
MODERATORS = frozenset({Role.MODERATOR})


def test_a_manager_gives_a_role_and_it_is_on_record(max: Person, at: datetime) -> None:
    cass = worker("Cass", Role.COUNSELLOR, at=at)

    grant = actions.grant_role(cass, Role.MODERATOR, granted_by=max, at=at)
    actions.approve_role(grant, by=worker("Mia", Role.MANAGER, at=at), at=at)

    assert queries.works_as(cass, MODERATORS, at) == MODERATORS
    line = Line.objects.get(act=Act.ROLE_GRANTED, subject_id=cass.pk)
    assert (line.actor_id, line.detail) == (max.pk, {"role": "moderator", "grant": grant.pk})


def test_nobody_gives_a_role_to_themselves(max: Person, at: datetime) -> None:
    with pytest.raises(NotForYourself):
        actions.grant_role(max, Role.SAFEGUARDING_LEAD, granted_by=max, at=at)


def test_nobody_ends_their_own(max: Person, at: datetime) -> None:
    with pytest.raises(NotForYourself):
        actions.end_role(max.grants.get(), by=max, at=at)


@pytest.mark.parametrize("giver", ["mo", "amira"])
def test_only_a_manager_gives_one(
    request: pytest.FixtureRequest, giver: str, dee: Person, at: datetime
) -> None:
    with pytest.raises(OnlyManagersGrant):
        actions.grant_role(dee, Role.MODERATOR, granted_by=request.getfixturevalue(giver), at=at)


def test_nobody_gets_one_who_has_left(max: Person, at: datetime) -> None:
    cass = worker("Cass", Role.COUNSELLOR, at=at)
    actions.leave(Person.objects.get(pk=cass.pk), at=at)

    with pytest.raises(TheyHaveLeft):
        actions.grant_role(cass, Role.EDITOR, granted_by=max, at=at)


def test_no_manager_makes_a_member_of_the_staff(max: Person, at: datetime) -> None:
    cass = worker("Cass", Role.COUNSELLOR, at=at)

    with pytest.raises(MembersHoldNoStaffRole):
        actions.grant_role(cass, Role.MEMBER, granted_by=max, at=at)


def test_a_manager_who_is_not_ready_gives_none(max: Person, dee: Person, at: datetime) -> None:
    registers.readiness.add(lambda person, role, at: False)

    with pytest.raises(OnlyManagersGrant):
        actions.grant_role(dee, Role.MODERATOR, granted_by=max, at=at)


def test_nobody_is_ready_when_there_is_nobody_to_ask(
    mo: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert queries.works_as(mo, MODERATORS, at)

    monkeypatch.setattr(registers, "readiness", Register())

    assert not queries.works_as(mo, MODERATORS, at)


def test_a_role_opens_nothing_before_it_begins_or_after_it_ends(max: Person, at: datetime) -> None:
    cass, day = worker("Cass", Role.COUNSELLOR, at=at), timedelta(days=1)
    grant = actions.grant_role(
        cass, Role.MODERATOR, granted_by=max, at=at, starts_at=at + day, ends_at=at + 3 * day
    )
    actions.approve_role(grant, by=worker("Mia", Role.MANAGER, at=at), at=at)

    held = [Role.MODERATOR in queries.roles_of(cass, at + days * day) for days in range(5)]

    assert held == [False, True, True, False, False]


def test_an_ended_role_opens_nothing_from_that_instant(
    max: Person, mo: Person, at: datetime
) -> None:
    actions.end_role(mo.grants.get(), by=max, at=at)

    assert not queries.works_as(mo, MODERATORS, at)
    assert Line.objects.filter(act=Act.ROLE_ENDED, subject_id=mo.pk).exists()


def test_the_database_refuses_a_role_given_to_oneself(max: Person, at: datetime) -> None:
    with pytest.raises(IntegrityError, match="nobody_grants_themselves"), transaction.atomic():
        RoleGrant.objects.create(
            person=max, role=Role.EDITOR, granted_by=max, granted_at=at, starts_at=at
        )


def test_the_database_refuses_a_staff_role_that_nobody_gave(dee: Person, at: datetime) -> None:
    with pytest.raises(IntegrityError, match="staff_roles_are_granted"), transaction.atomic():
        RoleGrant.objects.create(person=dee, role=Role.MODERATOR, granted_at=at, starts_at=at)


def test_the_first_manager_is_made_once(at: datetime) -> None:
    first = actions.found("Max", "three kettles and a kite", at=at)

    assert Role.MANAGER in queries.roles_of(first, at)
    with pytest.raises(AlreadyFounded):
        actions.found("Nan", "three kettles and a kite", at=at)


def test_a_young_persons_sign_in_gets_no_staff_role(
    amira: Person, max: Person, at: datetime
) -> None:
    with pytest.raises(MembersHoldNoStaffRole):
        actions.grant_role(amira, Role.MODERATOR, granted_by=max, at=at)
