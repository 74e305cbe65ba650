"""What a course is made of: a programme in versions, its weeks, and the steps of each evening."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person
from sidelight.rooms.models import MOST_KEEP_DAYS

LONGEST_WORDS = 8_000
MOST_WEEKS = 12
LONGEST_STEP_MINUTES = 90


class Programme(models.Model):
    """One course, whatever its version."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"programme {self.pk}"


class VersionQuerySet(models.QuerySet["ProgrammeVersion"]):
    def drafts(self) -> "VersionQuerySet":
        return self.filter(published_at=None, withdrawn_at=None)

    def offered(self) -> "VersionQuerySet":
        """Leave only what new groups may be planned with."""
        return self.filter(published_at__isnull=False, withdrawn_at=None, found_changed_at=None)


class ProgrammeVersion(models.Model):
    """A programme as it was written, reviewed and published once. After that it never changes."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    # One or two sentences for a list.
    summary = models.CharField(max_length=300, blank=True, default="")
    # Markdown, for people who look for a course.
    words = models.TextField(max_length=LONGEST_WORDS, blank=True, default="")
    # As in a course pack: who wrote it, under what, in which language, for which ages.
    authors = models.JSONField(default=list)
    licence = models.CharField(max_length=40, blank=True, default="")
    language = models.CharField(max_length=20, default="en-GB")
    ages = models.JSONField(default=list)
    # Shown wherever the course is: "sample: have it reviewed by a clinician before use".
    notice = models.CharField(max_length=200, blank=True, default="")
    # What follows a name on a certificate; empty for neutral words of ours.
    certificate = models.CharField(max_length=200, blank=True, default="")
    # How many days what is said in its rooms is kept, locked. 0: not kept.
    keep_days = models.PositiveSmallIntegerField(default=MOST_KEEP_DAYS)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    # Found at night: its rows are not those that were published. No new group begins on it.
    found_changed_at = models.DateTimeField(null=True)

    objects: ClassVar = VersionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["programme", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "number"], name="a_version_number_once_a_programme"
            ),
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(published_at=None, withdrawn_at=None),
                name="one_draft_a_programme",
            ),
            models.CheckConstraint(
                condition=Q(keep_days__lte=MOST_KEEP_DAYS), name="no_course_keeps_words_for_longer"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("written_by")),
                name="nobody_reviews_their_own_course",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(reviewed_at__isnull=False),
                name="a_course_is_reviewed_before_it_is_published",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of programme {self.programme_id}"

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.published_at is None and self.withdrawn_at is None


class Week(models.Model):
    """One session's plan: what it is about, its steps, and one thing to take along."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="weeks")
    number = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(MOST_WEEKS)]
    )
    title = models.CharField(max_length=80)
    # Markdown; members read it.
    words = models.TextField(max_length=LONGEST_WORDS, blank=True, default="")
    one_thing = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["version", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "number"], name="a_week_number_once"),
        ]

    def __str__(self) -> str:
        return f"week {self.number} of version {self.version_id}"


class StepKind(models.TextChoices):
    WELCOME = "welcome", _("Welcome")
    CHECK_IN = "check_in", _("Check-in")
    GROUND_RULES = "ground_rules", _("Ground rules")
    TOPIC_CARD = "topic_card", _("Topic card")
    QUESTION = "question", _("Question to the group")
    POLL = "poll", _("Poll")
    SORT_CARDS = "sort_cards", _("Sort cards")
    BOARD = "board", _("Shared board")
    REFLECTION = "reflection", _("Reflection")
    SKILL = "skill", _("Taught skill")
    BREAK = "break", _("Break")
    CHECK_OUT = "check_out", _("Check-out")
    ONE_THING = "one_thing", _("One thing for the week")


class Step(models.Model):
    """A part of an evening: what members read, what leaders know, and how long it is to take."""

    Kind = StepKind

    week = models.ForeignKey(Week, on_delete=models.CASCADE, related_name="steps")
    # Steps are read by position, then by number: two may share one for a moment while they move.
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=StepKind)
    title = models.CharField(max_length=80)
    minutes = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_STEP_MINUTES)]
    )
    # Markdown; members read it.
    words = models.TextField(max_length=LONGEST_WORDS, blank=True, default="")
    # Markdown; leaders alone read it.
    leader_notes = models.TextField(max_length=LONGEST_WORDS, blank=True, default="")
    # What leaders send with one tap: a list of texts.
    messages = models.JSONField(default=list, blank=True)
    # By kind: {"options": […]} of a poll, {"cards": […], "piles": […]} of cards to sort.
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["week", "position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=StepKind.values), name="step_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.pk} of week {self.week_id}"


class Handout(models.Model):
    """A page that members may keep."""

    week = models.ForeignKey(Week, on_delete=models.CASCADE, related_name="handouts")
    # Its file's name in a course pack, without the end: small letters, digits and dashes.
    name = models.SlugField(max_length=60)
    title = models.CharField(max_length=80)
    words = models.TextField(max_length=LONGEST_WORDS, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["week", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["week", "name"], name="a_handout_name_once_a_week"),
        ]

    def __str__(self) -> str:
        return f"handout {self.name} of week {self.week_id}"


class Medium(models.Model):
    """A picture of a programme, drawn anew when it came in, so that it holds nothing else."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="media")
    name = models.CharField(max_length=80)
    media_type = models.CharField(max_length=40)
    content = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["version", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "name"], name="a_medium_name_once"),
        ]

    def __str__(self) -> str:
        return f"medium {self.name} of version {self.version_id}"
