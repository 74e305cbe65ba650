"""Spaces: a place for one subject and one age band."""

from collections.abc import Collection
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import AgeBand, Person

EVERY_BAND = "all"
BANDS = [*AgeBand.choices, (EVERY_BAND, _("every age here"))]


class SpaceQuerySet(models.QuerySet["Space"]):
    def for_bands(self, bands: Collection[str]) -> "SpaceQuerySet":
        return self.filter(band__in=bands)


class Space(models.Model):
    """A place for one subject and one age band."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    name = models.CharField(max_length=60)
    about = models.CharField(max_length=300)
    band = models.CharField(max_length=5, choices=BANDS)
    # Older and younger people meet only where a safeguarding lead recorded why.
    mixed_reason = models.CharField(max_length=300, blank=True, default="")
    mixed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = SpaceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(band=EVERY_BAND) | (~Q(mixed_reason="") & Q(mixed_by__isnull=False)),
                name="mixed_bands_need_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(band__in=[EVERY_BAND, *AgeBand.values]), name="space_band_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
