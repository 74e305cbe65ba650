"""Spaces: a place for one subject and one age band, and who is let into those that are not for all.

A step-down space is one for people who finished a course, for some months.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import AgeBand, Person

EVERY_BAND = "all"
BANDS = [*AgeBand.choices, (EVERY_BAND, _("every age here"))]


class ForWhom(models.TextChoices):
    """Who of a band a space is for."""

    BAND = "band", _("Everybody of this age")
    FINISHED = "finished", _("People who finished a course, for six months")


@dataclass(frozen=True)
class Sight:
    """What somebody may see just now. for_whom: what they see without being let in."""

    person_id: int
    at: datetime
    bands: frozenset[str]
    for_whom: frozenset[str]

    def of_spaces(self, space: str = "") -> Q:
        """Say for each row whether its space is there for them. space: the way to it, or none.

        The harm: what was written among people who finished a course would be read by others.
        Whatever is not plainly for them is not there.
        """
        let_in = LetIn.objects.filter(
            person=self.person_id,
            since__lte=self.at,
            until__gt=self.at,
            space=OuterRef(space or "pk"),
        )
        way = f"{space}__" if space else ""
        theirs = Q(**{f"{way}for_whom__in": self.for_whom}) | Q(Exists(let_in))
        return Q(**{f"{way}band__in": self.bands}) & theirs


class SpaceQuerySet(models.QuerySet["Space"]):
    def seen(self, sight: Sight) -> "SpaceQuerySet":
        return self.filter(sight.of_spaces())


class Space(models.Model):
    """A place for one subject and one age band."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    name = models.CharField(max_length=60)
    about = models.CharField(max_length=300)
    band = models.CharField(max_length=5, choices=BANDS)
    # Chosen once: people wrote for those whom it is for.
    for_whom = models.CharField(max_length=8, choices=ForWhom, default=ForWhom.BAND)
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
            models.CheckConstraint(
                condition=Q(for_whom__in=ForWhom.values), name="space_is_for_somebody_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_step_down(self) -> bool:
        """Whether only people who finished a course read and write here."""
        return self.for_whom == ForWhom.FINISHED


class LetIn(models.Model):
    """Somebody reads and writes in a space that is not for everybody, for a while."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="let_in")
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "space"], name="let_in_once_a_space"),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="letting_in_has_an_end"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in space {self.space_id}"
