"""Quiet support for others, and quiet for oneself."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.community.models.posts import Post
from sidelight.community.models.spaces import Space
from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person


class Reaction(models.Model):
    """Quiet support for a post. Nobody is shown how many there are."""

    class Kind(models.TextChoices):
        WITH_YOU = "with-you", _("With you")
        THANK_YOU = "thank-you", _("Thank you")
        I_KNOW = "i-know", _("I know this")
        STRENGTH = "strength", _("Strength")

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reactions")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "person", "kind"], name="one_reaction_each"),
        ]

    def __str__(self) -> str:
        return f"reaction {self.pk}"


class Mute(models.Model):
    """What one member does not want to see: a person, a thread or a space. Nobody is told."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    member = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mutes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    thread = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="+")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "person"], name="one_mute_per_person"),
            models.UniqueConstraint(fields=["member", "thread"], name="one_mute_per_thread"),
            models.UniqueConstraint(fields=["member", "space"], name="one_mute_per_space"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, thread=None, space=None)
                | Q(person=None, thread__isnull=False, space=None)
                | Q(person=None, thread=None, space__isnull=False),
                name="a_mute_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(person=None) | ~Q(person=F("member")), name="nobody_mutes_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"mute {self.pk}"
