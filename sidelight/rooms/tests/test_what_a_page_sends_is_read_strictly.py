"""Whatever fits the protocol is taken, and whatever does not is refused with a code."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from sidelight.people.models import Person
from sidelight.rooms.models import Entry, Place, Room
from sidelight.rooms.rules.jobs import Code
from sidelight.rooms.rules.reading import MOST_IN_A_FRAME
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.protocol import Message, fits, messages_of, misfits, spoiled
from sidelight.rooms.tests.still import OpenPage, StillWorker, still_worker

pytestmark = pytest.mark.django_db
NOT_READ = {Code.NOT_JSON, Code.NOT_KNOWN, Code.WRONG_VERSION, Code.HELLO_FIRST}
few = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Desk:
    """A worker, two people's pages in an open room, and messages about it."""

    def __init__(self, evening: Evening, worker: StillWorker, people: list[Person]) -> None:
        self.evening, self.worker, self.people = evening, worker, people
        room, slugs = evening.room.slug, [one.slug for one in Place.objects.all()]
        held = [str(one.pk) for one in Entry.objects.filter(state=Entry.State.HELD)]
        channels = ["room", "team", f"line:{evening.place(people[0]).slug}"]
        self.messages = messages_of(room, channels, slugs, held)

    def page(self, who: int) -> OpenPage:
        page = OpenPage(self.worker, self.people[who], self.evening.room.slug, self.evening.at)
        page.hello()
        self.turn()
        self.worker.keep_what_waits(self.evening.at)
        page.news()
        return page

    def turn(self) -> None:
        self.worker.read()

    def answers(self, who: int, *frames: str) -> list[Message]:
        """Return what a page is told about what it sent, with all it did undone again."""
        with transaction.atomic():
            page = self.page(who)
            for frame in frames:
                page.socket.heard(frame)
            self.turn()
            self.kept = self.worker.keep_what_waits(self.evening.at)
            self.turn()
            told = [one for one in page.news() if one["type"] in ("ack", "refused", "pong")]
            page.socket.lost()
            self.worker.writer.waiting.clear()
            self.worker.hub.channels.clear()
            transaction.set_rollback(True)
        return told


@pytest.fixture
def desk(
    evening: Evening, amira: Person, cass: Person, yusuf: Person,
    clock_at: Callable[[datetime], None],
) -> Iterator[Desk]:  # fmt: skip
    evening.opened(cass, yusuf)
    evening.say(amira, "It waits.")
    with still_worker() as worker:
        yield Desk(evening, worker, [amira, cass])


@few
@given(choice=some.data(), who=some.sampled_from([0, 1]))
def test_what_fits_is_read(desk: Desk, choice: some.DataObject, who: int) -> None:
    message = choice.draw(desk.messages)
    assert misfits(message, "from_page") == []

    answers = desk.answers(who, json.dumps(message))

    assert [bad for answer in answers for bad in misfits(answer, "to_page")] == []
    assert not NOT_READ & {answer.get("code") for answer in answers}
    assert Code.CANNOT_STORE not in {answer.get("code") for answer in answers}
    if message["type"] in ("say", "act", "mood"):
        assert [answer["id"] for answer in answers] == [message["id"]]


@few
@given(choice=some.data(), who=some.sampled_from([0, 1]))
def test_what_does_not_fit_is_refused(desk: Desk, choice: some.DataObject, who: int) -> None:
    message = choice.draw(spoiled(desk.messages))

    (answer,) = desk.answers(who, json.dumps(message))

    assert answer["type"] == "refused"
    assert answer["code"] != Code.CANNOT_STORE
    assert misfits(answer, "to_page") == []
    assert desk.kept == []


anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=9),
    lambda more: some.lists(more, max_size=3) | some.dictionaries(some.text(max_size=5), more),
    max_leaves=6,
)


@few
@given(frame=some.text(max_size=40) | anything.map(json.dumps))
def test_a_frame_of_anything_is_refused(desk: Desk, frame: str) -> None:
    assert all(one["type"] == "refused" for one in desk.answers(0, frame))


@pytest.mark.parametrize(
    "frame",
    ["", "{", "nothing", "[[]]", "[1]", "1", '"ping"', "[" * 9_000, "9" * 5_000,
     json.dumps([{"type": "ping"}] * (MOST_IN_A_FRAME + 1))],
)  # fmt: skip
def test_what_is_no_message_is_refused_once(desk: Desk, frame: str) -> None:
    (answer,) = desk.answers(0, frame)

    assert answer["code"] in (Code.NOT_JSON, Code.NOT_KNOWN)


def test_a_frame_holds_up_to_twenty(desk: Desk) -> None:
    answers = desk.answers(0, json.dumps([{"type": "ping"}] * MOST_IN_A_FRAME))

    assert [one["type"] for one in answers] == ["pong"] * MOST_IN_A_FRAME


def test_the_others_of_its_frame_are_taken_all_the_same(desk: Desk) -> None:
    ping: Message = {"type": "ping"}

    answers = desk.answers(0, json.dumps([ping, {"type": "say"}, ping]))

    assert [one["type"] for one in answers] == ["pong", "refused", "pong"]


def test_nothing_is_taken_before_hello(desk: Desk) -> None:
    page = OpenPage(desk.worker, desk.people[0], desk.evening.room.slug, desk.evening.at)

    page.send({"type": "ping"})
    desk.turn()

    assert [one["code"] for one in page.news()] == [Code.HELLO_FIRST]


@pytest.mark.parametrize("version", [0, 2, "1", True, None])
def test_another_version_is_refused(desk: Desk, version: Any) -> None:
    hello = {"type": "hello", "v": version, "room": desk.evening.room.slug}

    (answer,) = desk.answers(0, json.dumps(hello))

    assert answer["code"] == Code.WRONG_VERSION
    assert not fits(hello, "from_page")


def test_a_page_that_makes_many_mistakes_is_closed(desk: Desk) -> None:
    page = desk.page(0)

    for _ in range(30):
        page.socket.heard("{")
    desk.turn()

    assert page.line.closed_with == 4429
    assert Room.objects.get(pk=desk.evening.room.pk).phase == Room.Phase.OPEN
