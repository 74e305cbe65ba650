"""Concerns, what was decided about them, follow-ups, and the words of both in rows of their own.

No row says how much in danger somebody is: a concern says what is needed now, and by when.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person

LONGEST_CODE = 40


class Needed(models.TextChoices):
    """How soon a lead has to look: what is needed, never what somebody is."""

    NOW = "now", _("A lead looks now")
    TODAY = "today", _("A lead looks today")
    THIS_WEEK = "this_week", _("A lead looks this week")


class ConcernQuerySet(models.QuerySet["Concern"]):
    def for_lead(self, lead: Person) -> "ConcernQuerySet":
        """Leave out what is about the lead: nobody reads a concern about themselves."""
        return self.exclude(about=lead)

    def with_last_move(self) -> Any:  # Any: rows that know more than a concern does by itself
        """Say of each what a lead did with it last and when; nothing while nobody has it."""
        last = ConcernDecision.objects.filter(concern=OuterRef("pk")).order_by("-at", "-pk")
        nothing = Value("", output_field=models.CharField())
        return self.annotate(
            last_move=Coalesce(Subquery(last.values("move")[:1]), nothing),
            moved_at=Subquery(last.values("at")[:1]),
        )


class Source(models.TextChoices):
    """Where a concern or a follow-up comes from, in words for a page."""

    SUBMISSION = "submission", _("words at the review desk")
    FLAG = "flag", _("a flag of a reader")
    MESSAGE = "message", _("words in a live room")
    ROOM = "room", _("a live room")
    PLACE = "place", _("a live room")
    SESSION = "session", _("a session of a course")
    APPLICATION = "application", _("words of somebody who asks for a place in a course")
    KNOWN_NOTE = "known_note", _("words about somebody whom a member knows")
    SHARED_PAGE = "journal_share", _("a page of a journal that they showed to a counsellor")
    SAFETY_PLAN = "safety_plan", _("a safety plan that they opened to a counsellor")
    CONCERN_NOTE = "concern_note", _("a note with a concern")
    EMERGENCY = "emergency", _("emergency details that were opened")
    CHECK_IN = "check_in", _("how they said they are")
    REPORTED_SITE = "reported_site", _("what somebody told us of a site")
    QUESTION = "question", _("a question that somebody asked")
    LATER = "later", _("what they wrote some weeks after a course")


class ProgramsWorry(models.TextChoices):
    """What the program itself may be worried about, where nobody has written anything."""

    MARKED_WORDS = "marked_words", _("A program marked these words. It may be wrong.")
    NEEDS_SOMEBODY = "needs_somebody", _("They said that they need somebody now. Nobody was there.")


class Concern(models.Model):
    """That somebody of the staff, or the program, was worried about a person. Never changed."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    # Nobody, for somebody who was not signed in: their words still have to reach a lead.
    about = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="concerns")
    # Nobody, when the program itself raised it.
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField()
    needed = models.CharField(max_length=10, choices=Needed)
    due_at = models.DateTimeField()
    # Where it came from, as a code and a number: the source may vanish, the concern may not.
    source_kind = models.CharField(max_length=LONGEST_CODE)
    source_id = models.BigIntegerField()
    # Made with the form: a double tap sends the same key and makes one concern.
    key = models.UUIDField(unique=True)

    objects: ClassVar = ConcernQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["raised_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(needed__in=Needed.values), name="what_is_needed_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"concern {self.pk}"

    @property
    def source(self) -> str | Promise:
        """Where it came from, in words; the code where there are none."""
        return dict(Source.choices).get(self.source_kind, self.source_kind)


class ConcernOutcome(models.TextChoices):
    TALKED = "talked", _("somebody talked with them, and it is settled")
    SUPPORT_HERE = "support_here", _("they have support here")
    SUPPORT_OUTSIDE = "support_outside", _("people outside know, and help")
    NOTHING_MORE = "nothing_more", _("looked at, and nothing more is needed")
    NOT_REACHED = "not_reached", _("nobody could reach them")


class ConcernDecision(models.Model):
    """What a lead decided about a concern. Added, never changed (a trigger refuses)."""

    class Move(models.TextChoices):
        ANSWERED = "answered", _("a lead has it")
        CLOSED = "closed", _("closed")
        OPENED_AGAIN = "opened_again", _("opened again")

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="decisions")
    move = models.CharField(max_length=12, choices=Move)
    outcome = models.CharField(max_length=16, choices=ConcernOutcome, blank=True, default="")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            # Nothing is closed silently.
            models.CheckConstraint(
                condition=(Q(move="closed") & Q(outcome__in=ConcernOutcome.values))
                | (~Q(move="closed") & Q(outcome="")),
                name="closing_a_concern_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk} about concern {self.concern_id}"


class ConcernWords(models.Model):
    """Words of a concern, encrypted, apart from it: they are erased while the concern stays."""

    class Kind(models.TextChoices):
        WORRY = "worry", _("what somebody is worried about")
        EVIDENCE = "evidence", _("a copy of the words it is about")
        NOTE = "note", _("a note of a safeguarding lead")

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="words")
    kind = models.CharField(max_length=10, choices=Kind)
    # The note that belongs to closing a concern or to opening it again.
    decision = models.OneToOneField(
        ConcernDecision, on_delete=models.PROTECT, null=True, related_name="note"
    )
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField()
    # Encrypted by foundation.crypto: a copy of the database alone tells nothing.
    encrypted = models.TextField()

    class Meta:
        ordering: ClassVar = ["said_at", "pk"]
        verbose_name_plural = "words of concerns"

    def __str__(self) -> str:
        return f"words {self.pk} of concern {self.concern_id}"


