"""Nobody is lost between the room and the night: goodbyes, the hand-over note, and prompts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person
from sidelight.rooms.models.rooms import Place, Room


class SeenOut(models.Model):
    """A leader saw a member out, or asked for a follow-up instead. The ledger keeps each change."""

    class How(models.TextChoices):
        GOODBYE = "goodbye"
        FOLLOW_UP = "follow_up"

    place = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="seen_out")
    how = models.CharField(max_length=9, choices=How)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"seen out {self.pk}"


class HandOver(models.Model):
    """What a leader writes down for whoever leads next. Added, never changed; encrypted.

    Not with the room's key: that is destroyed with what members said, weeks before the next group
    needs this.
    """

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="hand_overs")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    encrypted = models.TextField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"hand-over {self.pk}"


class HandOverDraft(models.Model):
    """What a leader has typed so far. Each has their own, so that nobody overwrites another's."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    encrypted = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "by"], name="one_draft_a_leader_and_room"),
        ]

    def __str__(self) -> str:
        return f"draft of a hand-over {self.pk}"


class Prompt(models.Model):
    """Leaders are asked to look after a member who is silent or gone. About now, never a count."""

    class Kind(models.TextChoices):
        SILENT = "silent"
        GONE = "gone"

    class Outcome(models.TextChoices):
        FINE = "fine"
        WROTE = "wrote"
        FOLLOW_UP = "follow_up"
        # By itself: they wrote or are back, or the session is over.
        BACK = "back"
        OVER = "over"

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="prompts")
    kind = models.CharField(max_length=6, choices=Kind)
    # Since when nothing was heard of them.
    since = models.DateTimeField()
    at = models.DateTimeField()
    claimed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    claimed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True, default="")
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place"], condition=Q(settled_at=None), name="one_open_prompt_a_member"
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, outcome="")
                | Q(settled_at__isnull=False) & ~Q(outcome=""),
                name="a_settled_prompt_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"prompt {self.pk}"


# How a leader may settle a prompt; the other outcomes come by themselves.
LEADERS_SAY = (Prompt.Outcome.FINE, Prompt.Outcome.WROTE, Prompt.Outcome.FOLLOW_UP)
