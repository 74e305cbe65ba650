"""Questions as those who answer them see them, and answers as everybody reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.crypto import CannotDecrypt, decrypt
from sidelight.guidance import rules
from sidelight.guidance.models import (
    Answer,
    AnswerLook,
    AskedQuestion,
    QuestionEnd,
    QuestionTopic,
    QuestionWords,
)
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.team.queries import today

WRITERS = frozenset({Role.EDITOR, Role.COUNSELLOR, Role.SAFEGUARDING_LEAD})
TRAINED = frozenset({Role.COUNSELLOR, Role.SAFEGUARDING_LEAD})
# A key of its own: what was encrypted for something else does not open here.
PURPOSE = "guidance.question-words"
CANNOT_BE_READ = _("(This cannot be opened any more.)")


@dataclass(frozen=True)
class ReadableAnswer:
    """An answer as everybody reads it."""

    name: str
    topic: str
    asked: str
    words: str
    looked_at: date
    review_on: date

    @property
    def topic_label(self) -> str | Promise:
        return QuestionTopic(self.topic).label


@dataclass(frozen=True)
class TopicOfAnswers:
    """The answers of one topic, in the order of their questions."""

    label: str | Promise
    answers: Sequence[ReadableAnswer]


def readable_answers(at: datetime) -> list[ReadableAnswer]:
    """Return what everybody may read now: a second person said yes to exactly these words."""
    newest = _said_yes().order_by("asked", "pk").select_related("look")
    day = today(at)
    return [_readable(answer) for answer in newest if _may_be_read(answer, day)]


def readable_answer(name: str, at: datetime) -> ReadableAnswer | None:
    """Return one answer that everybody may read now."""
    day = today(at)
    named = _said_yes().filter(name=name).select_related("look").order_by("pk")
    return next((_readable(one) for one in named if _may_be_read(one, day)), None)


def answers_by_topic(at: datetime) -> list[TopicOfAnswers]:
    """Return the topics that have answers, each with its own."""
    answers = readable_answers(at)
    topics = (
        TopicOfAnswers(topic.label, [one for one in answers if one.topic == topic])
        for topic in QuestionTopic
    )
    return [topic for topic in topics if topic.answers]


def _said_yes() -> QuerySet[Answer]:
    """Approved, not taken off, and not followed by a newer version that is approved."""
    newer = Answer.objects.filter(replaces=OuterRef("pk"), look__said=AnswerLook.Said.YES)
    return Answer.objects.filter(
        ~Exists(newer), look__said=AnswerLook.Said.YES, taken_off__isnull=True
    )


def _may_be_read(answer: Answer, day: date) -> bool:
    """The harm: words that nobody looked at, or advice that nobody has looked at again."""
    is_what_was_seen = answer.look.digest == digest(answer)
    return is_what_was_seen and not rules.is_overdue(answer.kind, answer.review_on, day)


def _readable(answer: Answer) -> ReadableAnswer:
    return ReadableAnswer(
        name=answer.name,
        topic=answer.topic,
        asked=answer.asked,
        words=answer.words,
        looked_at=today(answer.look.at),
        review_on=answer.review_on,
    )


def digest(answer: Answer) -> str:
    """Return what tells this version from every other one."""
    return rules.digest_of(answer.topic, answer.kind, answer.asked, answer.words, answer.review_on)


def questions_waiting(worker: Person, at: datetime) -> QuerySet[AskedQuestion]:
    """Return the questions that somebody may answer, the most urgent first; nobody's own.

    Editors do not find those that worry: a counsellor or a lead reads them. has_answer: whether
    there is one already, which a second person has to look at.
    """
    has_words = Exists(QuestionWords.objects.filter(question=OuterRef("pk"), kind="asked"))
    waiting = AskedQuestion.objects.filter(has_words, end__isnull=True).exclude(person=worker)
    waiting = waiting.annotate(has_answer=_has_answer())
    if not works_as(worker, TRAINED, at):
        waiting = waiting.filter(tier__lt=rules.WORRYING, screened=True)
    return waiting.order_by("-tier", "sent_at", "pk")


def questions_unanswered(worker: Person, at: datetime) -> QuerySet[AskedQuestion]:
    """Return those of them that nobody has answered yet, for a second person or at all."""
    return questions_waiting(worker, at).filter(~_has_answer())


def _has_answer() -> Exists:
    return Exists(answers_to_look_at().filter(question=OuterRef("pk")))


def question_for(worker: Person, slug: str, at: datetime) -> AskedQuestion | None:
    """Return one question that waits and that somebody may answer."""
    return questions_waiting(worker, at).filter(slug=slug).first()


def answers_to_look_at() -> QuerySet[Answer]:
    """Return the versions that wait for a second person, the oldest first."""
    waiting = Answer.objects.filter(look__isnull=True, taken_off__isnull=True)
    return waiting.select_related("written_by")


def answers_not_yet() -> QuerySet[Answer]:
    """Return the versions that a second person did not say yes to, while nothing follows them."""
    newer = Answer.objects.filter(replaces=OuterRef("pk"))
    said_no = Answer.objects.filter(
        ~Exists(newer), look__said=AnswerLook.Said.NOT_YET, taken_off__isnull=True
    )
    # Answered with other words since.
    over = Q(replaces__isnull=True, question__end__isnull=False)
    return said_no.exclude(over).select_related("written_by", "look__by").order_by("pk")


def answers_shown() -> QuerySet[Answer]:
    """Return what a second person said yes to, those to be looked at again first."""
    return _said_yes().select_related("written_by", "look__by").order_by("review_on", "pk")


def questions_of(person: Person) -> list[AskedQuestion]:
    """Return what somebody asked and wants to hear about, the newest first."""
    return list(AskedQuestion.objects.filter(person=person).order_by("-sent_at", "-pk"))


def key_of_question(slug: str) -> str:
    """Return the key by which whoever asked reads our answer; or nothing."""
    found = AskedQuestion.objects.filter(slug=slug).values_list("key", flat=True).first()
    return str(found or "")


@dataclass(frozen=True)
class OwnQuestion:
    """What whoever asked finds at the address that they kept: never what they wrote."""

    end: QuestionEnd | None
    reply: str
    answer: ReadableAnswer | None
    erased_on: datetime


def own_question(question: AskedQuestion, at: datetime) -> OwnQuestion:
    """Return what became of a question."""
    end = QuestionEnd.objects.filter(question=question).first()
    names = question.answers.values_list("name", flat=True) if end else ()
    answers = (readable_answer(name, at) for name in names)
    return OwnQuestion(
        end=end,
        reply=words_of(question, QuestionWords.Kind.REPLY) if end else "",
        answer=next(filter(None, answers), None),
        erased_on=rules.erased_on(question.sent_at, end.at if end else None),
    )


def words_of(question: AskedQuestion, kind: QuestionWords.Kind) -> str:
    """Return the words of one kind, opened; nothing where there are none any more."""
    kept = question.words.filter(kind=kind).last()
    if kept is None:
        return ""
    try:
        return decrypt(kept.encrypted, purpose=PURPOSE)
    except CannotDecrypt:
        return str(CANNOT_BE_READ)


def has_ended(question: AskedQuestion) -> bool:
    """Whether somebody has answered."""
    return QuestionEnd.objects.filter(question=question).exists()


def is_worrying(question: AskedQuestion) -> bool:
    """Whether those who are trained for it read this one."""
    return question.tier >= rules.WORRYING or not question.screened


def ended_before(day: datetime, without: datetime) -> Any:  # Any: a condition of Django's
    """Return the condition for questions whose time is over."""
    return Q(end__at__lte=day) | Q(end__isnull=True, sent_at__lte=without)
