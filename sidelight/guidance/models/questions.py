"""Questions that anybody may ask, and answers for everybody, written in the charity's own words.

What was asked and what is published are never in one row: the first is sealed and ends with its
time, the second was written by somebody of the staff and seen by another.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person


class AskedQuestion(models.Model):
    """That somebody asked something. Their words are in a row of their own, and end earlier."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    # Made with the page: a second tap is the same question, and who has it reads our answer.
    key = models.UUIDField(unique=True)
    # Only somebody who was signed in and asked to be told. Nobody else is known.
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="asked_questions"
    )
    tier = models.PositiveSmallIntegerField()
    screened = models.BooleanField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"question {self.pk}"


class QuestionWords(models.Model):
    """Words of a question, or back to whoever asked, encrypted, apart from it."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("what somebody asked")
        REPLY = "reply", _("what we wrote back")

    question = models.ForeignKey(AskedQuestion, on_delete=models.PROTECT, related_name="words")
    kind = models.CharField(max_length=10, choices=Kind)
    encrypted = models.TextField()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "words of questions"

    def __str__(self) -> str:
        return f"words {self.pk} of question {self.question_id}"


class QuestionEnd(models.Model):
    """How a question ended. Added once, never changed (a trigger refuses)."""

    class Outcome(models.TextChoices):
        PUBLISHED = "published", _("there is an answer for everybody")
        REPLIED = "replied", _("somebody wrote back, and nothing is published")

    question = models.OneToOneField(AskedQuestion, on_delete=models.PROTECT, related_name="end")
    outcome = models.CharField(max_length=10, choices=Outcome)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=["published", "replied"]), name="end_of_question_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"end of question {self.question_id}"


class QuestionTopic(models.TextChoices):
    """Where an answer stands in the list; as the topics of articles are named."""

    FACTS = "the-facts", _("The facts")
    TELLING = "telling-someone", _("Telling someone")
    FRIENDS = "for-friends", _("For friends")
    PARENTS = "for-parents", _("For parents and carers")
    HERE = "this-place", _("How this place works")
    ONLINE = "safe-online", _("Staying safe online")
    HELP = "getting-help", _("Getting help")


class Answer(models.Model):
    """A question in our own words, with its answer, in one version. Never changed.

    Nobody sees it before another of the staff has said yes to exactly this version.
    """

    class Kind(models.TextChoices):
        CLINICAL = "clinical", _("It says something about health, harm or safety")
        PLAIN = "plain", _("It is about something else")

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    # Stands in the address; the same for every version of one answer.
    name = models.SlugField(max_length=60)
    question = models.ForeignKey(
        AskedQuestion, on_delete=models.PROTECT, null=True, related_name="answers"
    )
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="versions"
    )
    topic = models.CharField(max_length=20, choices=QuestionTopic)
    kind = models.CharField(max_length=10, choices=Kind)
    asked = models.CharField(max_length=200)
    words = models.TextField()
    review_on = models.DateField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["written_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(asked="") & ~Q(words=""), name="an_answer_for_everybody_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class AnswerLook(models.Model):
    """What a second person said about one version. Never changed (a trigger refuses)."""

    class Said(models.TextChoices):
        YES = "yes", _("everybody may read it")
        NOT_YET = "not_yet", _("not like this")

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="look")
    said = models.CharField(max_length=10, choices=Said)
    # Of what was looked at: a version that is another one by now is not shown.
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(said__in=["yes", "not_yet"]), name="what_was_said_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"look at answer {self.answer_id}"


class AnswerTakenOff(models.Model):
    """That an answer is not shown any more. Added once, never changed (a trigger refuses)."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="taken_off")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"end of answer {self.answer_id}"
