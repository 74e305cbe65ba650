"""Leaving, what keeps something from being erased, and complaints about what we keep."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models.persons import Person


class Leaving(models.Model):
    """That somebody left, and when what they wrote was erased."""

    class Why(models.TextChoices):
        OWN = "own", _("they left")
        RETENTION = "retention", _("they had not been here for a long time")

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="leaving")
    why = models.CharField(max_length=10, choices=Why)
    left_at = models.DateTimeField()
    # Empty only while a hold keeps it; nobody but the holder of the hold can read it meanwhile.
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"leaving of person {self.person_id}"


class Hold(models.Model):
    """A legal hold: what is kept about somebody is not erased until it ends."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holds")
    reason = models.TextField()
    # Nobody, when a restore found that somebody's words had been kept by a hold that it lost.
    placed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    placed_at = models.DateTimeField()
    # A hold without an end would be keeping for ever: somebody looks again by this day.
    review_on = models.DateField()
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-placed_at", "-pk"]

    def __str__(self) -> str:
        return f"hold {self.pk}"


class Complaint(models.Model):
    """A complaint about what we keep or do with it, with a clock for our answer."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    # Made with the page: a second tap is the same complaint, and who has it reads the answer.
    key = models.UUIDField(unique=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="complaints"
    )
    words = models.TextField()
    sent_at = models.DateTimeField()
    acknowledged_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["sent_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(answer=""), name="an_answer_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"complaint {self.pk}"
