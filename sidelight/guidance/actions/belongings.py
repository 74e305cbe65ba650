"""What guidance keeps about a person, how it is erased, how it is given, and when it ends."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sidelight.guidance.actions.keepings import QUESTIONS
from sidelight.guidance.models import (
    Answer,
    AnswerLook,
    AnswerTakenOff,
    AskedQuestion,
    QuestionEnd,
    QuestionWords,
)
from sidelight.guidance.queries.questions import ended_before, words_of
from sidelight.guidance.rules import KEPT_AFTER_ANSWER, KEPT_WITHOUT_ANSWER
from sidelight.people.actions.belongings import NO_WORDS, OF_THE_HOUSE, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.models import Person
from sidelight.people.queries import held_people
from sidelight.people.registers import Belonging, Entry, Expiry, said

Kind = QuestionWords.Kind


def belongings() -> Iterator[Belonging]:
    """Return every key of guidance that leads to a person, and the words that hang on them."""
    name = _("What you asked us")
    yield Belonging(QuestionWords, "question__person", name, QUESTIONS, _erase, _give_words)
    name = _("When you asked us something")
    yield Belonging(AskedQuestion, "person", name, QUESTIONS, _erase, _give_questions)
    name = _("Answers for everybody to questions of yours, in our words")
    yield Belonging(Answer, "question__person", name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)
    name = _("Answers for everybody that you wrote")
    yield Belonging(Answer, "written_by", name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)
    for model, name in (
        (QuestionEnd, _("Questions that you answered")),
        (AnswerLook, _("Answers that you looked at")),
        (AnswerTakenOff, _("Answers that you took off")),
    ):
        yield Belonging(model, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for guidance."""
    return [Expiry(QUESTIONS, expire_questions)]


def expire_questions(at: datetime, most: int) -> int:
    """Erase the words of questions whose time is over, and whose they were.

    Nothing of somebody under a hold is touched.
    """
    is_over = ended_before(at - KEPT_AFTER_ANSWER, at - KEPT_WITHOUT_ANSWER)
    over = AskedQuestion.objects.filter(is_over, words__isnull=False)
    free = over.exclude(person__in=held_people()).order_by("pk").distinct()
    ids = list(free.values_list("pk", flat=True)[:most])
    QuestionWords.objects.filter(question__in=ids).delete()
    AskedQuestion.objects.filter(pk__in=ids).update(person=None, tier=0)
    return len(ids)


def _erase(person: Person, at: datetime) -> None:
    """Erase what somebody asked and what we wrote back; what is for everybody names nobody."""
    theirs = AskedQuestion.objects.filter(person=person)
    QuestionWords.objects.filter(question__in=theirs).delete()
    theirs.update(person=None, tier=0)


def _give_words(person: Person) -> Iterable[Entry]:
    for question in AskedQuestion.objects.filter(person=person):
        lines = [
            (_("Question"), words_of(question, Kind.ASKED)),
            (_("What we wrote back"), words_of(question, Kind.REPLY)),
        ]
        yield Entry(_("What you asked us"), lines)


def _give_questions(person: Person) -> Iterable[Entry]:
    for question in AskedQuestion.objects.filter(person=person):
        yield Entry(_("A question that you asked"), [(_("Sent"), said(question.sent_at))])
