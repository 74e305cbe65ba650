"""The outbox: one row for each message that is to leave the building, until it is over."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sidelight.foundation.ids import new_slug
from sidelight.notices.models.settings import PushDevice
from sidelight.people.models import Person


class Channel(models.TextChoices):
    EMAIL = "email"
    TEXT = "text"
    PUSH = "push"


class Saying(models.TextChoices):
    """What a message says outside: so little that the outbox need not know what it was about."""

    NEWS = "news"
    BOOKING_NEWS = "booking_news"
    BOOKING_SOON = "booking_soon"
    BOOKING_CHANGED = "booking_changed"
    TEST = "test"


class HowOver(models.TextChoices):
    """How a message ended. UNWANTED: whoever it was for wants none there any more."""

    SENT = "sent"
    TOO_LATE = "too_late"
    UNWANTED = "unwanted"
    REFUSED = "refused"
    GIVEN_UP = "given_up"


class OutgoingQuerySet(models.QuerySet["Outgoing"]):
    def waiting(self) -> "OutgoingQuerySet":
        return self.filter(ended_at=None)

    def due(self, at: datetime) -> "OutgoingQuerySet":
        """Those whose time has come."""
        rested = Q(rests_until=None) | Q(rests_until__lte=at)
        return self.in_nobodys_hands(at).filter(rested, due_at__lte=at)

    def in_nobodys_hands(self, at: datetime) -> "OutgoingQuerySet":
        """Those that no worker has claimed, or whose worker has gone."""
        return self.waiting().filter(Q(claimed_until=None) | Q(claimed_until__lte=at))

    def on_profile(self, person: Person) -> "OutgoingQuerySet":
        """Those that go where somebody's contact profile says."""
        return self.waiting().filter(person=person).exclude(channel=Channel.PUSH)


class Outgoing(models.Model):
    """One message to one person. It holds no address: that is looked up when it is sent.

    Written in the transaction of what it tells of, so neither happens without the other.
    """

    # The gateway gets it as well, so that it can tell a message that comes twice.
    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="outgoing")
    saying = models.CharField(max_length=15, choices=Saying)
    channel = models.CharField(max_length=5, choices=Channel)
    device = models.ForeignKey(
        PushDevice, on_delete=models.CASCADE, null=True, related_name="outgoing"
    )
    # The path of a link may let whoever has it in: encrypted, and emptied when the row is over.
    encrypted_link = models.TextField(blank=True, default="")
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    useful_until = models.DateTimeField(null=True)
    # After a failure; when it was due stays known, so that staff see how late it is.
    rests_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    # A code of ours, never what a gateway said: that may quote the address.
    last_failure = models.CharField(max_length=20, blank=True, default="")
    failed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=10, choices=HowOver, blank=True, default="")

    objects: ClassVar = OutgoingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(channel=Channel.PUSH, device__isnull=False)
                | (~Q(channel=Channel.PUSH) & Q(device=None)),
                name="push_alone_has_a_device",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, how="")
                | Q(ended_at__isnull=False, how__in=HowOver.values, encrypted_link=""),
                name="a_message_that_is_over_leads_nowhere",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("made_at")), name="nothing_is_due_before_it_is_made"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=Q(ended_at=None), name="outgoing_due"),
            models.Index(fields=["ended_at"], name="outgoing_ended"),
        ]

    def __str__(self) -> str:
        return f"message {self.slug}"
