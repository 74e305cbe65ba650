"""What leaders put before a room: a card, a poll, a board … and what members do with it.

Words are encrypted with the room's key and end with it. What somebody chose is a code, and only
leaders ever see whose it is.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person
from sidelight.rooms.models.rooms import Place, Room


class Activity(models.Model):
    """Something that a leader shows to a room; one at a time."""

    class Kind(models.TextChoices):
        CARD = "card", _("a card to read")
        POLL = "poll", _("a question with answers to choose from")
        SORT_CARDS = "sort_cards", _("cards to sort")
        BOARD = "board", _("a board for notes")
        TAPS = "taps", _("answers to tap")
        CIRCLE = "circle", _("a circle, one after the other")
        PAUSE = "pause", _("reading time")

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="activities")
    kind = models.CharField(max_length=10, choices=Kind)
    # Made by the page, where one began it: pressed twice, it begins once.
    key = models.UUIDField(null=True)
    # Title, words and what there is to choose from, encrypted with the room's key.
    sealed = models.BinaryField(default=b"")
    # How long reading time is, or one turn of a circle; 0 where there is no hurry.
    lasts_seconds = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(null=True)
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    # Until then nobody but leaders sees what was chosen; afterwards nothing can be changed.
    answers_shown_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # How often something changed that pages show.
    changes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["room"], condition=Q(ended_at=None), name="one_activity_at_a_time"
            ),
            models.UniqueConstraint(fields=["room", "key"], name="an_activity_begins_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["ends_at"],
                condition=Q(ended_at=None, ends_at__isnull=False),
                name="rooms_reading_time_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"activity {self.pk}"


class Answer(models.Model):
    """What a member chose: in a poll, among taps, or in which pile a card lies. Codes alone."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="answers")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="answers")
    # Which card; 0 where there is only one question.
    card = models.PositiveSmallIntegerField(default=0)
    choice = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "place", "card"], name="one_answer_a_member_and_card"
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class BoardNote(models.Model):
    """A member's note on a board. A leader looks at exactly these words before anybody else."""

    class State(models.TextChoices):
        HELD = "held", _("waits for a leader")
        SHOWN = "shown", _("shown")
        DECLINED = "declined", _("not shown")
        GONE = "gone", _("taken away")

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="notes")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="board_notes")
    # Made by the page: the same note sent again is the same row.
    key = models.UUIDField()
    sealed = models.BinaryField(default=b"")
    state = models.CharField(max_length=8, choices=State, default=State.HELD)
    # Codes and numbers, never words: what screening noticed, and why it was not shown.
    detail = models.JSONField(default=dict)
    # A kind word of the leader who did not show it, encrypted.
    sealed_answer = models.BinaryField(default=b"")
    # Which one it is on the board, in the order in which they were let through.
    number = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "place", "key"], name="a_note_is_kept_once"
            ),
            models.UniqueConstraint(fields=["activity", "number"], name="one_note_a_number"),
            # A note on the board that nobody let through cannot exist.
            models.CheckConstraint(
                condition=Q(state__in=["held", "declined"], number=None)
                | Q(
                    state="shown",
                    number__isnull=False,
                    settled_by__isnull=False,
                    settled_at__isnull=False,
                )
                | Q(state="gone"),
                name="a_shown_note_was_let_through",
            ),
        ]

    def __str__(self) -> str:
        return f"board note {self.pk}"


class Turn(models.Model):
    """A member's turn in a circle. Others see whose turn it is, and nothing of how it went."""

    class How(models.TextChoices):
        DONE = "done", _("had their turn")
        PASSED = "passed", _("passed")
        SKIPPED = "skipped", _("a leader went on")

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="turns")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="turns")
    position = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=7, choices=How, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "place"], name="one_turn_a_member"),
            models.UniqueConstraint(fields=["activity", "position"], name="one_turn_a_position"),
            models.UniqueConstraint(
                fields=["activity"],
                condition=Q(began_at__isnull=False, ended_at=None),
                name="one_turn_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"turn {self.pk}"
