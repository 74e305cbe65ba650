"""Persons, dated roles, the texts people agree to and their consents."""

from datetime import datetime
from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug


class AgeBand(models.TextChoices):
    YOUNGEST = "13-15", _("13 to 15")
    MIDDLE = "16-17", _("16 or 17")
    OLDEST = "18-19", _("18 or 19")


class Role(models.TextChoices):
    MEMBER = "member", _("member")
    MODERATOR = "moderator", _("moderator")
    COUNSELLOR = "counsellor", _("counsellor")
    YOUTH_WORKER = "youth_worker", _("youth worker")
    SAFEGUARDING_LEAD = "safeguarding_lead", _("safeguarding lead")
    EDITOR = "editor", _("editor")
    MANAGER = "manager", _("manager")


class PersonQuerySet(models.QuerySet["Person"]):
    def here(self) -> "PersonQuerySet":
        return self.filter(left_at=None)


class Persons(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(sign_in_name=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody with a sign-in: a young person or a member of staff."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    # Private and given by us, so that a name told to friends opens nothing.
    sign_in_name = models.CharField(max_length=40, unique=True)
    # What others see: a copy of the approved name submission's words, or a generated safe name.
    shown_name = models.CharField(max_length=40)
    shown_name_folded = models.CharField(max_length=500, unique=True)
    age_band = models.CharField(max_length=5, choices=AgeBand, blank=True, default="")
    joined_at = models.DateTimeField()
    # Made with the join form: a second tap is the same person.
    join_key = models.UUIDField(unique=True, default=uuid4, editable=False)
    left_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Persons] = Persons.from_queryset(PersonQuerySet)()

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(age_band__in=["", *AgeBand.values]), name="person_band_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's is a plain attribute
        """Whether this person may sign in at all."""
        return self.left_at is None


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def in_force(self, at: datetime) -> "RoleGrantQuerySet":
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at)


class RoleGrant(models.Model):
    """One role of one person, from one instant until another, given by somebody."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField()
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


class HouseText(models.Model):
    """One version of a text that people agree to before their first words here."""

    class Kind(models.TextChoices):
        CONFIDENTIALITY = "confidentiality", _("Who reads what, and when we must tell")
        HOUSE_RULES = "house-rules", _("House rules")

    kind = models.CharField(max_length=20, choices=Kind)
    version = models.PositiveIntegerField()
    words = models.TextField()
    what_changed = models.TextField(blank=True, default="")
    in_force_from = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["kind", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "version"], name="one_text_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} version {self.version}"


class Clause(models.Model):
    """One house rule of one version; a moderator's reason cites it."""

    text = models.ForeignKey(HouseText, on_delete=models.PROTECT, related_name="clauses")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    words = models.TextField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "position"], name="one_clause_per_position"),
        ]

    def __str__(self) -> str:
        return self.title


class Consent(models.Model):
    """That a person agreed to one version of a text. Added, never changed (a trigger refuses)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    text = models.ForeignKey(HouseText, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "text"], name="agreed_once_per_version"),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"
