"""The one table of the ground floor: when each recurring task was last due."""

from django.db import models


class Recurring(models.Model):
    """The last slot in which a recurring task was queued."""

    name = models.CharField(primary_key=True, max_length=200)
    last_due = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
