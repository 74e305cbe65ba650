"""Leaders' pages are told who is there: where it is new, and whoever has just come."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from sidelight.people.models import Person
from sidelight.rooms.consumers.rounds import look_who_is_there
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.still import OpenPage, StillWorker, still_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(clock_at: Callable[[datetime], None], at: datetime) -> Iterator[StillWorker]:
    clock_at(at)
    with still_worker() as one:
        yield one


def opened(worker: StillWorker, evening: Evening, person: Person) -> OpenPage:
    page = OpenPage(worker, person, evening.room.slug, evening.at)
    page.hello()
    worker.read()
    worker.keep_what_waits(evening.at)
    return page


def told(worker: StillWorker, page: OpenPage, place: str) -> list[dict[str, object]]:
    """Let a second go by, and return what the page was told of somebody, whole tiles alone."""
    page.news()
    worker.begin(look_who_is_there(worker))
    worker.turn(seconds=1.0)
    worker.turn()
    people = [one["people"] for one in page.news() if one["type"] == "presence"]
    return [those[place] for those in people if "mood" in those.get(place, {})]


def test_what_is_new_is_told_once(
    worker: StillWorker, evening: Evening, amira: Person, cass: Person
) -> None:
    leader, place = opened(worker, evening, cass), evening.place(amira).slug
    assert [one["here"] for one in told(worker, leader, place)] == [False]
    assert told(worker, leader, place) == []

    opened(worker, evening, amira)

    assert [one["here"] for one in told(worker, leader, place)] == [True]
    assert told(worker, leader, place) == []


def test_whoever_comes_later_is_told_all_of_it(
    worker: StillWorker, evening: Evening, amira: Person, cass: Person, yusuf: Person
) -> None:
    place = evening.place(amira).slug
    told(worker, opened(worker, evening, cass), place)

    second = opened(worker, evening, yusuf)

    assert len(told(worker, second, place)) == 1


def test_members_are_told_of_nobody(
    worker: StillWorker, evening: Evening, amira: Person, dee: Person, cass: Person
) -> None:
    opened(worker, evening, cass)
    member = opened(worker, evening, dee)

    assert told(worker, member, evening.place(amira).slug) == []
    assert not [one for one in member.news() if one["type"] == "presence"]


def test_whose_other_page_is_open_elsewhere_is_told_of_as_here_again(
    worker: StillWorker, evening: Evening, amira: Person, cass: Person
) -> None:
    evening.come(amira, worker="another process")
    leader, place = opened(worker, evening, cass), evening.place(amira).slug
    page = opened(worker, evening, amira)
    assert [one["here"] for one in told(worker, leader, place)] == [True]

    page.socket.lost()
    worker.keep_what_waits(evening.at)

    assert [one["here"] for one in told(worker, leader, place)] == [True]
