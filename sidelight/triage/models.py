"""Sites that were told of, what was decided about them, and the list that follows from it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person


class WhatItDoes(models.TextChoices):
    """What somebody says that a site does: a choice, so that nobody has to find words."""

    SAYS_IT_IS_GOOD = "says_it_is_good", _("It says that harming yourself is good or normal")
    TELLS_HOW = "tells_how", _("It tells people how")
    PUSHES = "pushes", _("People there push each other on")
    STRANGERS = "strangers", _("Strangers there want to talk alone, or want pictures")
    UNKIND = "unkind", _("People there are cruel")
    SELLS = "sells", _("It sells things, or wants money")
    OTHER = "other", _("Something else")


class HowItFelt(models.TextChoices):
    """How somebody felt there, if they want to say so. It is about a site, not about them."""

    WORSE = "worse", _("Worse than before")
    PULLED_IN = "pulled_in", _("Pulled in")
    SCARED = "scared", _("Scared")
    SAD = "sad", _("Sad")
    ANGRY = "angry", _("Angry")
    ALONE = "alone", _("Alone")
    FINE = "fine", _("Fine. I worry about others")


class ReportedSite(models.Model):
    """That somebody told us of a site. Their words are in rows of their own, and end earlier."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    # Made with the page: a second tap is the same report, and who has it reads what we did.
    key = models.UUIDField(unique=True)
    # Only somebody who was signed in and asked to be told. Nobody else is known.
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="reported_sites"
    )
    does = models.JSONField(default=list)
    felt = models.JSONField(default=list)
    tier = models.PositiveSmallIntegerField()
    screened = models.BooleanField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"reported site {self.pk}"


class SiteWords(models.Model):
    """Words about a site, encrypted, apart from it: they are erased while the decision stays."""

    class Kind(models.TextChoices):
        ADDRESS = "address", _("its address")
        DOES = "does", _("what it does")
        FELT = "felt", _("how it felt")
        NOTE = "note", _("a note of the team")
        ANSWER = "answer", _("what we did, for whoever told us")

    site = models.ForeignKey(ReportedSite, on_delete=models.PROTECT, related_name="words")
    kind = models.CharField(max_length=10, choices=Kind)
    encrypted = models.TextField()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "words about sites"

    def __str__(self) -> str:
        return f"words {self.pk} about site {self.site_id}"


class SiteOutcome(models.TextChoices):
    HARMFUL = "harmful", _("harmful: it goes on the list")
    NOT_HARMFUL = "not_harmful", _("not harmful")
    NEEDS_A_LEAD = "needs_a_lead", _("a safeguarding lead looks at it")


class WhySite(models.TextChoices):
    """Why something was decided about a site."""

    MAKES_IT_WORSE = "makes_it_worse", _("it makes harming yourself look good, or tells how")
    PREYS = "preys", _("people there prey on others, or are cruel")
    CHEATS = "cheats", _("it cheats people, or sells what does harm")
    HELPS = "helps", _("it helps, or does no harm")
    NOT_THERE = "not_there", _("it is not there any more, or cannot be told apart")
    UNSURE = "unsure", _("it is hard to say")


class SiteDecision(models.Model):
    """What somebody decided about a site. Added, never changed (a trigger refuses)."""

    site = models.ForeignKey(ReportedSite, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=12, choices=SiteOutcome)
    why = models.CharField(max_length=16, choices=WhySite)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=SiteOutcome.values),
                name="outcome_for_a_site_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk} about site {self.site_id}"


class HarmfulLink(models.Model):
    """One place on the list, as screening reads it. Added, never changed (a trigger refuses)."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    decision = models.OneToOneField(SiteDecision, on_delete=models.PROTECT, related_name="link")
    host = models.CharField(max_length=253)
    # Nothing for the whole site, with all beneath it.
    path = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["host", "path", "pk"]

    def __str__(self) -> str:
        return f"harmful link {self.pk}"


class LinkTakenOff(models.Model):
    """That a place is not on the list any more. Added, never changed (a trigger refuses)."""

    link = models.OneToOneField(HarmfulLink, on_delete=models.PROTECT, related_name="taken_off")
    why = models.CharField(max_length=16, choices=WhySite)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"end of harmful link {self.link_id}"
