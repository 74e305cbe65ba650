"""Who was there, how they were, and the sentences that leaders keep ready."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sidelight.people.models import Person
from sidelight.rooms.models.rooms import Place


class Presence(models.Model):
    """One page that is, or was, open in a room: also the attendance register."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="presences")
    # Copied from the place, because every message asks who leads; neither ever changes.
    room_id = models.BigIntegerField()
    leads = models.BooleanField()
    key = models.UUIDField(unique=True)
    # The process that has the connection: when it is gone, so is everybody it had. Empty for a
    # page without a connection, which is there as long as it asks.
    worker = models.CharField(max_length=36, blank=True)
    came_at = models.DateTimeField()
    input_at = models.DateTimeField()
    visible = models.BooleanField(default=True)
    went_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["room_id"], condition=Q(went_at=None, leads=True), name="rooms_leaders_here"
            ),
            models.Index(fields=["worker"], condition=Q(went_at=None), name="rooms_pages_open"),
        ]

    def __str__(self) -> str:
        return f"presence {self.pk}"


class Mood(models.Model):
    """How somebody said they were when they came or went; leaders alone see it."""

    class When(models.TextChoices):
        IN = "in"
        OUT = "out"

    class Value(models.TextChoices):
        OKAY = "okay"
        CALM = "calm"
        TIRED = "tired"
        LOW = "low"
        WORRIED = "worried"
        UPSET = "upset"

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="moods")
    when = models.CharField(max_length=3, choices=When)
    value = models.CharField(max_length=8, choices=Value)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "when"], name="one_mood_in_and_one_out"),
        ]

    def __str__(self) -> str:
        return f"mood {self.pk}"


class ReadyMessage(models.Model):
    """A sentence that leaders can put into the room with one tap; staff wrote it."""

    title = models.CharField(max_length=60)
    words = models.TextField(max_length=2000)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["title", "pk"]

    def __str__(self) -> str:
        return f"ready message {self.pk}"
