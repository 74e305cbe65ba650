"""The ideas for a pause, in versions."""

from typing import ClassVar

from django.db import models


class IdeaList(models.Model):
    """One version of the ideas for a pause, a line each; the latest is in force. Never changed.

    Empty means those that come with Sidelight. Who wrote it stands on the ledger.
    """

    ideas = models.TextField(blank=True, default="")
    since = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"ideas for a pause {self.pk}"
