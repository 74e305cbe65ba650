"""Roles as dated grants: who gave what to whom, from when, until when."""

from datetime import datetime

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.live.actions import ask_again_about_person
from sidelight.people import queries
from sidelight.people.actions.names import new_person, take_name
from sidelight.people.errors import (
    AlreadyFounded,
    MembersHoldNoStaffRole,
    NeedsSecondPerson,
    NotForYourself,
    NotWaiting,
    OnlyManagersApprove,
    OnlyManagersGrant,
    TheyHaveLeft,
)
from sidelight.people.models import NEED_TWO, Invitation, Person, Role, RoleGrant

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
    who is ready, MembersHoldNoStaffRole for a young person's sign-in, and for staff who would be
    members beside it, TheyHaveLeft for somebody who is gone. The role opens nothing until a second
    person has approved it (`approve_role`) and the person is ready for it, too.
    """
    _must_be_another_manager(person, granted_by, at)
    if person.age_band or role == Role.MEMBER:
        raise MembersHoldNoStaffRole
    with transaction.atomic():
        # Locked: whoever leaves in this very moment gets no role afterwards.
        if not Person.objects.select_for_update().get(pk=person.pk).is_active:
            raise TheyHaveLeft
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
    _must_be_a_second_person(grant, by, at)
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


def decline_role(grant: RoleGrant, *, by: Person, at: datetime) -> RoleGrant:
    """End a role that waits for a second person, because that person does not agree.

    Raises NotWaiting when it waits no more, and else as `approve_role` does.
    """
    _must_be_a_second_person(grant, by, at)
    with transaction.atomic():
        waiting = RoleGrant.objects.select_for_update().waiting_for_approval(at)
        found = waiting.filter(pk=grant.pk).first()
        if found is None:
            raise NotWaiting
        return _ended(found, by, at)


def end_role(grant: RoleGrant, *, by: Person, at: datetime) -> RoleGrant:
    """End a role now; it opens nothing from this instant. Raises as `grant_role` does."""
    _must_be_another_manager(grant.person, by, at)
    with transaction.atomic():
        _ended(grant, by, at)
        if grant.role == Role.MANAGER:
            _withdraw_invitations_of(grant.person, by, at)
    return grant


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
    """Whether this makes the second manager of a place that has only the first one.

    Never again once two people have agreed to anything: a manager who ends the other's role
    could else bring in whomever they like, alone.
    """
    if role != Role.MANAGER or RoleGrant.objects.exclude(approved_by=None).exists():
        return False
    # Also one whose role is yet to begin: they will be there to agree.
    agreed = RoleGrant.objects.filter(role=Role.MANAGER).exclude(approved_at=None)
    return not agreed.not_over(at).exclude(person=granted_by).exists()


def _must_be_a_second_person(grant: RoleGrant, by: Person, at: datetime) -> None:
    if by.pk == grant.person_id:
        raise NotForYourself
    if by.pk == grant.granted_by_id:
        raise NeedsSecondPerson
    if not queries.works_as(by, APPROVERS, at):
        raise OnlyManagersApprove


def _ended(grant: RoleGrant, by: Person, at: datetime) -> RoleGrant:
    grant.ends_at = max(at, grant.starts_at)
    grant.save(update_fields=["ends_at"])
    record(
        Act.ROLE_ENDED,
        actor_id=by.pk,
        subject=("person", grant.person_id),
        at=at,
        detail={"role": grant.role, "grant": grant.pk},
    )
    ask_again_about_person(grant.person_id, at=at)
    return grant


def _withdraw_invitations_of(manager: Person, by: Person, at: datetime) -> None:
    """Make the links of a manager who has ended worthless; a new role does not revive them."""
    for invitation in Invitation.objects.select_for_update().open(at).filter(invited_by=manager):
        invitation.withdrawn_by, invitation.withdrawn_at = by, at
        invitation.save(update_fields=["withdrawn_by", "withdrawn_at"])
        record(
            Act.INVITATION_WITHDRAWN, actor_id=by.pk, subject=("invitation", invitation.pk), at=at
        )


def _must_be_another_manager(person: Person, by: Person, at: datetime) -> None:
    if person.pk == by.pk:
        raise NotForYourself
    if Role.MANAGER not in queries.works_as(by, frozenset({Role.MANAGER}), at):
        raise OnlyManagersGrant
