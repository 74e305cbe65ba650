"""Asking, answering in our own words, a second look, and taking off again."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.text import slugify

from sidelight.foundation.crypto import encrypt
from sidelight.foundation.ids import new_slug
from sidelight.foundation.text import clean_words
from sidelight.guidance import rules
from sidelight.guidance.errors import (
    AnotherPerson,
    ClinicalEyes,
    EndedAlready,
    ForTrainedPeople,
    LookedAtAlready,
    NotForYou,
    NothingAsked,
    ReviewTooFar,
    TheirWords,
)
from sidelight.guidance.models import (
    Answer,
    AnswerLook,
    AnswerTakenOff,
    AskedQuestion,
    QuestionEnd,
    QuestionWords,
)
from sidelight.guidance.queries import questions as found
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind
from sidelight.people.errors import SomebodyLeft
from sidelight.people.models import Person
from sidelight.people.queries import has_left, works_as
from sidelight.safeguarding.actions.from_outside import tell_a_lead
from sidelight.safeguarding.models import Source
from sidelight.screening.queries import look
from sidelight.screening.rules import Item
from sidelight.team.queries import today
from sidelight.triage.queries import harmful_links

Outcome, Kind, Said = QuestionEnd.Outcome, QuestionWords.Kind, AnswerLook.Said


def ask(
    words: str, *, key: UUID, person: Person | None, tell_me: bool, at: datetime
) -> AskedQuestion:
    """Keep a question of anybody, or return the one that this key made.

    Other words under a known key are a question of their own. person: who is signed in; kept with
    it only if they want to hear of it. A cry for help reaches a lead in any case.
    Raises NothingAsked, and SomebodyLeft.
    """
    words = clean_words(words)[: rules.LONGEST_QUESTION]
    if not words:
        raise NothingAsked
    verdict = look(Item(text=words), links=harmful_links)
    sealed = encrypt(words, purpose=found.PURPOSE)
    whose = person if tell_me else None
    with transaction.atomic():
        question, is_new = AskedQuestion.objects.get_or_create(
            key=key,
            defaults={
                "person": whose,
                "tier": verdict.tier,
                "screened": verdict.screened,
                "sent_at": at,
            },
        )
        # Asked after writing, which waited for whoever was leaving.
        if person is not None and has_left(person):
            raise SomebodyLeft
        if is_new:
            QuestionWords.objects.create(question=question, kind=Kind.ASKED, encrypted=sealed)
            source = (Source.QUESTION.value, question.pk)
            tell_a_lead(words, verdict, source, said_by=person, at=at)
    if not is_new and found.words_of(question, Kind.ASKED) != words:
        return ask(words, key=uuid5(key, words), person=person, tell_me=tell_me, at=at)
    return question


def open_question(question: AskedQuestion, *, by: Person, at: datetime) -> str:
    """Return what was asked, after writing down who looked. Raises NotForYou, ForTrainedPeople."""
    _must_read(question, by, at)
    record(Act.RECORD_VIEWED, actor_id=by.pk, subject=("question", question.pk), at=at)
    return found.words_of(question, Kind.ASKED)


def write_back(question: AskedQuestion, words: str, *, by: Person, at: datetime) -> QuestionEnd:
    """Answer whoever asked, and nobody else. Raises NotForYou, NothingAsked, EndedAlready."""
    _must_read(question, by, at)
    words = clean_words(words)
    if not words:
        raise NothingAsked
    sealed = encrypt(words, purpose=found.PURPOSE)
    with transaction.atomic():
        _lock_open(question)
        QuestionWords.objects.create(question=question, kind=Kind.REPLY, encrypted=sealed)
        return _end(question, Outcome.REPLIED, by, at)


@dataclass(frozen=True)
class NewAnswer:
    """A question in our own words and its answer. replaces: the version that it follows."""

    topic: str
    kind: str
    asked: str
    words: str
    review_on: date
    replaces: Answer | None = None


def write_answer(
    new: NewAnswer, *, question: AskedQuestion | None, by: Person, at: datetime
) -> Answer:
    """Keep an answer for everybody; nobody sees it before another of the staff has said yes.

    A new version belongs to the question of the one before it, and may not repeat that either.
    Raises NotForYou, EndedAlready, ReviewTooFar, and TheirWords where it repeats what was asked.
    """
    if question is not None:
        _must_read(question, by, at)
    elif not works_as(by, found.WRITERS, at):
        raise NotForYou
    if not today(at) < new.review_on <= today(at) + rules.LONGEST_REVIEW:
        raise ReviewTooFar
    asked, words = clean_words(new.asked), clean_words(new.words)
    if not asked or not words:
        raise NothingAsked
    first = question or (new.replaces.question if new.replaces else None)
    if first and rules.repeats(found.words_of(first, Kind.ASKED), f"{asked}\n{words}"):
        raise TheirWords
    with transaction.atomic():
        if question is not None:
            _lock_open(question)
        return Answer.objects.create(
            name=new.replaces.name if new.replaces else _name(asked),
            question=first,
            replaces=new.replaces,
            topic=new.topic,
            kind=new.kind,
            asked=asked,
            words=words,
            review_on=new.review_on,
            written_by=by,
            written_at=at,
        )


def look_at_answer(
    answer: Answer, said: AnswerLook.Said, *, seen: str, by: Person, at: datetime
) -> AnswerLook:
    """Say yes to exactly this version, or not; with a yes everybody can read it.

    seen: the digest of what was on the page. Raises NotForYou, AnotherPerson, ClinicalEyes, and
    LookedAtAlready when somebody was quicker or it is not what was seen.
    """
    if answer.written_by_id == by.pk:
        raise AnotherPerson
    if not works_as(by, found.WRITERS, at):
        raise NotForYou
    if answer.kind == Answer.Kind.CLINICAL and not works_as(by, found.TRAINED, at):
        raise ClinicalEyes
    with transaction.atomic():
        held = Answer.objects.select_for_update().get(pk=answer.pk)
        if seen != found.digest(held) or AnswerLook.objects.filter(answer=held).exists():
            raise LookedAtAlready
        looked = AnswerLook.objects.create(answer=held, said=said, digest=seen, by=by, at=at)
        detail = {"said": str(said)}
        record(Act.DECIDED, actor_id=by.pk, subject=("answer", held.pk), at=at, detail=detail)
        question = held.question
        if said == Said.YES and question is not None and not found.has_ended(question):
            _end(question, Outcome.PUBLISHED, by, at)
    return looked


def take_answer_off(answer: Answer, *, by: Person, at: datetime) -> AnswerTakenOff:
    """Show an answer to nobody any more; twice is the same. Raises NotForYou."""
    if not works_as(by, found.WRITERS, at):
        raise NotForYou
    with transaction.atomic():
        held = Answer.objects.select_for_update().get(pk=answer.pk)
        end, is_new = AnswerTakenOff.objects.get_or_create(
            answer=held, defaults={"by": by, "at": at}
        )
        if is_new:
            about, detail = ("answer", held.pk), {"change": "taken_off"}
            record(Act.SETTING_CHANGED, actor_id=by.pk, subject=about, at=at, detail=detail)
    return end


def _must_read(question: AskedQuestion, by: Person, at: datetime) -> None:
    """Whoever reads a question is trained for it; editors read what does not worry."""
    if not works_as(by, found.WRITERS, at) or question.person_id == by.pk:
        raise NotForYou
    if found.is_worrying(question) and not works_as(by, found.TRAINED, at):
        raise ForTrainedPeople


def _lock_open(question: AskedQuestion) -> None:
    AskedQuestion.objects.select_for_update().get(pk=question.pk)
    if found.has_ended(question):
        raise EndedAlready


def _end(
    question: AskedQuestion, outcome: QuestionEnd.Outcome, by: Person, at: datetime
) -> QuestionEnd:
    end = QuestionEnd.objects.create(question=question, outcome=outcome, by=by, at=at)
    about, detail = ("question", question.pk), {"outcome": str(outcome)}
    record(Act.DECIDED, actor_id=by.pk, subject=about, at=at, detail=detail)
    if question.person is not None:
        tell(question.person, NoticeKind.QUESTION_ANSWERED, about=question.slug, at=at)
    return end


def _name(asked: str) -> str:
    """Return what stands in the address: our own words, as far as they fit."""
    plain = slugify(asked)[:50].strip("-") or "question"
    taken = Answer.objects.filter(name=plain).exists()
    return f"{plain}-{new_slug()[:6]}" if taken else plain
