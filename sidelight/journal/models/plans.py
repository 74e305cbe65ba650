"""A safety plan: its owner's words, opened to a counsellor for a day, with lines they suggest."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person


class Section(models.TextChoices):
    """The parts of a plan, in the order in which somebody goes through them on a hard day."""

    SIGNS = "signs", _("How I notice that it gets hard")
    MYSELF = "myself", _("What I can do by myself")
    AWAY = "away", _("Places and people that take my mind off things")
    PEOPLE = "people", _("People I can ask for help")
    HELP = "help", _("Professionals and help lines")
    SAFER = "safer", _("What makes the place around me safer")
    WORTH = "worth", _("What is worth it to me")


class Plan(models.Model):
    """One person's plan. All of it is sealed as one text with their journal's key."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="safety_plan")
    sealed = models.BinaryField()
    # As with pages: nothing older lands on newer words.
    last_key = models.UUIDField()
    last_turn = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"safety plan {self.pk}"


class PlanShareQuerySet(models.QuerySet["PlanShare"]):
    def standing(self) -> "PlanShareQuerySet":
        """Leave only what was not closed; the hour decides about the rest."""
        return self.filter(closed_at=None)


class PlanShare(models.Model):
    """A plan is open to one counsellor until an hour that was said, or until its owner closes it.

    It holds no copy: they read what stands there now, because the two write it together.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="shares")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar = PlanShareQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-opened_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("opened_at")), name="a_plan_is_open_until_an_hour"
            ),
            models.UniqueConstraint(
                fields=["plan", "reader"],
                condition=Q(closed_at=None),
                name="a_plan_is_open_once_to_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"share {self.pk} of safety plan {self.plan_id}"


class PlanSuggestion(models.Model):
    """A line that a counsellor suggests. It is in no plan until its owner takes it.

    Sealed with the owner's key; the row goes when they took it or left it.
    """

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="suggestions")
    section = models.CharField(max_length=10, choices=Section)
    sealed = models.BinaryField()
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"suggestion {self.pk} for safety plan {self.plan_id}"
