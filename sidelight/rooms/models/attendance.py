"""Who was there, and the sentences that leaders keep ready."""

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
