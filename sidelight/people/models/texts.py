"""The texts people agree to, and that they did."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sidelight.people.models.persons import Person


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
