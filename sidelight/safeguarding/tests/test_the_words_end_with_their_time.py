"""The words of a concern outlive its source, and end seven years after it was closed."""

from datetime import date, datetime, timedelta

import pytest

from sidelight.people.actions import gather, leave, place_hold, run_retention
from sidelight.people.models import Person
from sidelight.safeguarding.actions import (
    Evidence,
    NewConcern,
    close_concern,
    open_again,
    open_concern,
    raise_concern,
)
from sidelight.safeguarding.actions.keepings import CONCERNS, SEVEN_YEARS
from sidelight.safeguarding.models import Concern, ConcernWords
from sidelight.safeguarding.tests.build import WORDS, about_words, raised
from tests.build import new_key

pytestmark = pytest.mark.data

OVER = timedelta(days=SEVEN_YEARS)


def test_they_stay_when_the_person_leaves(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    concern = raised(amira, by=mo, at=at)

    leave(amira, at=at)

    concern.refresh_from_db()
    opened = open_concern(concern, by=sol, at=at)
    assert [one.words for one in opened.evidence] == [WORDS]
    assert opened.evidence[0].name == "Somebody who left"


def test_the_page_for_leaving_says_so() -> None:
    assert CONCERNS.after_leaving


def test_an_open_concern_is_never_over(amira: Person, mo: Person, at: datetime) -> None:
    raised(amira, by=mo, at=at)

    run_retention(at + OVER * 2)

    assert ConcernWords.objects.count() == 2


def test_a_concern_that_was_opened_again_is_open(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    concern = raised(amira, by=mo, at=at)
    close_concern(concern, "talked", "We talked.", by=sol, at=at)
    open_again(concern, "There is more.", by=sol, at=at)

    run_retention(at + OVER * 2)

    assert ConcernWords.objects.filter(concern=concern).count() == 4


def test_the_row_stays_when_the_words_go(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    concern = raised(amira, by=mo, at=at)
    close_concern(concern, "talked", "We talked.", by=sol, at=at)

    run_retention(at + OVER)

    assert not ConcernWords.objects.exists()
    assert Concern.objects.get().decisions.get().outcome == "talked"


def test_a_hold_on_whoever_said_the_words_keeps_them(
    amira: Person, dee: Person, mo: Person, sol: Person, at: datetime
) -> None:
    evidence = [Evidence("Are you all right?", dee, at)]
    new = NewConcern(amira, "", evidence, ("submission", 7))
    concern = raise_concern(new, key=new_key(), by=mo, at=at)
    close_concern(concern, "talked", "We talked.", by=sol, at=at)
    place_hold(dee, "The police.", date(2026, 6, 1), by=sol, at=at)

    run_retention(at + OVER * 2)

    assert ConcernWords.objects.filter(said_by=dee).exists()


def test_a_hold_on_whom_it_is_about_keeps_the_words_of_others(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    new = NewConcern(amira, "They sound alone.", (), ("submission", 7))
    concern = raise_concern(new, key=new_key(), by=mo, at=at)
    close_concern(concern, "talked", "We talked.", by=sol, at=at)
    place_hold(amira, "The police.", date(2026, 6, 1), by=sol, at=at)

    run_retention(at + OVER * 2)

    assert ConcernWords.objects.filter(concern=concern).count() == 2


def test_a_download_says_that_there_may_be_some_and_whom_to_ask(
    amira: Person, mo: Person, at: datetime
) -> None:
    before = [(part.belonging.name, part.not_given) for part in gather(amira, at=at)]
    raise_concern(about_words(amira, at), key=new_key(), by=mo, at=at)

    after = gather(amira, at=at)

    # The same whether or not there is one: a young person is told by a person.
    assert [(part.belonging.name, part.not_given) for part in after] == before
    told = [part for part in after if part.belonging.model is Concern]
    assert "a person looks at it with you" in str(told[0].not_given)
    assert all(WORDS not in str(part.entries) for part in after)
