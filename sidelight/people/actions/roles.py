"""Roles as dated grants: who gave what to whom, from when, until when."""

from datetime import datetime

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people import queries
from sidelight.people.actions.names import new_person, take_name
from sidelight.people.errors import (
    AlreadyFounded,
    MembersHoldNoStaffRole,
    NeedsSecondPerson,
    NotForYourself,
    OnlyManagersApprove,
    OnlyManagersGrant,
)
from sidelight.people.models import NEED_TWO, Person, Role, RoleGrant

# Who may agree, as the second person, to what a manager has granted.
APPROVERS = frozenset({Role.MANAGER, Role.SAFEGUARDING_LEAD})


def grant_role(
    person: Person,
    role: Role,
    *,
    granted_by: Person,
    at: datetime,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> RoleGrant:
    """Give somebody a role from `starts_at` (now, unless said) until `ends_at` (open, unless said).

    Raises NotForYourself when both are one person, OnlyManagersGrant when the giver is no manager
    who is ready, MembersHoldNoStaffRole for a young person's sign-in. The role opens nothing until
    a second person has approved it (`approve_role`) and the person is ready for it, too.
    """
    _must_be_another_manager(person, granted_by, at)
    if person.age_band:
        raise MembersHoldNoStaffRole
    with transaction.atomic():
        grant = RoleGrant.objects.create(
            person=person,
            role=role,
            granted_by=granted_by,
            granted_at=at,
            starts_at=starts_at or at,
            ends_at=ends_at,
            approved_at=at if _nobody_could_approve(role, granted_by, at) else None,
        )
        record(
            Act.ROLE_GRANTED,
            actor_id=granted_by.pk,
            subject=("person", person.pk),
            at=at,
            detail={"role": str(role), "grant": grant.pk},
        )
    return grant


def approve_role(grant: RoleGrant, *, by: Person, at: datetime) -> RoleGrant:
    """Agree, as the second person, that somebody holds this role; from then on it opens doors.

    Agreeing twice keeps the first time. Raises NotForYourself to whoever would hold the role,
    NeedsSecondPerson to whoever granted it, and OnlyManagersApprove to anybody who is neither a
    manager nor a safeguarding lead who is ready.
    """
    if by.pk == grant.person_id:
        raise NotForYourself
    if by.pk == grant.granted_by_id:
        raise NeedsSecondPerson
    if not queries.works_as(by, APPROVERS, at):
        raise OnlyManagersApprove
    with transaction.atomic():
        grant = RoleGrant.objects.select_for_update().get(pk=grant.pk)
        if grant.approved_at is not None or grant.role not in NEED_TWO:
            return grant
        grant.approved_by, grant.approved_at = by, at
        grant.save(update_fields=["approved_by", "approved_at"])
        record(
            Act.ROLE_APPROVED,
            actor_id=by.pk,
            subject=("person", grant.person_id),
            at=at,
            detail={"role": grant.role, "grant": grant.pk},
        )
    return grant


def end_role(grant: RoleGrant, *, by: Person, at: datetime) -> RoleGrant:
    """End a role now; it opens nothing from this instant. Raises as `grant_role` does."""
    _must_be_another_manager(grant.person, by, at)
    with transaction.atomic():
        grant.ends_at = max(at, grant.starts_at)
        grant.save(update_fields=["ends_at"])
        record(
            Act.ROLE_ENDED,
            actor_id=by.pk,
            subject=("person", grant.person_id),
            at=at,
            detail={"role": grant.role, "grant": grant.pk},
        )
    return grant


def add_staff(shown_name: str, passphrase: str, *, by: Person, at: datetime) -> Person:
    """Make a sign-in for a member of staff, who holds no role yet. Raises OnlyManagersGrant."""
    if Role.MANAGER not in queries.works_as(by, frozenset({Role.MANAGER}), at):
        raise OnlyManagersGrant
    with transaction.atomic():
        person = new_person(passphrase, age_band="", at=at)
        take_name(person, shown_name, at=at)
    return person


def found(shown_name: str, passphrase: str, *, at: datetime) -> Person:
    """Make the first manager of an empty installation. Raises AlreadyFounded after that."""
    with transaction.atomic():
        if queries.has_anybody():
            raise AlreadyFounded
        person = new_person(passphrase, age_band="", at=at)
        take_name(person, shown_name, at=at)
        RoleGrant.objects.create(
            person=person, role=Role.MANAGER, granted_at=at, starts_at=at, approved_at=at
        )
        record(Act.FOUNDED, actor_id=person.pk, subject=("person", person.pk), at=at)
    return person


def _nobody_could_approve(role: Role, granted_by: Person, at: datetime) -> bool:
    """Whether this makes the second manager of a place that has only the first one."""
    managers = queries.holders(Role.MANAGER, at)
    return role == Role.MANAGER and managers == [granted_by]


def _must_be_another_manager(person: Person, by: Person, at: datetime) -> None:
    if person.pk == by.pk:
        raise NotForYourself
    if Role.MANAGER not in queries.works_as(by, frozenset({Role.MANAGER}), at):
        raise OnlyManagersGrant
