"""What was played in a rehearsal: each beat of its script once, whichever process was quicker."""

from typing import ClassVar

from django.db import models

from sidelight.rooms.models.rooms import Room


class Played(models.Model):
    """One deed of a made-up member that was done."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="played")
    code = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "code"], name="each_beat_is_played_once"),
        ]

    def __str__(self) -> str:
        return f"beat {self.pk} of room {self.room_id}"
