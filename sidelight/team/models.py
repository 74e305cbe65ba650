"""Opening hours and readiness, as dated rows with who and when."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS

from sidelight.foundation.ids import new_slug
from sidelight.foundation.week import MIDNIGHT, Hours
from sidelight.people.models import Person, Role


class OpeningHoursQuerySet(models.QuerySet["OpeningHours"]):
    def in_force(self) -> "OpeningHoursQuerySet":
        return self.filter(ended_at=None)


class OpeningHours(models.Model):
    """One line of the week, in the charity's time zone. Ended lines stay: they explain the past."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    weekday = models.PositiveSmallIntegerField(choices=WEEKDAYS)
    opens = models.TimeField()
    # 00:00 is the midnight that ends the day; hours past midnight are two lines.
    closes = models.TimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar = OpeningHoursQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["weekday", "opens", "pk"]
        verbose_name_plural = "opening hours"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(weekday__range=(0, 6)), name="opening_weekday_is_known"
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")) | Q(closes=MIDNIGHT),
                name="opening_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_by__isnull=False),
                name="opening_is_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"opening hours {self.pk}"

    @property
    def as_hours(self) -> Hours:
        """The same line as a plain fact, counting from when it was added until it ended."""
        return Hours(self.weekday, self.opens, self.closes, self.added_at, self.ended_at)


class ReadinessQuerySet(models.QuerySet["Readiness"]):
    def standing(self, at: datetime) -> "ReadinessQuerySet":
        """Confirmed by this instant, and not ended or replaced by a newer confirmation yet."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=at), confirmed_at__lte=at)


class Readiness(models.Model):
    """That somebody looked at a person's checks and training for one role, and until when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="readiness")
    role = models.CharField(max_length=20, choices=Role)
    # Both days are the last that count, in the charity's time zone.
    checks_until = models.DateField()
    training_until = models.DateField()
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar = ReadinessQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-confirmed_at", "-pk"]
        verbose_name_plural = "readiness"
        constraints: ClassVar = [
            # One pair of eyes alone must never open a door to young people's words.
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("person")),
                name="nobody_confirms_their_own_readiness",
            ),
            # The first manager has nobody who could look; a manager reads no member's words.
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=False) | Q(role="manager"),
                name="readiness_is_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values) & ~Q(role="member"),
                name="readiness_is_for_a_staff_role",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("confirmed_at")),
                name="readiness_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(ended_at=None),
                name="one_standing_readiness_per_role",
            ),
        ]

    def __str__(self) -> str:
        return f"readiness {self.pk}"


class OnCallQuerySet(models.QuerySet["OnCall"]):
    def standing(self) -> "OnCallQuerySet":
        return self.filter(ended_at=None)

    def touching(self, begins: datetime, ends: datetime) -> "OnCallQuerySet":
        """Leave what shares time with this stretch, and was not ended."""
        return self.standing().filter(starts_at__lt=ends, ends_at__gt=begins)


class OnCall(models.Model):
    """That a safeguarding lead is the one to turn to, from one instant until another."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="times_on_call")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    named_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar = OnCallQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        verbose_name_plural = "times on call"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="on_call_ends_after_it_starts"
            ),
            # Whoever answers for a young person was asked by somebody else.
            models.CheckConstraint(
                condition=~Q(named_by=F("person")), name="nobody_puts_themselves_on_call"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_by__isnull=False),
                name="on_call_is_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"time on call {self.pk}"
