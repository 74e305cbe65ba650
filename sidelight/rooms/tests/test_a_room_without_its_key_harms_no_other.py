"""Where a room's key is lost nothing new is taken there, kindly; every other room goes on."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client
from structlog.testing import capture_logs

from sidelight.people.models import Person
from sidelight.rooms.actions.batch import keep
from sidelight.rooms.actions.saying import Words, prepared
from sidelight.rooms.models import Entry, Room
from sidelight.rooms.rules.jobs import Code, Done, Refused, Release, Shown
from sidelight.rooms.tests.build import Evening, number
from sidelight.rooms.tests.pages import send
from sidelight.rooms.tests.still import OpenPage, StillWorker, still_worker
from tests.build import Place as Charity

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Iterator[StillWorker]:
    with still_worker() as one:
        yield one


@pytest.fixture
def locked(evening: Evening, amira: Person, cass: Person, yusuf: Person) -> Evening:
    """A room in which a message waits, and whose key then does not open any more."""
    evening.opened(cass, yusuf)
    evening.say(amira, "It waits.")
    Room.objects.filter(pk=evening.room.pk).update(sealed_key="of another house")
    return evening


def test_a_socket_is_told_and_goes_on(
    locked: Evening, worker: StillWorker, amira: Person, at: datetime
) -> None:
    page = OpenPage(worker, amira, locked.room.slug, at)
    page.hello()
    worker.read()
    page.news()

    with capture_logs() as logs:
        page.send(
            {"type": "say", "id": str(number(50)), "ch": "room", "text": "Hello."},
            {"type": "ping"},
        )
    worker.turn()

    refused, pong = page.news()
    assert (refused["type"], refused["code"]) == ("refused", Code.CANNOT_STORE)
    assert (refused["id"], pong["type"]) == (str(number(50)), "pong")
    assert [line["event"] for line in logs] == ["no_key_for_a_room"]
    assert "Hello." not in str(logs)


def test_a_form_gets_its_words_back(
    locked: Evening, amira: Person, browser_of: Callable[[object], Client]
) -> None:
    answer = send(browser_of(amira), locked.room, "Hello.", key=number(50))

    assert answer.status_code == 409
    assert "Hello.</textarea>" in answer.content.decode()


def test_letting_through_words_that_do_not_open_costs_nobody_of_the_batch_anything(
    locked: Evening, place: Charity, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    waiting = Entry.objects.get(state=Entry.State.HELD)
    elsewhere = Evening.planned([dee], [cass, yusuf], by=place.manager, at=at)
    elsewhere.keys = 30  # other pages than those of the first room
    elsewhere.opened(cass, yusuf)
    elsewhere.say(dee, "Mine opens.")
    opens = elsewhere.held("Mine opens.")
    jobs = [
        prepared(Words("room", "Good evening.", number(60)), elsewhere.entrance(cass), at=at),
        Release(locked.entrance(cass).speaker, waiting.pk, number(61), at),
        Release(elsewhere.entrance(cass).speaker, opens.pk, number(62), at),
    ]

    outcomes, items = keep(jobs, at=at)

    assert outcomes == [Shown(2), Refused(Code.GONE), Done()]
    passed_on = "".join(item.text for item in items)
    assert "Good evening." in passed_on
    assert "Mine opens." in passed_on
    waiting.refresh_from_db()
    assert (waiting.state, waiting.seq) == (Entry.State.HELD, None)
