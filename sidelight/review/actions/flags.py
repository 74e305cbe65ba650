"""A reader tells us about published words, and is told what we did."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.notices.actions import leave
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person
from sidelight.review import rules
from sidelight.review.actions.decide import take_back
from sidelight.review.actions.deciders import must_be_a_decider
from sidelight.review.errors import AlreadyAnswered, NothingToTakeBack, NotYourOwn
from sidelight.review.models import Flag, FlagAnswer, Submission


@dataclass(frozen=True)
class Worry:
    """What a reader tells us. key: made with the form, so that a second tap is the same flag."""

    reason: str
    words: str
    key: UUID


def flag(submission: Submission, worry: Worry, *, by: Person, at: datetime) -> Flag:
    """Keep a reader's worry for the desk and tell the reader that it arrived.

    Another worry under a known key (the page was gone back to and changed) is kept as a flag of
    its own, so that nothing is lost.
    """
    words = clean_words(worry.words)
    with transaction.atomic():
        kept, new = Flag.objects.get_or_create(
            by=by,
            key=worry.key,
            defaults={
                "submission": submission,
                "reason": worry.reason,
                "words": words,
                "at": at,
            },
        )
        if new:
            record(Act.FLAGGED, actor_id=by.pk, subject=("submission", submission.pk), at=at)
            leave(by, NoticeKind.FLAG_HEARD, about=kept.slug, at=at)
    told = (submission.pk, worry.reason, words)
    if told != (kept.submission_id, kept.reason, kept.words):
        another = uuid5(worry.key, f"{submission.pk} {worry.reason} {words}")
        return flag(submission, replace(worry, key=another), by=by, at=at)
    return kept


def look_at_flag(flag: Flag, *, by: Person, at: datetime) -> None:
    """Keep that somebody read a flag, with the reader's words to the team. Raises NotADecider."""
    must_be_a_decider(by, at)
    detail = {"flag": flag.pk}
    subject = ("submission", flag.submission_id)
    record(Act.RECORD_VIEWED, actor_id=by.pk, subject=subject, at=at, detail=detail)


def answer_flag(
    flag: Flag, outcome: FlagAnswer.Outcome, *, words: str, by: Person, at: datetime
) -> FlagAnswer:
    """Say what was done about a flag; taking the words down undoes their approval with it.

    Raises NotADecider; NotYourOwn for one's own words or one's own flag; AlreadyAnswered;
    NothingToTakeBack when the words are no longer published.
    """
    must_be_a_decider(by, at)
    author_id = flag.submission.author_id
    if not rules.may_decide(decider_id=by.pk, author_id=author_id) or flag.by_id == by.pk:
        raise NotYourOwn
    with transaction.atomic():
        # The flag only: its submission is locked by the verb that changes it, in its own order.
        flags = Flag.objects.select_for_update(of=("self",)).select_related("submission")
        locked = flags.get(pk=flag.pk)
        if FlagAnswer.objects.filter(flag=locked).exists():
            raise AlreadyAnswered
        if outcome == FlagAnswer.Outcome.TAKEN_BACK:
            _take_down(locked.submission, by, at)
        answer = FlagAnswer.objects.create(
            flag=locked, by=by, at=at, outcome=outcome, words=clean_words(words)
        )
        record(
            Act.FLAG_ANSWERED,
            actor_id=by.pk,
            subject=("submission", locked.submission_id),
            at=at,
            detail={"outcome": str(outcome), "flag": locked.pk},
        )
        leave(locked.by, NoticeKind.FLAG_ANSWERED, about=locked.slug, at=at)
    return answer


def _take_down(submission: Submission, by: Person, at: datetime) -> None:
    last = submission.decisions.last()
    if last is None or not submission.is_published:
        raise NothingToTakeBack
    take_back(last, by=by, note="", at=at)
