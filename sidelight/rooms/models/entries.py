"""What happened in a room, in order; words are encrypted with the room's key."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sidelight.people.models import Person
from sidelight.rooms.models.rooms import Channel, Room


class Entry(models.Model):
    """One event of a channel. What is held has no number: for others it has not happened."""

    class Kind(models.TextChoices):
        SAID = "said"
        GONE = "gone"
        STATE = "state"
        REACTED = "reacted"
        HELD = "held"
        SETTLED = "settled"
        DECLINED = "declined"
        TOLD = "told"
        ACTIVITY = "activity"

    class State(models.TextChoices):
        SHOWN = "shown"
        HELD = "held"
        DECLINED = "declined"
        GONE = "gone"

    # An index costs every message; the three below are all that is asked for.
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="entries", db_index=False)
    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, related_name="entries", db_index=False
    )
    seq = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=8, choices=State, default=State.SHOWN)
    author = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    # Made by the page: the same message sent again is the same row.
    key = models.UUIDField(null=True)
    sealed = models.BinaryField(default=b"")
    reply_to = models.PositiveIntegerField(null=True)
    # What this event is about: a number in the same channel, or a message that was held.
    about_seq = models.PositiveIntegerField(null=True)
    about = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    # Codes and numbers, never words.
    detail = models.JSONField(default=dict)
    at = models.DateTimeField()
    settled_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "seq"], name="a_number_once_a_channel"),
            # In this order, so that the index also answers "which of these keys are known?".
            models.UniqueConstraint(
                fields=["key", "author", "room"], name="a_message_is_kept_once"
            ),
            # What has no number has not been shown to anybody but its author and the leaders.
            models.CheckConstraint(
                condition=Q(seq__isnull=False) & ~Q(state__in=["held", "declined"])
                | Q(seq=None, kind="said", state__in=["held", "declined"]),
                name="what_is_held_has_no_number",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["room", "author", "id"], name="rooms_words_of_somebody"),
            models.Index(fields=["room"], condition=Q(state="held"), name="rooms_held_messages"),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class Reaction(models.Model):
    """A kind sign by a message; who gave it is known so that they can take it back."""

    class Sign(models.TextChoices):
        WITH_YOU = "with_you"
        THANK_YOU = "thank_you"
        ME_TOO = "me_too"
        WELL_SAID = "well_said"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="reactions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sign = models.CharField(max_length=10, choices=Sign)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "person", "sign"], name="one_sign_once_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"reaction {self.pk}"
