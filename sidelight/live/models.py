"""Which processes hold connections, and who has to be looked at once more."""

from django.db import models


class Worker(models.Model):
    """A process that holds connections. It is there as long as it says so."""

    key = models.CharField(max_length=36, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"worker {self.key}"


class Recheck(models.Model):
    """Something changed about a person or a room: every worker asks again who may stay.

    Written in the transaction of the change, so that it cannot be forgotten on any worker.
    """

    person_id = models.BigIntegerField(null=True)
    room_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"recheck {self.pk}"
