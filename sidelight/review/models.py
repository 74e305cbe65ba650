"""Submissions and what happens to them."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Clause, Person

# The one kind of words that review itself knows: a chosen name.
NAME = "name"


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("returned to the author")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("taken back by the author")
    REPLACED = "replaced", _("replaced by newer words")


class Outcome(models.TextChoices):
    APPROVE = "approve", _("approved")
    RETURN = "return", _("returned to the author")
    DECLINE = "decline", _("declined")
    TAKE_BACK = "take_back", _("decision taken back")


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def waiting(self) -> "SubmissionQuerySet":
        return self.filter(state=State.WAITING)

    def free_for(self, moderator: Person, at: datetime) -> "SubmissionQuerySet":
        """Waiting words of other people that nobody else holds."""
        held = Q(claim__expires_at__gt=at) & ~Q(claim__moderator=moderator)
        return self.waiting().exclude(held).exclude(author=moderator)

    def in_queue_order(self) -> "SubmissionQuerySet":
        """Most urgent first, then oldest first."""
        return self.order_by("-tier", "submitted_at", "pk")

    def versions_of(self, submission: "Submission") -> "SubmissionQuerySet":
        """These words with all older and newer ones for the same thing, oldest first."""
        root = submission.root_id
        return self.filter(Q(pk=root) | Q(first=root)).order_by("pk")

    def written_by(self, author: Person) -> "SubmissionQuerySet":
        return self.filter(author=author)


class Submission(models.Model):
    """Words that somebody sent to us; a person decides before anybody else sees them."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    kind = models.CharField(max_length=20)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="submissions")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    # Raised by every change of state or words, so that a decision on an old view is refused.
    version = models.PositiveIntegerField(default=1)
    submitted_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    # Urgency from screening: 0 routine, 1 soon, 2 today, 3 now. It orders; it decides nothing.
    tier = models.PositiveSmallIntegerField()
    screened = models.BooleanField()
    signals = models.JSONField(default=list, blank=True)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    # The first words for the same thing; empty for those first ones themselves. All versions of
    # one post share it, so that none is ever approved without a post to show it.
    first = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="newer_versions"
    )
    # Made with the form: a double tap sends the same key and makes one submission.
    key = models.UUIDField()

    objects: ClassVar = SubmissionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["author", "key"], name="one_submission_per_key"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "returned", "declined"])
                | Q(decided_at__isnull=False),
                name="decided_words_have_a_time",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(replaces=F("id")), name="words_replace_others"
            ),
            models.CheckConstraint(
                condition=Q(replaces=None, first=None)
                | Q(replaces__isnull=False, first__isnull=False),
                name="newer_words_know_the_first",
            ),
            # Two versions of one thing can never both be what others read.
            models.UniqueConstraint(
                Coalesce("first", "id"),
                condition=Q(state="approved"),
                name="one_approved_version",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-tier", "submitted_at"],
                condition=Q(state="waiting"),
                name="queue_order",
            ),
            models.Index(fields=["author", "-submitted_at"], name="author_newest"),
        ]

    def __str__(self) -> str:
        return f"submission {self.pk}"

    @property
    def root_id(self) -> int:
        """The row number of the first words for the same thing."""
        return self.first_id or self.pk

    @property
    def is_waiting(self) -> bool:
        return self.state == State.WAITING

    @property
    def is_published(self) -> bool:
        return self.state == State.APPROVED


class Words(models.Model):
    """The words themselves, once, in a row that can be erased while the decision stays."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="words")
    title = models.CharField(max_length=120, blank=True, default="")
    body = models.TextField()

    class Meta:
        verbose_name_plural = "words"

    def __str__(self) -> str:
        return f"words of submission {self.submission_id}"


class Claim(models.Model):
    """That one moderator is looking at something now. One row a submission: never two people."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="claim")
    moderator = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="claims")
    taken_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"claim on submission {self.submission_id}"


class Decision(models.Model):
    """One decision by one person about one version. Added, never changed (a trigger refuses)."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=10, choices=Outcome)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decisions")
    at = models.DateTimeField()
    seen_version = models.PositiveIntegerField()
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            # Fails closed: two decisions on one version cannot both be kept.
            models.UniqueConstraint(
                fields=["submission", "seen_version"], name="one_decision_per_version"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["return", "decline"]) | Q(clause__isnull=False),
                name="returning_cites_a_house_rule",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-at"], name="newest_decisions")]

    def __str__(self) -> str:
        return f"decision {self.pk}"


class DecisionNote(models.Model):
    """What the moderator wrote to the author; apart, so that it can be erased with the words."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="note")
    words = models.TextField()

    def __str__(self) -> str:
        return f"note of decision {self.decision_id}"


class FlagReason(models.TextChoices):
    WORRIED = "worried", _("I am worried about the person who wrote this")
    UPSETTING = "upsetting", _("It upset me")
    UNKIND = "unkind", _("It is unkind to somebody")
    PERSONAL = "personal", _("It tells who or where somebody is")
    OTHER = "other", _("Something else")


class Flag(models.Model):
    """A reader tells us about published words. Only staff and the reader ever see it."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="flags")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="flags")
    reason = models.CharField(max_length=10, choices=FlagReason)
    words = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["by", "key"], name="one_flag_per_key"),
        ]

    def __str__(self) -> str:
        return f"flag {self.pk}"


class FlagAnswer(models.Model):
    """What a moderator did about a flag, and what the reader is told."""

    class Outcome(models.TextChoices):
        STAYS = "stays", _("we looked, and it stays")
        TAKEN_BACK = "taken_back", _("we took it down")

    flag = models.OneToOneField(Flag, on_delete=models.PROTECT, related_name="answer")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome)
    words = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return f"answer to flag {self.flag_id}"
