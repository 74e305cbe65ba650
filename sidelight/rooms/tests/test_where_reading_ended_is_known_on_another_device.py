"""How far somebody has read is kept for them alone, and ends with the words."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.people.actions import leave
from sidelight.people.models import Person
from sidelight.rooms.actions.reading import keep_seen
from sidelight.rooms.actions.retention import erase_words_of_room
from sidelight.rooms.consumers.rounds import _beat
from sidelight.rooms.models import Place, Room
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import page_of
from sidelight.rooms.tests.still import Message, OpenPage, StillWorker, still_worker

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def said(evening: Evening, amira: Person, cass: Person, yusuf: Person) -> Evening:
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
    for words in ("Good evening.", "How was your week?", "Mine was long."):
        evening.say(cass, words)
    return evening


@pytest.fixture
def worker() -> Iterator[StillWorker]:
    with still_worker() as one:
        yield one


@pytest.fixture
def opened(worker: StillWorker, said: Evening, at: datetime) -> Callable[[Person], OpenPage]:
    def page_of_somebody(person: Person) -> OpenPage:
        page = OpenPage(worker, person, said.room.slug, at)
        page.hello()
        worker.read()
        return page

    return page_of_somebody


def beat(worker: StillWorker) -> None:
    """Let the process say that it is there, and keep what there is to keep."""
    worker.begin(_beat(worker))
    worker.turn()


def welcomed(page: OpenPage) -> Message:
    (welcome,) = [one for one in page.news() if one["type"] == "welcome"]
    return dict(welcome)


def test_another_device_is_told(
    worker: StillWorker, opened: Callable[[Person], OpenPage], amira: Person
) -> None:
    phone = opened(amira)
    assert welcomed(phone)["seen"] == 0

    phone.send({"type": "seen", "ch": "room", "seq": 4})
    at_once = welcomed(opened(amira))
    beat(worker)
    worker.cards.clear()
    later = welcomed(opened(amira))

    assert (at_once["seen"], later["seen"]) == (4, 4)
    assert worker.seen == {}


def test_a_page_that_is_loaded_anew_begins_there(
    worker: StillWorker,
    said: Evening,
    opened: Callable[[Person], OpenPage],
    amira: Person,
    dee: Person,
    browser_of: Callable[[object], Client],
) -> None:
    opened(amira).send({"type": "seen", "ch": "room", "seq": 4})
    beat(worker)

    assert "&quot;seen&quot;: 4" in page_of(browser_of(amira), said.room)
    assert "&quot;seen&quot;: 0" in page_of(browser_of(dee), said.room)


@pytest.mark.data
def test_it_goes_forward_only(said: Evening, amira: Person) -> None:
    mine = said.place(amira).pk

    keep_seen({mine: 5})
    keep_seen({mine: 3})

    assert Place.objects.get(pk=mine).seen_seq == 5


def test_nobody_else_is_told(
    worker: StillWorker,
    said: Evening,
    opened: Callable[[Person], OpenPage],
    amira: Person,
    cass: Person,
) -> None:
    leader = opened(cass)
    leader.news()

    opened(amira).send({"type": "seen", "ch": "room", "seq": 4})
    beat(worker)

    told = [one for one in leader.news() if one["type"] != "presence"]
    assert told == []
    assert welcomed(opened(cass))["seen"] == 0


def test_what_cannot_be_kept_now_is_kept_with_the_next_beat(
    worker: StillWorker,
    opened: Callable[[Person], OpenPage],
    said: Evening,
    amira: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(amira).send({"type": "seen", "ch": "room", "seq": 4})
    with monkeypatch.context() as away:
        away.setattr("sidelight.rooms.consumers.rounds.keep_seen", lambda seen: set())
        beat(worker)
    assert said.place(amira).seen_seq == 0

    beat(worker)

    assert said.place(amira).seen_seq == 4


def test_it_ends_with_the_words(said: Evening, amira: Person, cass: Person, at: datetime) -> None:
    keep_seen({said.place(amira).pk: 5})
    said.close(cass, at=at)

    erase_words_of_room(said.room.pk, at=at + 30 * 24 * 60 * MINUTE)

    assert said.place(amira).seen_seq == 0


def test_it_ends_when_they_leave(said: Evening, amira: Person, at: datetime) -> None:
    keep_seen({said.place(amira).pk: 5})

    leave(amira, at=at)

    assert Place.objects.get(pk=said.places[amira.pk].pk).seen_seq == 0
