"""What a member keeps for the week between two evenings."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models.places import Application
from sidelight.courses.models.programmes import Week


class OneThing(models.Model):
    """The one thing that somebody wants to be reminded of once in a week: for their eyes alone.

    Without words of their own it is the one that the week suggests. Nothing here is ever counted.
    """

    class Said(models.TextChoices):
        DONE = "done", _("I did it")
        NOT_THIS_WEEK = "not_this_week", _("Not this week")

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="one_things"
    )
    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="+")
    encrypted = models.TextField(blank=True, default="")
    chosen_at = models.DateTimeField()
    remind_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=14, choices=Said, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["week__number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "week"], name="one_thing_a_week"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["remind_at"],
                condition=models.Q(reminded_at=None),
                name="courses_one_things_due",
            ),
        ]

    def __str__(self) -> str:
        return f"one thing {self.pk}"
