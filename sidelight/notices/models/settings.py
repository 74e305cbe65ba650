"""What people choose about messages, and the neutral name from which they come."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person

SENDER_LONGEST = 24


class PushDevice(models.Model):
    """A browser that asked for notes. Where they go is known to its maker's push service alone."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="push_devices")
    # The address and two public keys that the browser gave, as one encrypted text.
    encrypted = models.TextField()
    # Keyed, so that the same browser is one row and a copy of the database names no browser.
    address_hash = models.CharField(max_length=64, unique=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"push device {self.slug}"


class ReminderChoice(models.Model):
    """How many hours before something somebody wants to be reminded; 0 means not at all."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="reminder_choice")
    first_hours = models.PositiveSmallIntegerField()
    last_hours = models.PositiveSmallIntegerField()
    chosen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first_hours__in=[0, 24, 48, 72]) & Q(last_hours__in=[0, 1, 2, 4]),
                name="reminders_come_at_known_times",
            )
        ]

    def __str__(self) -> str:
        return f"reminders of person {self.person_id}"


class SenderName(models.Model):
    """One version of the neutral name that messages come from; the latest counts. Never changed."""

    name = models.CharField(max_length=SENDER_LONGEST)
    chosen_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sender_names")
    chosen_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"sender name {self.pk}"
