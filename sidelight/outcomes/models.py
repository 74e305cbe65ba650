"""Check-ins: one tap each, and nothing worked out from them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person

LONGEST_CODE = 40


class Moment(models.TextChoices):
    """When somebody says how they are: as they come to something, as they go, or weeks later."""

    IN = "in", _("Coming in")
    OUT = "out", _("Going")
    LATER = "later", _("Later")


class Feeling(models.TextChoices):
    """How somebody says they are, in no order that means anything."""

    OKAY = "okay", pgettext_lazy("mood", "Okay")
    CALM = "calm", pgettext_lazy("mood", "Calm")
    TIRED = "tired", pgettext_lazy("mood", "Tired")
    LOW = "low", pgettext_lazy("mood", "Low")
    WORRIED = "worried", pgettext_lazy("mood", "Worried")
    UPSET = "upset", pgettext_lazy("mood", "Upset")
    NEED_SOMEBODY = "need_somebody", pgettext_lazy("mood", "I need somebody now")


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def shown(self) -> "CheckInQuerySet":
        """Leave only what its person has not hidden from their leaders."""
        return self.filter(hidden_at=None)


class CheckIn(models.Model):
    """How somebody said they were at one moment of something; said again, it is changed.

    source_kind, source_id: what it belongs to, such as their place in a room.
    """

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="check_ins")
    moment = models.CharField(max_length=5, choices=Moment)
    feeling = models.CharField(max_length=13, choices=Feeling)
    at = models.DateTimeField()
    source_kind = models.CharField(max_length=LONGEST_CODE)
    source_id = models.BigIntegerField()
    # Its person does not show it to their leaders any more.
    hidden_at = models.DateTimeField(null=True)

    objects: ClassVar = CheckInQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            # In this order, so that the index also answers "how are those in this room?".
            models.UniqueConstraint(
                fields=["source_id", "source_kind", "moment", "person"],
                name="one_check_in_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(moment__in=Moment.values), name="check_in_moment_is_known"
            ),
            models.CheckConstraint(
                condition=Q(feeling__in=Feeling.values), name="check_in_feeling_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"check-in {self.pk}"
