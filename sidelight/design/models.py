"""The charity's own look, in versions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug

NAME_LONGEST = 40
# What a phone shows beneath a picture without cutting it off.
APP_NAME_LONGEST = 12


class AppIcon(models.TextChoices):
    """Small pictures that tell nothing of what the card on somebody's phone is about."""

    LEAF = "leaf", _("A leaf")
    SUN = "sun", _("A sun")
    NOTE = "note", _("A sheet of paper")
    WAVE = "wave", _("A wave")


class Look(models.Model):
    """One version of the charity's name, colour and logo; the latest is shown. Never changed.

    app_name and app_icon: what the help card is called on a phone. An empty name, colour or logo
    means Sidelight's own. Who chose it is a plain number, as in the ledger: the look lies below
    people.
    """

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    name = models.CharField(max_length=NAME_LONGEST, blank=True, default="")
    colour = models.CharField(max_length=7, blank=True, default="")
    # A PNG of our own making, small enough to live in the row: backups then hold it as well.
    logo = models.BinaryField(null=True)
    logo_width = models.PositiveSmallIntegerField(null=True)
    logo_height = models.PositiveSmallIntegerField(null=True)
    app_name = models.CharField(max_length=APP_NAME_LONGEST, blank=True, default="")
    app_icon = models.CharField(max_length=8, choices=AppIcon, default=AppIcon.LEAF)
    chosen_by_id = models.BigIntegerField()
    chosen_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(logo=None, logo_width=None, logo_height=None)
                | Q(logo__isnull=False, logo_width__isnull=False, logo_height__isnull=False),
                name="logo_has_a_size",
            ),
        ]

    def __str__(self) -> str:
        return f"look {self.slug}"
