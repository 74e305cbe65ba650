"""Whatever a member sends waits until a person has looked at it."""

from datetime import datetime
from uuid import UUID

import pytest

from sidelight.people.actions import leave
from sidelight.people.errors import SomebodyLeft
from sidelight.people.models import Person
from sidelight.review.actions import prepare, submit
from sidelight.review.errors import UnknownKind
from sidelight.review.models import Decision, State, Submission
from sidelight.review.queries import queue_for
from sidelight.review.tests.build import new_key, now, sent
from sidelight.screening import queries as screening

KEY = UUID(int=7)


def test_they_wait_and_nobody_has_decided(amira: Person, at: datetime) -> None:
    submission = sent(amira, "We moved house.", at=at)

    assert now(submission).state == State.WAITING
    assert not Decision.objects.filter(submission=submission).exists()


def test_a_double_tap_is_one_submission(amira: Person, at: datetime) -> None:
    first = sent(amira, "We moved house.", at=at, key=KEY)

    second = sent(amira, "We moved house.", at=at, key=KEY)

    assert first == second
    assert Submission.objects.written_by(amira).filter(kind="letter").count() == 1


def test_other_words_under_a_known_key_are_kept_as_well(amira: Person, at: datetime) -> None:
    first = sent(amira, "We moved house.", at=at, key=KEY)

    second = sent(amira, "We moved house, twice.", at=at, key=KEY)

    assert first != second
    assert [now(first).words.body, now(second).words.body] == [
        "We moved house.",
        "We moved house, twice.",
    ]


def test_two_people_may_have_the_same_key(amira: Person, dee: Person, at: datetime) -> None:
    first = sent(amira, "We moved house.", at=at, key=KEY)

    second = sent(dee, "We moved house.", at=at, key=KEY)

    assert first != second


def test_words_of_a_kind_that_nobody_registered_are_refused(amira: Person, at: datetime) -> None:
    words = prepare("picture", amira, body="We moved house.", key=new_key())

    with pytest.raises(UnknownKind):
        submit(words, at=at)

    assert not Submission.objects.filter(kind="picture").exists()


def test_when_screening_fails_a_person_looks_sooner(
    amira: Person, dee: Person, mo: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm = sent(amira, "We moved house.", at=at)

    def broken() -> None:
        raise OSError

    monkeypatch.setattr(screening, "shipped_screener", broken)
    unscreened = sent(dee, "The bus was late.", at=at)

    queue = queue_for(mo, at)
    assert [row.slug for row in queue] == [unscreened.slug, calm.slug]
    assert [row.screened for row in queue] == [False, True]


def test_nobody_has_their_own_words_in_their_queue(
    amira: Person, mo: Person, nan: Person, at: datetime
) -> None:
    own = sent(mo, "Hello from the team.", at=at)
    other = sent(amira, "We moved house.", at=at)

    assert {row.slug for row in queue_for(nan, at)} == {own.slug, other.slug}
    assert {row.slug for row in queue_for(mo, at)} == {other.slug}


def test_words_that_arrive_after_their_author_left_are_not_kept(
    amira: Person, at: datetime
) -> None:
    """The page was open and being answered while they left in another window."""
    on_its_way = prepare("letter", amira, body="We moved house.", key=KEY)
    leave(amira, at=at)

    with pytest.raises(SomebodyLeft):
        submit(on_its_way, at=at)

    assert not Submission.objects.written_by(amira).filter(kind="letter").exists()
