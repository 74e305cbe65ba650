"""Help services, their hours, and when somebody here last checked them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.foundation.week import MIDNIGHT, Hours
from sidelight.people.models import Person


class Nation(models.TextChoices):
    ENGLAND = "england", _("England")
    SCOTLAND = "scotland", _("Scotland")
    WALES = "wales", _("Wales")
    NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")
    ISLE_OF_MAN = "isle_of_man", _("Isle of Man")
    CHANNEL_ISLANDS = "channel_islands", _("Channel Islands")
    IRELAND = "ireland", _("Ireland")


class HelpServiceQuerySet(models.QuerySet["HelpService"]):
    def listed(self) -> "HelpServiceQuerySet":
        return self.filter(withdrawn_at=None).prefetch_related("hours")


class HelpService(models.Model):
    """Somebody outside who helps, and how to reach them. Withdrawn ones stay on record."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    name = models.CharField(max_length=60)
    about = models.CharField(max_length=200)
    phone = models.CharField(max_length=30, blank=True, default="")
    text_number = models.CharField(max_length=30, blank=True, default="")
    write_page = models.URLField(blank=True, default="")
    web = models.URLField(blank=True, default="")
    round_the_clock = models.BooleanField(default=False)
    # In which the hours are meant; empty is the charity's own.
    time_zone = models.CharField(max_length=40, blank=True, default="")
    youngest = models.PositiveSmallIntegerField(null=True)
    oldest = models.PositiveSmallIntegerField(null=True)
    # Nations and letters of postcodes with a space between; without any they help everywhere.
    areas = models.CharField(max_length=400, blank=True, default="")
    languages = models.CharField(max_length=120, blank=True, default="")
    cost = models.CharField(max_length=10, blank=True, default="")
    # The most urgent first.
    position = models.PositiveSmallIntegerField(default=100)
    added_at = models.DateTimeField()
    checked_on = models.DateField(null=True)
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar = HelpServiceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            # An entry without any of them would send somebody in need nowhere.
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(text_number="") | ~Q(write_page="") | ~Q(web=""),
                name="help_can_be_reached",
            ),
            models.CheckConstraint(
                condition=Q(youngest=None) | Q(oldest=None) | Q(oldest__gte=F("youngest")),
                name="help_ages_are_in_order",
            ),
            models.CheckConstraint(
                condition=Q(cost__in=["", "free", "as_usual"]), name="help_cost_is_known"
            ),
            models.CheckConstraint(
                condition=Q(checked_on=None, checked_by=None)
                | Q(checked_on__isnull=False, checked_by__isnull=False),
                name="help_is_checked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HelpHours(models.Model):
    """One line of a service's week, in the service's own time."""

    service = models.ForeignKey(HelpService, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(choices=WEEKDAYS)
    opens = models.TimeField()
    # 00:00 is the midnight that ends the day.
    closes = models.TimeField()

    class Meta:
        ordering: ClassVar = ["weekday", "opens"]
        verbose_name_plural = "help hours"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(weekday__range=(0, 6)), name="help_weekday_is_known"
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")) | Q(closes=MIDNIGHT),
                name="help_hours_end_after_they_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"help hours {self.pk}"

    @property
    def as_hours(self) -> Hours:
        """The same line as a plain fact."""
        return Hours(self.weekday, self.opens, self.closes)
