"""A decision is ended by a second one. Both stay on record, and the words wait again."""

from datetime import datetime

import pytest

from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice
from sidelight.people.models import Person
from sidelight.review.actions import open_record, take_back
from sidelight.review.errors import NotADecider, NothingToTakeBack, NotYourOwn
from sidelight.review.models import Outcome, Submission
from sidelight.review.queries import decided_rows, decisions_lately
from sidelight.review.tests.build import approved, decided, now, sent


@pytest.fixture
def published(amira: Person, mo: Person, at: datetime) -> Submission:
    return approved(amira, "We moved house.", by=mo, at=at)


def test_the_words_wait_again(published: Submission, nan: Person, at: datetime) -> None:
    assert now(published).is_published

    take_back(published.decisions.get(), by=nan, note="We look once more.", at=at)

    assert now(published).is_waiting
    assert now(published).decided_at is None


def test_both_stay_on_record(published: Submission, nan: Person, at: datetime) -> None:
    take_back(published.decisions.get(), by=nan, note="We look once more.", at=at)

    outcomes = list(published.decisions.values_list("outcome", flat=True))
    assert outcomes == [Outcome.APPROVE, Outcome.TAKE_BACK]
    lines = Line.objects.filter(subject_kind="submission", subject_id=published.pk)
    assert lines.filter(act=Act.TAKEN_BACK, actor_id=nan.pk).count() == 1
    assert Notice.objects.filter(person=published.author, about=published.slug).count() == 2


def test_only_the_last_decision_can_be(published: Submission, mo: Person, at: datetime) -> None:
    first = published.decisions.get()
    take_back(first, by=mo, note="", at=at)
    decided(published, Outcome.DECLINE, by=mo, at=at)

    with pytest.raises(NothingToTakeBack):
        take_back(first, by=mo, note="", at=at)

    assert published.decisions.count() == 3


def test_a_second_press_takes_back_nothing_more(
    published: Submission, mo: Person, at: datetime
) -> None:
    first = published.decisions.get()
    take_back(first, by=mo, note="", at=at)

    with pytest.raises(NothingToTakeBack):
        take_back(first, by=mo, note="", at=at)

    assert published.decisions.count() == 2


def test_nobody_does_it_for_their_own_words(mo: Person, nan: Person, at: datetime) -> None:
    own = approved(mo, "Hello from the team.", by=nan, at=at)

    with pytest.raises(NotYourOwn):
        take_back(own.decisions.get(), by=mo, note="", at=at)

    assert now(own).is_published


@pytest.mark.parametrize("who", ["dee", "max", "cass"])
def test_nobody_else_does_it(
    who: str, published: Submission, at: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotADecider):
        take_back(published.decisions.get(), by=request.getfixturevalue(who), note="", at=at)

    assert now(published).is_published


def test_the_list_offers_it_for_the_last_word_only(
    published: Submission, mo: Person, nan: Person, at: datetime
) -> None:
    take_back(published.decisions.get(), by=mo, note="", at=at)
    decided(published, Outcome.DECLINE, by=mo, at=at)

    shown = decisions_lately(nan, at).filter(submission=published)
    offered = [(row.decision.outcome, row.may_take_back) for row in decided_rows(shown)]

    assert offered == [("decline", True), ("take_back", False), ("approve", False)]


def test_looking_once_more_is_on_the_ledger(
    published: Submission, nan: Person, at: datetime
) -> None:
    item = open_record(published, by=nan, at=at)

    assert item.submission.words.body == "We moved house."
    line = Line.objects.get(act=Act.RECORD_VIEWED, subject_id=published.pk)
    assert (line.actor_id, line.at) == (nan.pk, at)


def test_waiting_words_are_not_opened_that_way(amira: Person, mo: Person, at: datetime) -> None:
    waiting = sent(amira, "We moved house.", at=at)

    with pytest.raises(NothingToTakeBack):
        open_record(waiting, by=mo, at=at)

    assert not Line.objects.filter(act=Act.RECORD_VIEWED).exists()
