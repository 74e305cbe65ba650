"""Days on which groups do not meet, who was reminded of which evening, and who missed one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sidelight.courses.models.groups import Session
from sidelight.courses.models.places import Application
from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person


class ClosedDay(models.Model):
    """A holiday: whoever plans a group is shown it, and moves that evening on or does not."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    day = models.DateField()
    name = models.CharField(max_length=60)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["day", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["day"], condition=Q(ended_at=None), name="a_closed_day_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="a_closed_day_is_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"closed day {self.pk}"


class Reminder(models.Model):
    """Somebody was reminded of an evening, so long before it. Of another time, they are anew."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    hours_before = models.PositiveSmallIntegerField()
    # When the evening was to begin then.
    starts_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            # Whatever two workers do at once: nobody is reminded twice.
            models.UniqueConstraint(
                fields=["session", "person", "hours_before", "starts_at"], name="reminded_once"
            ),
        ]

    def __str__(self) -> str:
        return f"reminder {self.pk} of session {self.session_id}"


class Missed(models.Model):
    """Somebody with a place was not there, had not said so, and was written to once."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="missed")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="missed")
    told_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            # Whatever two workers do at once: nobody is written to twice.
            models.UniqueConstraint(
                fields=["session", "application"], name="missed_an_evening_once"
            ),
        ]

    def __str__(self) -> str:
        return f"missed {self.pk} of session {self.session_id}"
