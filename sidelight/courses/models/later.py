"""Asking after somebody one and three months after their course, if they want that."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models.places import Application
from sidelight.foundation.ids import new_slug


class Afterwards(models.Model):
    """Somebody said that they may be asked how they are after their course. Stopped at any time."""

    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="afterwards"
    )
    chosen_at = models.DateTimeField()
    # They said so, or did not answer: nobody is asked twice.
    stopped_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"afterwards of application {self.application_id}"


class LaterAsk(models.Model):
    """One asking, and what came back: how somebody is stands with the check-ins, words are here."""

    class Months(models.IntegerChoices):
        ONE = 1, _("after a month")
        THREE = 3, _("after three months")

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    afterwards = models.ForeignKey(Afterwards, on_delete=models.CASCADE, related_name="asks")
    months = models.PositiveSmallIntegerField(choices=Months)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    # For the counsellors of their group; encrypted, and erased by itself.
    encrypted = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["afterwards", "months"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["afterwards", "months"], name="asked_once_each"),
            models.CheckConstraint(condition=Q(months__in=[1, 3]), name="asked_twice_at_most"),
        ]

    def __str__(self) -> str:
        return f"asking {self.pk}"
