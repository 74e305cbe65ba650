"""What is done over HTTP, or on another web server, shows on the leaders' tiles within a second."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.live import here
from sidelight.live.transport import Transport
from sidelight.people.models import Person
from sidelight.rooms.models import Room
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import act, send
from sidelight.rooms.tests.still import OpenPage, StillWorker, still_worker

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]


@pytest.fixture
def worker(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person
) -> Iterator[StillWorker]:
    """The process that the leaders' sockets are at, in a quiet moment."""
    evening.opened(cass, yusuf)
    with still_worker() as one:
        page = OpenPage(one, cass, evening.room.slug, evening.at)
        page.hello()
        one.read()
        one.changed_rooms.clear()
        here.begin(one.here)
        yield one
        here.end()


@pytest.fixture
def deeds(evening: Evening, amira: Person, cass: Person, browser_of: Browsers) -> "Deeds":
    return Deeds(evening, amira, browser_of(amira), browser_of(cass))


class Deeds:
    """What pages without a socket do."""

    def __init__(self, evening: Evening, member: Person, hers: Client, leaders: Client) -> None:
        self.evening, self.hers, self.leaders = evening, hers, leaders
        self.room, self.place = evening.room, evening.place(member).slug

    def mood(self) -> None:
        key = str(self.evening.next_key())
        sent = {"id": key, "when": "in", "value": "calm"}
        self.hers.post(reverse("room_mood", args=[self.room.slug]), sent)

    def moment(self) -> None:
        act(self.hers, self.room, "moment", id=str(self.evening.next_key()))

    def say(self) -> None:
        send(self.hers, self.room, "It waits.", key=self.evening.next_key())

    def come(self) -> None:
        self.hers.post(reverse("room_here", args=[self.room.slug]))

    def go(self) -> None:
        self.hers.post(reverse("room_here", args=[self.room.slug]), {"gone": "1"})

    def quiet(self) -> None:
        self.lead("time_out", minutes=5)

    def aside(self) -> None:
        self.lead("aside")

    def hold(self) -> None:
        self.lead("hold_person")

    def lead(self, name: str, **fields: object) -> None:
        key = str(self.evening.next_key())
        act(self.leaders, self.room, name, id=key, place=self.place, **fields)


ALL = ["mood", "moment", "say", "come", "go", "quiet", "aside", "hold"]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.django_db(transaction=True)
def test_a_deed_over_http_is_looked_at_next(worker: StillWorker, deeds: Deeds, name: str) -> None:
    getattr(deeds, name)()
    worker.read()

    assert list(worker.changed_rooms) == [deeds.room.pk]


class Overheard(Transport):
    """The way to other web servers; keeps the news."""

    def __init__(self) -> None:
        self.news: list[bytes] = []

    def announce(self, news: bytes) -> None:
        self.news.append(news)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.django_db(transaction=True)
def test_one_on_another_web_server_as_well(
    worker: StillWorker, deeds: Deeds, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Overheard()
    here.end()
    monkeypatch.setattr(here, "_elsewhere", lambda: elsewhere)

    getattr(deeds, name)()
    for news in elsewhere.news:
        worker.hub.heard(here.heard(news))
    worker.read()

    assert list(worker.changed_rooms) == [deeds.room.pk]


@pytest.mark.django_db(transaction=True)
def test_talk_in_an_open_room_is_no_reason(worker: StillWorker, deeds: Deeds) -> None:
    Room.objects.update(holding=Room.Holding.OPEN)

    deeds.say()
    worker.read()

    assert deeds.evening.channel("room").last_seq > 1
    assert not worker.changed_rooms
