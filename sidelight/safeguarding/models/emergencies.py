"""Who and where a member is, sealed; and every time that two people opened it together."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person


class EmergencyDetails(models.Model):
    """What a member gave for an emergency, as one encrypted text. Nobody has any unasked."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, related_name="emergency_details"
    )
    # Encrypted by foundation.crypto: a copy of the database alone finds nobody.
    encrypted = models.TextField()
    # When the member, or a course they are on, last said that it still holds: its end counts from.
    confirmed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "emergency details"

    def __str__(self) -> str:
        return f"emergency details of person {self.person_id}"


class WhyOpened(models.TextChoices):
    """Why details were opened, in words that their member may read."""

    DANGER = "danger", _("we thought that you might be in danger")
    NOT_REACHED = "not_reached", _("we were worried, and could not reach you")
    ASKED_US = "asked_us", _("you asked us to get help to you")


class EmergencyOpening(models.Model):
    """Somebody asks to open a member's details; once another person agrees, both may, for a time.

    No constraint is needed for a third: nobody but the two in this row is ever shown anything.
    """

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="emergency_openings")
    why = models.CharField(max_length=12, choices=WhyOpened)
    # Made with the form: a double tap asks once.
    key = models.UUIDField(unique=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    # That telling the member would put them in danger: a recorded choice, which can be ended.
    kept_quiet_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    kept_quiet_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(why__in=WhyOpened.values), name="why_details_are_opened_is_known"
            ),
            # The harm: one person alone could find out where a young person lives.
            models.CheckConstraint(
                condition=Q(agreed_by=None, agreed_at=None, ends_at=None)
                | (
                    Q(agreed_by__isnull=False, agreed_at__isnull=False, ends_at__isnull=False)
                    & ~Q(agreed_by=F("asked_by"))
                ),
                name="details_are_opened_by_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=F("about")) & (Q(agreed_by=None) | ~Q(agreed_by=F("about"))),
                name="nobody_opens_their_own_details",
            ),
            # What is kept from somebody is not told to them.
            models.CheckConstraint(
                condition=Q(told_at=None) | Q(kept_quiet_at=None, agreed_at__isnull=False),
                name="an_opening_kept_quiet_is_not_told",
            ),
        ]

    def __str__(self) -> str:
        return f"opening {self.pk} of emergency details"

    def is_open(self, at: datetime) -> bool:
        """Whether both may look now."""
        return self.ends_at is not None and self.ends_at > at


class EmergencyReason(models.Model):
    """What was written when somebody asked, encrypted, apart from it: it is erased in time."""

    opening = models.OneToOneField(
        EmergencyOpening, on_delete=models.PROTECT, related_name="reason"
    )
    encrypted = models.TextField()

    def __str__(self) -> str:
        return f"reason for opening {self.opening_id}"
