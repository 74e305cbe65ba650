"""Who wrote in a version, and what somebody else said to it before it was published."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models.programmes import ProgrammeVersion
from sidelight.people.models import Person

LONGEST_NOTES = 4_000


class VersionWriter(models.Model):
    """Somebody who wrote in a version, and so cannot say yes to it."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.PROTECT, related_name="writers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["version", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "person"], name="a_writer_once_a_version"),
        ]

    def __str__(self) -> str:
        return f"writer {self.person_id} of version {self.version_id}"


class VersionReview(models.Model):
    """A draft was put forward: by whom, in which words exactly, and what somebody said to it."""

    class Said(models.TextChoices):
        YES = "yes", _("yes")
        SENT_BACK = "sent_back", _("sent back with notes")
        TAKEN_BACK = "taken_back", _("taken back before anybody said something")

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.PROTECT, related_name="reviews")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    # Of everything in the version: what is published has to be what was looked at.
    digest = models.CharField(max_length=40)
    said = models.CharField(max_length=10, choices=Said, blank=True, default="")
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField(null=True)
    notes = models.TextField(max_length=LONGEST_NOTES, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["version", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(said_at=None), name="one_open_review_a_version"
            ),
            models.CheckConstraint(
                condition=Q(said="", said_at=None, said_by=None)
                | (~Q(said="") & Q(said_at__isnull=False, said_by__isnull=False)),
                name="a_review_is_said_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(said__in=["yes", "sent_back"]) | ~Q(said_by=F("asked_by")),
                name="nobody_reviews_what_they_put_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"review {self.pk} of version {self.version_id}"
