"""What is said in a step-down space is for those who were let in: no other page has a word of it.

Noor wrote there. Amira was let in once, muted a conversation there, and her time is over. Her one
thing for a week is hers alone.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.community.actions import NewSpace, let_in, mute_thread, open_space, submit_post
from sidelight.community.models import ForWhom
from sidelight.courses.actions.one_things import remind_me_of
from sidelight.courses.tests.build import open_group, placed, published_version
from sidelight.people.models import Person
from tests.build import Place, approve, published_reply
from tests.build import words as words_of
from tests.canary.addresses import addresses
from tests.canary.planted import Planted
from tests.canary.test_nothing_unseen_gets_out import Visits, visitor_named
from tests.canary.walk import OTHER_WAYS, PLAIN, Asked, everything_in, walk

__all__ = ["visitor_named"]

DAY = timedelta(days=1)
HERS = "one_thing"


@pytest.fixture
def noor(place: Place) -> Person:
    return place.member("Noor", "16-17")


@pytest.fixture
def planted(
    place: Place, amira: Person, noor: Person, mo: Person, sol: Person, max: Person, at: datetime
) -> Planted:
    """A word in everything that can be read in such a space, and one of Amira's own."""
    planted = Planted()
    new = NewSpace(planted.word("name"), planted.word("about"), "16-17", for_whom=ForWhom.FINISHED)
    space = open_space(new, by=max, at=at - 5 * DAY)
    let_in(amira, space, until=at - DAY, at=at - 4 * DAY)
    let_in(noor, space, until=at + DAY, at=at - 4 * DAY)
    said = words_of(planted.word("body"), planted.word("title"))
    post = submit_post(space, said, author=noor, at=at - 3 * DAY)
    approve(post.submission, by=mo, at=at - 3 * DAY)
    post.refresh_from_db()
    published_reply(post, noor, by=mo, at=at - 2 * DAY, body=planted.word("reply"))
    mute_thread(post, by=amira, at=at - 2 * DAY)
    version = published_version(by=mo, reviewed_by=sol, at=at - 20 * DAY)
    mine = placed(open_group(version, by=mo, at=at - 15 * DAY), amira, at=at - 15 * DAY)
    remind_me_of(mine, version.weeks.get(), planted.word(HERS), at=at)
    return planted


def found(visits: Visits, who: str, planted: Planted, asked: Asked = PLAIN) -> set[str]:
    """Return what somebody meets anywhere."""
    visitor = visits(who)
    return {
        what
        for _page, response in walk(visitor, addresses(), asked)
        for answer in [everything_in(response)]
        for what, word in planted.unseen.items()
        if word.encode() in answer
    }


def test_those_who_are_let_in_read_it(planted: Planted, visitor_named: Visits) -> None:
    assert found(visitor_named, "noor", planted) == set(planted.unseen) - {HERS}


@pytest.mark.parametrize("who", ["stranger", "dee", "kit", "cass", "ed"])
def test_nobody_else_meets_a_word_of_it(planted: Planted, visitor_named: Visits, who: str) -> None:
    assert found(visitor_named, who, planted) == set()


def test_whose_time_is_over_meets_their_own_words_alone(
    planted: Planted, visitor_named: Visits
) -> None:
    assert found(visitor_named, "amira", planted) == {HERS}


@pytest.mark.parametrize("asked", OTHER_WAYS, ids=lambda asked: f"{asked.method}{asked.query}")
def test_no_way_of_asking_shows_it(planted: Planted, visitor_named: Visits, asked: Asked) -> None:
    assert found(visitor_named, "dee", planted, asked) == set()


def test_searching_for_it_finds_nothing(
    planted: Planted, dee: Person, noor: Person, browser_of: Callable[[Person], Client]
) -> None:
    def shown(who: Person) -> str:
        page = browser_of(who).get("/search/", {"q": planted.unseen["body"]}).content.decode()
        return page.replace(planted.unseen["body"], "", 2)

    assert planted.unseen["title"] in shown(noor)
    assert planted.unseen["title"] not in shown(dee)
