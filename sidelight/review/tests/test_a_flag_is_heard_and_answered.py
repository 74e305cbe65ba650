"""Who tells us about words hears at once that it arrived, and later what we did."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice
from sidelight.people.models import Person
from sidelight.review.actions import Worry, answer_flag, flag, withdraw
from sidelight.review.errors import AlreadyAnswered, NotADecider, NothingToTakeBack, NotYourOwn
from sidelight.review.models import Flag, FlagAnswer, FlagReason, Submission
from sidelight.review.queries import flag_item, open_flags
from sidelight.review.tests.build import approved, new_key, now

Browser = Callable[[Person | None], Client]
STAYS, TAKEN_BACK = FlagAnswer.Outcome.STAYS, FlagAnswer.Outcome.TAKEN_BACK


@pytest.fixture
def published(amira: Person, mo: Person, at: datetime) -> Submission:
    return approved(amira, "We moved house.", by=mo, at=at)


def told(
    submission: Submission,
    by: Person,
    at: datetime,
    *,
    reason: FlagReason = FlagReason.UNKIND,
    key: UUID | None = None,
) -> Flag:
    return flag(submission, Worry(reason, "It sounds unkind.", key or new_key()), by=by, at=at)


def kinds_left_for(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_the_reader_hears_that_it_arrived(published: Submission, dee: Person, at: datetime) -> None:
    kept = told(published, dee, at)

    assert kinds_left_for(dee)[-1] == Notice.Kind.FLAG_HEARD
    assert kept.words == "It sounds unkind."


def test_a_double_tap_is_one_flag(published: Submission, dee: Person, at: datetime) -> None:
    key = new_key()

    assert told(published, dee, at, key=key) == told(published, dee, at, key=key)
    assert kinds_left_for(dee).count(Notice.Kind.FLAG_HEARD) == 1


def test_another_worry_from_the_same_page_is_kept_too(
    published: Submission, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    other, key = approved(amira, "We got a cat.", by=mo, at=at), new_key()
    first = told(published, dee, at, key=key)

    told(other, dee, at, key=key)
    told(published, dee, at, reason=FlagReason.WORRIED, key=key)
    flag(published, Worry(FlagReason.UNKIND, "And one thing more.", key), by=dee, at=at)
    told(published, dee, at, reason=FlagReason.WORRIED, key=key)

    assert Flag.objects.filter(submission=published).count() == 3
    assert Flag.objects.filter(submission=other).count() == 1
    assert told(published, dee, at, key=key) == first


def test_the_reader_hears_what_we_did(
    published: Submission, dee: Person, mo: Person, at: datetime
) -> None:
    kept = told(published, dee, at)

    answer_flag(kept, STAYS, words="We looked. It stays.", by=mo, at=at)

    assert now(published).is_published
    assert kept.answer.words == "We looked. It stays."
    assert kinds_left_for(dee)[-1] == Notice.Kind.FLAG_ANSWERED
    assert not open_flags(mo).exists()


def test_words_taken_down_wait_again(
    published: Submission, dee: Person, mo: Person, at: datetime
) -> None:
    answer_flag(told(published, dee, at), TAKEN_BACK, words="Thank you.", by=mo, at=at)

    assert now(published).is_waiting
    assert kinds_left_for(published.author)[-1] == Notice.Kind.TAKEN_BACK


def test_one_answer_only(
    published: Submission, dee: Person, mo: Person, nan: Person, at: datetime
) -> None:
    kept = told(published, dee, at)
    answer_flag(kept, STAYS, words="It stays.", by=mo, at=at)

    with pytest.raises(AlreadyAnswered):
        answer_flag(kept, TAKEN_BACK, words="It goes.", by=nan, at=at)

    assert now(published).is_published


def test_nothing_is_answered_about_words_that_are_gone_already(
    published: Submission, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    kept = told(published, dee, at)
    withdraw(published, by=amira, at=at)

    with pytest.raises(NothingToTakeBack):
        answer_flag(kept, TAKEN_BACK, words="It goes.", by=mo, at=at)
    assert not FlagAnswer.objects.exists()

    answer_flag(kept, STAYS, words="They are gone already.", by=mo, at=at)
    assert FlagAnswer.objects.count() == 1


def test_nobody_answers_about_their_own_words_or_their_own_flag(
    mo: Person, nan: Person, sol: Person, at: datetime
) -> None:
    own = approved(mo, "Hello from the team.", by=nan, at=at)
    kept = told(own, nan, at)

    for moderator in (mo, nan):
        with pytest.raises(NotYourOwn):
            answer_flag(kept, STAYS, words="It stays.", by=moderator, at=at)
        assert flag_item(moderator, kept.slug) is None
    assert flag_item(sol, kept.slug) is not None


def test_nobody_else_answers(published: Submission, dee: Person, max: Person, at: datetime) -> None:
    with pytest.raises(NotADecider):
        answer_flag(told(published, dee, at), STAYS, words="It stays.", by=max, at=at)


def test_worry_about_a_person_comes_first(
    published: Submission, dee: Person, kit: Person, mo: Person, at: datetime
) -> None:
    older = told(published, dee, at)
    worried = told(published, kit, at + timedelta(hours=1), reason=FlagReason.WORRIED)

    assert list(open_flags(mo)) == [worried, older]


def test_the_desk_sees_the_words_only_while_they_are_published(
    published: Submission, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    kept = told(published, dee, at)
    before = flag_item(mo, kept.slug)

    withdraw(published, by=amira, at=at)
    after = flag_item(mo, kept.slug)

    assert before is not None
    assert before.words is not None
    assert before.words.body == "We moved house."
    assert after is not None
    assert after.words is None


def test_the_flag_page_asks_for_words_to_the_reader(
    published: Submission, dee: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    kept = told(published, dee, at)
    browser, address = browser_of(mo), reverse("answer", args=[kept.slug])

    page = browser.get(reverse("flag_item", args=[kept.slug])).content.decode()
    refused = browser.post(address, {"outcome": "stays", "words": ""})
    answered = browser.post(address, {"outcome": "stays", "words": "We looked. It stays."})
    late = browser.post(address, {"outcome": "taken_back", "words": "It goes."})

    assert "It sounds unkind." in page
    assert "We moved house." in page
    assert (refused.status_code, answered.status_code, late.status_code) == (422, 302, 409)
    assert kept.answer.words == "We looked. It stays."
    assert now(published).is_published


def test_every_look_at_a_flag_is_on_the_ledger(
    published: Submission,
    dee: Person,
    nan: Person,
    at: datetime,
    browser_of: Callable[[Person | None], Client],
) -> None:
    kept = told(published, dee, at=at)

    browser_of(nan).get(reverse("flag_item", args=[kept.slug]))

    line = Line.objects.get(act=Act.RECORD_VIEWED)
    assert (line.actor_id, line.subject_id) == (nan.pk, published.pk)
