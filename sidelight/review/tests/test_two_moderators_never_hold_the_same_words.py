"""One item is looked at by one moderator at a time; whoever looks is on the ledger."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.review.actions import claim, claim_next, release, renew
from sidelight.review.errors import (
    HeldBySomebodyElse,
    NotADecider,
    NotHeldByYou,
    NotWaiting,
    NotYourOwn,
)
from sidelight.review.models import Claim, Outcome, Submission
from sidelight.review.queries import desk_item
from sidelight.review.rules import LEASE
from sidelight.review.tests.build import decided, sent

MOMENT = timedelta(seconds=1)


def test_the_second_moderator_is_refused(
    amira: Person, mo: Person, nan: Person, at: datetime
) -> None:
    submission = sent(amira, "We moved house.", at=at)
    claim(submission, moderator=mo, at=at)

    with pytest.raises(HeldBySomebodyElse):
        claim(submission, moderator=nan, at=at)

    assert desk_item(submission.slug, mo, at) is not None
    assert desk_item(submission.slug, nan, at) is None


def test_it_is_free_again_when_the_time_has_run_out(
    amira: Person, mo: Person, nan: Person, at: datetime
) -> None:
    submission = sent(amira, "We moved house.", at=at)
    claim(submission, moderator=mo, at=at)

    later = at + LEASE
    claim(submission, moderator=nan, at=later)

    assert desk_item(submission.slug, mo, later) is None
    assert desk_item(submission.slug, nan, later) is not None


def test_work_on_it_keeps_it(amira: Person, mo: Person, nan: Person, at: datetime) -> None:
    submission = sent(amira, "We moved house.", at=at)
    claim(submission, moderator=mo, at=at)

    renew(submission, moderator=mo, at=at + LEASE - MOMENT)

    with pytest.raises(HeldBySomebodyElse):
        claim(submission, moderator=nan, at=at + LEASE)


def test_what_has_run_out_is_not_renewed(amira: Person, mo: Person, at: datetime) -> None:
    submission = sent(amira, "We moved house.", at=at)
    claim(submission, moderator=mo, at=at)

    with pytest.raises(NotHeldByYou):
        renew(submission, moderator=mo, at=at + LEASE)


def test_nobody_renews_or_releases_what_another_holds(
    amira: Person, mo: Person, nan: Person, at: datetime
) -> None:
    submission = sent(amira, "We moved house.", at=at)
    claim(submission, moderator=mo, at=at)

    release(submission, moderator=nan)
    with pytest.raises(NotHeldByYou):
        renew(submission, moderator=nan, at=at)

    assert desk_item(submission.slug, mo, at) is not None


def test_letting_go_frees_it_at_once(amira: Person, mo: Person, nan: Person, at: datetime) -> None:
    submission = sent(amira, "We moved house.", at=at)
    claim(submission, moderator=mo, at=at)

    release(submission, moderator=mo)

    assert claim(submission, moderator=nan, at=at).moderator == nan


def test_one_moderator_holds_one_thing(
    amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    first, second = sent(amira, "We moved.", at=at), sent(dee, "The bus was late.", at=at)
    claim(first, moderator=mo, at=at)

    claim(second, moderator=mo, at=at)

    assert list(Claim.objects.values_list("submission", flat=True)) == [second.pk]


def test_nobody_opens_their_own_words(mo: Person, nan: Person, at: datetime) -> None:
    submission = sent(mo, "Hello from the team.", at=at)

    with pytest.raises(NotYourOwn):
        claim(submission, moderator=mo, at=at)

    assert claim_next(moderator=mo, at=at) is None
    assert claim_next(moderator=nan, at=at) == submission


def test_decided_words_are_not_opened_again(
    amira: Person, mo: Person, nan: Person, at: datetime
) -> None:
    submission = sent(amira, "We moved house.", at=at)
    decided(submission, Outcome.APPROVE, by=mo, at=at)

    with pytest.raises(NotWaiting):
        claim(submission, moderator=nan, at=at)


@pytest.mark.parametrize("who", ["amira", "cass", "yusuf", "ed", "max"])
def test_only_the_desk_opens_words(
    who: str, dee: Person, at: datetime, request: pytest.FixtureRequest
) -> None:
    submission = sent(dee, "We moved house.", at=at)
    person = request.getfixturevalue(who)

    with pytest.raises(NotADecider):
        claim(submission, moderator=person, at=at)
    with pytest.raises(NotADecider):
        claim_next(moderator=person, at=at)


def test_the_next_one_is_the_most_urgent_then_the_oldest(
    amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    young = sent(amira, "One.", at=at)
    old = sent(dee, "Two.", at=at - timedelta(hours=1))
    urgent = sent(amira, "Three.", at=at)
    Submission.objects.filter(pk=urgent.pk).update(tier=3)

    taken = []
    while (following := claim_next(moderator=mo, at=at)) is not None:
        taken.append(following)
        decided(following, Outcome.APPROVE, by=mo, at=at)

    assert taken == [urgent, old, young]


def test_the_next_one_passes_over_what_another_holds(
    amira: Person, dee: Person, mo: Person, nan: Person, at: datetime
) -> None:
    first = sent(amira, "One.", at=at)
    second = sent(dee, "Two.", at=at + MOMENT)

    assert claim_next(moderator=mo, at=at) == first
    assert claim_next(moderator=nan, at=at) == second


def test_whoever_looks_is_on_the_ledger(amira: Person, mo: Person, at: datetime) -> None:
    submission = sent(amira, "We moved house.", at=at)

    claim(submission, moderator=mo, at=at)

    line = Line.objects.get(act=Act.CLAIMED, subject_kind="submission", subject_id=submission.pk)
    assert (line.actor_id, line.at) == (mo.pk, at)


@pytest.mark.data
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="SQLite has one writer at a time; its tests live in memory",
)
def test_moderators_who_press_at_once_get_different_words(
    amira: Person, dee: Person, mo: Person, nan: Person, sol: Person, at: datetime
) -> None:
    for number in range(3):
        sent(amira, f"Number {number}.", at=at)
    taken: list[Submission | None] = []
    together = Barrier(3)

    def press(moderator: Person) -> None:
        together.wait()
        try:
            taken.append(claim_next(moderator=moderator, at=at))
        finally:
            connection.close()

    threads = [Thread(target=press, args=[moderator]) for moderator in (mo, nan, sol)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(taken)) == 3
    assert None not in taken
