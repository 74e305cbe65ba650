"""Roles as dated grants, and the invitations by which staff come in."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models.persons import Person


class Role(models.TextChoices):
    MEMBER = "member", _("member")
    MODERATOR = "moderator", _("moderator")
    COUNSELLOR = "counsellor", _("counsellor")
    YOUTH_WORKER = "youth_worker", _("youth worker")
    SAFEGUARDING_LEAD = "safeguarding_lead", _("safeguarding lead")
    EDITOR = "editor", _("editor")
    MANAGER = "manager", _("manager")


# Their pages open young people's words, or give such roles: one person's yes is not enough.
NEED_TWO = (
    Role.MODERATOR,
    Role.COUNSELLOR,
    Role.YOUTH_WORKER,
    Role.SAFEGUARDING_LEAD,
    Role.MANAGER,
)


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def in_force(self, at: datetime) -> "RoleGrantQuerySet":
        """Leave only what opens doors at this instant: begun, not ended, agreed to by two."""
        dated = self.filter(Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at)
        return dated.filter(~Q(role__in=NEED_TWO) | Q(approved_at__lte=at))

    def waiting_for_approval(self, at: datetime) -> "RoleGrantQuerySet":
        """Leave what opens nothing until a second person has agreed to it."""
        return self.not_over(at).filter(role__in=NEED_TWO, approved_at=None)

    def not_over(self, at: datetime) -> "RoleGrantQuerySet":
        """Leave only what has not ended, also what is yet to begin."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at) & Q(ends_at__gt=F("starts_at")))


class RoleGrant(models.Model):
    """One role of one person, from one instant until another, given by somebody."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = RoleGrantQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-granted_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(granted_by=None) | ~Q(granted_by=F("person")),
                name="nobody_grants_themselves_a_role",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | ~(Q(approved_by=F("person")) | Q(approved_by=F("granted_by"))),
                name="a_role_is_approved_by_a_second_person",
            ),
            # Only the first two managers of a place have nobody yet who could approve them.
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(approved_by__isnull=False) | Q(role="manager"),
                name="a_role_is_approved_by_somebody",
            ),
            # Only joining and founding happen without somebody who grants.
            models.CheckConstraint(
                condition=Q(granted_by__isnull=False) | Q(role__in=["member", "manager"]),
                name="staff_roles_are_granted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
                name="role_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of person {self.person_id}"

    @property
    def is_waiting(self) -> bool:
        """Whether a second person still has to agree."""
        return self.role in NEED_TWO and self.approved_at is None


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, at: datetime) -> "InvitationQuerySet":
        """Leave only what can still be taken up: not used, not withdrawn, not run out."""
        kept = self.filter(taken_up_at=None, withdrawn_at=None, expires_at__gt=at)
        return kept.filter(Q(ends_at=None) | Q(ends_at__gt=at))


class Invitation(models.Model):
    """A one-time link by which somebody of the staff comes in; the link itself is not kept."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    link_hash = models.CharField(max_length=64, unique=True)
    shown_name = models.CharField(max_length=40)
    role = models.CharField(max_length=20, choices=Role)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    # When the role will begin and end; empty: when it is taken up, and never.
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    taken_up_by = models.OneToOneField(
        Person, on_delete=models.PROTECT, null=True, related_name="invitation"
    )
    taken_up_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-invited_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(taken_up_by=None) | ~Q(taken_up_by=F("invited_by")),
                name="nobody_takes_up_their_own_invitation",
            ),
            models.CheckConstraint(
                condition=~Q(role="member"), name="members_join_without_an_invitation"
            ),
            models.CheckConstraint(
                condition=Q(taken_up_at=None) | Q(withdrawn_at=None),
                name="an_invitation_is_taken_up_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