class FollowUpKind(models.TextChoices):
    REMOVED_FROM_ROOM = "removed_from_room", _("was taken out of a room")
    TIMED_OUT = "timed_out", _("had to wait outside a room")
    ROOM_CLOSED_EARLY = "room_closed_early", _("was in a room that closed early")
    DID_NOT_COME = "did_not_come", _("did not come to a session")
    CONCERN = "concern", _("something a lead asked for")
    DETAILS_OPENED = "details_opened", _("their emergency details were opened")
    LEFT_EARLY = "left_early", _("left a session early")
    NOT_SEEN_OUT = "not_seen_out", _("was in a session that ended without a goodbye")
    WORRYING_ANSWER = "worrying_answer", _("said that it is hard for them now")
    WORRYING_PAGE = "worrying_page", _("shared a page that somebody should read today")


class FollowUp(models.Model):
    """Something that staff have to do for a person, by a time. Never changed or removed."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="follow_ups")
    kind = models.CharField(max_length=20, choices=FollowUpKind)
    source_kind = models.CharField(max_length=LONGEST_CODE)
    source_id = models.BigIntegerField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["due_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["about", "kind", "source_kind", "source_id"],
                name="one_follow_up_per_source",
            ),
        ]

    def __str__(self) -> str:
        return f"follow-up {self.pk}"

    @property
    def source(self) -> str | Promise:
        """Where it came from, in words; the code where there are none."""
        return dict(Source.choices).get(self.source_kind, self.source_kind)


class FollowUpOutcome(models.TextChoices):
    TALKED = "talked", _("we talked, and they are all right")
    NEEDS_MORE = "needs_more", _("we talked, and I raised a concern")
    NOT_REACHED = "not_reached", _("we could not reach them")
    NOT_NEEDED = "not_needed", _("there was no need to")


class Settling(models.Model):
    """How a follow-up ended. Added once, never changed (a trigger refuses)."""

    follow_up = models.OneToOneField(FollowUp, on_delete=models.PROTECT, related_name="settling")
    outcome = models.CharField(max_length=12, choices=FollowUpOutcome)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=FollowUpOutcome.values), name="settling_has_an_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"settling of follow-up {self.follow_up_id}"


class SettlingNote(models.Model):
    """What was written about it, encrypted, apart from it: it is erased while the rest stays."""

    settling = models.OneToOneField(Settling, on_delete=models.PROTECT, related_name="note")
    encrypted = models.TextField()

    def __str__(self) -> str:
        return f"note to follow-up {self.settling_id}"
