"""What somebody keeps about their own time: steps they are glad of, and whether pauses are said."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models.persons import Person


class Step(models.Model):
    """Something a person has done and wants to keep in mind. Nobody else is shown it.

    It knows a month and no day, so that nothing can be counted from it, and it never ends.
    """

    class Kind(models.TextChoices):
        TOLD = "told", _("I told somebody how I am")
        ASKED = "asked", _("I asked for help")
        RESTED = "rested", _("I let myself rest")
        WENT_OUT = "went-out", _("I went outside")
        FRIEND = "friend", _("I did something with a friend")
        SLEPT = "slept", _("I found a way to sleep better")
        SAID_NO = "said-no", _("I said no when I needed to")
        MADE = "made", _("I made something")
        WAS_KIND = "was-kind", _("I was kind to myself")
        LISTENED = "listened", _("I listened to somebody")
        SCHOOL = "school", _("I got through a hard day at school or work")
        OWN = "own", _("Something of my own")

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=120, blank=True, default="")
    # The first day of the month: a day would invite counting.
    month = models.DateField()

    class Meta:
        ordering: ClassVar = ["-month", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(kind="own") & ~Q(words="")) | (~Q(kind="own") & Q(words="")),
                name="a_step_of_ones_own_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.pk}"


class PauseOff(models.Model):
    """That somebody does not want to be told of a pause."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="pause_off")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"pauses are off for person {self.person_id}"
