"""Who opened what was said in a room, and why: added, never changed."""

from typing import ClassVar

from django.db import models

from sidelight.people.models import Person
from sidelight.rooms.models.rooms import Room


class TranscriptView(models.Model):
    """A safeguarding lead opened the words of a room once. A trigger refuses every change."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="transcript_views")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"transcript view {self.pk}"


class TranscriptReason(models.Model):
    """Why they opened it, in a row of its own: it may name somebody, so it can be erased."""

    view = models.OneToOneField(TranscriptView, on_delete=models.PROTECT, related_name="reason")
    words = models.TextField(max_length=1000)

    def __str__(self) -> str:
        return f"reason {self.pk} of transcript view {self.view_id}"
