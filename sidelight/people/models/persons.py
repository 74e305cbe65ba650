"""Persons: who is here, and what others see of them."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug


class AgeBand(models.TextChoices):
    YOUNGEST = "13-15", _("13 to 15")
    MIDDLE = "16-17", _("16 or 17")
    OLDEST = "18-19", _("18 or 19")


class MarkShape(models.TextChoices):
    CIRCLE = "circle", _("circle")
    LEAF = "leaf", _("leaf")
    WAVE = "wave", _("wave")
    STAR = "star", _("star")
    DROP = "drop", _("drop")
    HILL = "hill", _("hill")
    KITE = "kite", _("kite")
    SHELL = "shell", _("shell")


class MarkColour(models.TextChoices):
    TEAL = "teal", _("teal")
    PLUM = "plum", _("plum")
    AMBER = "amber", _("amber")
    MOSS = "moss", _("moss")
    SKY = "sky", _("sky")
    CLAY = "clay", _("clay")


class Need(models.TextChoices):
    """What helps somebody here, in their own voice. It names no condition: nobody has to have one.

    The first four are for pages, the last six for the people who lead; the one between for both.
    """

    LARGE = "large", _("Bigger letters")
    SPACED = "spaced", _("More room between letters and lines")
    LETTERS = "letters", _("Plain letters everywhere, also in titles")
    STILL = "still", _("Nothing that moves")
    READER = "reader", _("I use a screen reader")
    TIME = "time", _("I need more time to read or to type")
    TAP = "tap", _("I would rather tap than type")
    PLAIN = "plain", _("Plain words, one thing at a time")
    AHEAD = "ahead", _("Tell me before what comes next")
    UNTIMED = "untimed", _("Nothing against the clock, please")
    UNASKED = "unasked", _("Please do not ask me by name in front of everybody")


class PersonQuerySet(models.QuerySet["Person"]):
    def here(self) -> "PersonQuerySet":
        return self.filter(left_at=None)


class Persons(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(sign_in_name=(username or "").strip().lower())


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody with a sign-in: a young person or a member of staff.

    Groups and permissions are for the editors' program alone; doors go by roles.
    """

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    # Private and given by us, so that a name told to friends opens nothing.
    sign_in_name = models.CharField(max_length=40, unique=True)
    # What others see: a copy of the approved name submission's words, or a generated safe name.
    shown_name = models.CharField(max_length=40)
    shown_name_folded = models.CharField(max_length=500, unique=True)
    # Beside the name, in place of a picture: nothing that could be recognised.
    mark_shape = models.CharField(max_length=10, choices=MarkShape, default=MarkShape.CIRCLE)
    mark_colour = models.CharField(max_length=10, choices=MarkColour, default=MarkColour.TEAL)
    age_band = models.CharField(max_length=5, choices=AgeBand, blank=True, default="")
    # Codes of `Need` with spaces between. Here, because every page asks for it and reads this row.
    needs = models.CharField(max_length=120, blank=True, default="")
    joined_at = models.DateTimeField()
    # Made with the join form: a second tap is the same person.
    join_key = models.UUIDField(unique=True, default=uuid4, editable=False)
    left_at = models.DateTimeField(null=True, blank=True)
    # The same once more, for programs of others that ask the database whether one may sign in.
    is_active = models.BooleanField(default=True)
    # Somebody who does not exist, played by a script in rehearsals: no sign-in, no role, no words.
    made_up_at = models.DateTimeField(null=True)

    objects: ClassVar[Persons] = Persons.from_queryset(PersonQuerySet)()

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(age_band__in=["", *AgeBand.values]), name="person_band_is_known"
            ),
            # The harm: somebody who signs in as one of them would be in no list of ours.
            models.CheckConstraint(
                condition=Q(made_up_at=None) | Q(password__startswith="!"),  # noqa: S106  # Django's mark for none
                name="nobody_signs_in_as_somebody_made_up",
            ),
            models.CheckConstraint(
                condition=Q(left_at=None, is_active=True)
                | Q(left_at__isnull=False, is_active=False),
                name="whoever_left_is_not_active",
            ),
            # The harm: the editors' program asks nobody's yes of a superuser.
            models.CheckConstraint(
                condition=Q(is_superuser=False), name="nobody_stands_above_the_rules"
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    def get_full_name(self) -> str:
        """Return what others see, for programs of others that ask for a name."""
        return self.shown_name

    get_short_name = get_full_name

    @property
    def is_made_up(self) -> bool:
        """Whether nobody is behind this: played by a script, in rehearsals alone."""
        return self.made_up_at is not None

    def says(self, need: Need) -> bool:
        """Whether this person said that this helps them."""
        return need.value in self.needs.split()
