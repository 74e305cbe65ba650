"""What the ground floor keeps: when tasks were last due, what was tried, which edition it is."""

from typing import ClassVar

from django.db import models


class Recurring(models.Model):
    """The last slot in which a recurring task was queued."""

    name = models.CharField(primary_key=True, max_length=200)
    last_due = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Try(models.Model):
    """That something was tried once. By whom is a keyed hash; it goes when it counts no more."""

    source_hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    counts_until = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["source_hash"], name="foundation_try_source")]

    def __str__(self) -> str:
        return f"try {self.pk}"


class Remembered(models.Model):
    """The table behind Django's cache: all processes share it, and a restart forgets nothing."""

    cache_key = models.CharField(primary_key=True, max_length=255)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "foundation_remembered"

    def __str__(self) -> str:
        return self.cache_key


class Edition(models.Model):
    """The one row with the number of the edition in force; triggers add to it."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="foundation_edition_is_one")
        ]

    def __str__(self) -> str:
        return f"edition {self.number}"


class EditionStep(models.Model):
    """One step that is not yet counted into the number; triggers on PostgreSQL leave them."""

    def __str__(self) -> str:
        return f"step {self.pk}"
