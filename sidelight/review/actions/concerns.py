"""A worry about an author goes to the safeguarding leads, with a copy of the words."""

from datetime import datetime

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.review.actions.deciders import must_be_a_decider
from sidelight.review.errors import NotSeenByYou, NotYourOwn
from sidelight.review.models import Flag, Submission
from sidelight.review.registers import kind_named
from sidelight.safeguarding.actions import Evidence, NewConcern, raise_concern
from sidelight.safeguarding.models import Concern, Source
from sidelight.safeguarding.queries import Told

LOOKS = (Act.CLAIMED, Act.RECORD_VIEWED)


def raise_about_submission(
    submission: Submission, told: Told, *, by: Person, at: datetime
) -> Concern:
    """Raise a concern about the author of words that somebody has opened.

    Also once the claim has run out or the words were taken back: a worry must not be lost with
    them. Raises NotADecider, NotYourOwn, and NotSeenByYou unless the ledger says that they looked.
    """
    _must_be_anothers(submission, by, at)
    if not _has_looked(submission, by):
        raise NotSeenByYou
    source = (Source.SUBMISSION.value, submission.pk)
    new = NewConcern(submission.author, told.worry, _evidence(submission), source, told.needed)
    return raise_concern(new, key=told.key, by=by, at=at)


def raise_about_flag(flag: Flag, told: Told, *, by: Person, at: datetime) -> Concern:
    """Raise a concern about the author of flagged words, with what the reader told the team.

    The words come along as long as they are published: the page of a flag shows no others.
    Raises NotADecider, and NotYourOwn for one's own words or one's own flag.
    """
    submission = flag.submission
    _must_be_anothers(submission, by, at)
    if flag.by_id == by.pk:
        raise NotYourOwn
    evidence = _evidence(submission) if submission.is_published else []
    if flag.words and flag.by.is_active:
        evidence.append(Evidence(flag.words, flag.by, flag.at))
    source = (Source.FLAG.value, flag.pk)
    new = NewConcern(submission.author, told.worry, evidence, source, told.needed)
    return raise_concern(new, key=told.key, by=by, at=at)


def _must_be_anothers(submission: Submission, by: Person, at: datetime) -> None:
    must_be_a_decider(by, at)
    if submission.author_id == by.pk:
        raise NotYourOwn


def _has_looked(submission: Submission, by: Person) -> bool:
    """Whether the ledger says that somebody opened these words; looking at a flag is no proof."""
    looks = Line.objects.filter(
        act__in=LOOKS, actor_id=by.pk, subject_kind="submission", subject_id=submission.pk
    )
    return looks.exclude(detail__has_key="flag").exists()


def _evidence(submission: Submission) -> list[Evidence]:
    """Return the words with the published ones around them, as the desk shows them.

    Of somebody who has left, only those around: theirs are hidden from everybody at once.
    """
    nearby = kind_named(submission.kind).context(submission).nearby
    said = [Evidence(one.words, one.author, one.at) for one in nearby if one.author]
    words = getattr(submission, "words", None)
    if words is not None and submission.author.is_active:
        whole = f"{words.title}\n\n{words.body}".strip()
        said.append(Evidence(whole, submission.author, submission.submitted_at))
    return said
