"""A worker of rooms without a network, a thread or a clock: all happens when the test says so."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sidelight.live.connection import Item
from sidelight.live.here import Here
from sidelight.live.tests.build import ByHand, Page, StillLoop, still_loop
from sidelight.live.transport import InProcess, Transport
from sidelight.people.models import Person
from sidelight.rooms.actions.batch import keep
from sidelight.rooms.consumers.doorkeeper import Admission
from sidelight.rooms.consumers.socket import Socket
from sidelight.rooms.consumers.station import Station, _tell
from sidelight.rooms.queries.entering import entrance_for
from sidelight.rooms.queries.events import what_followed
from sidelight.rooms.rules.jobs import Job
from sidelight.rooms.rules.pace import Bucket

Message = dict[str, Any]


class Queue:
    """Stands where the writer's thread would: jobs wait until the test has them kept."""

    def __init__(self) -> None:
        self.waiting: list[Job] = []

    def put(self, job: Job) -> bool:
        self.waiting.append(job)
        return True


class StillWorker(Station):
    """One process with its sockets. What it asks the database is answered between its turns."""

    by_hand: ByHand
    questions: list[tuple[Callable[..., Any], tuple[object, ...], asyncio.Future[Any]]]

    @classmethod
    def begun(cls, loop: StillLoop, key: str, transport: Transport | None = None) -> "StillWorker":
        by_hand = ByHand(loop)
        here = Here(key, by_hand.hub, loop, transport or InProcess())
        one = cls(here, Queue(), None)  # type: ignore[arg-type]
        one.by_hand, one.questions = by_hand, []
        return one

    async def ask(self, question: Callable[..., Any], *about: object) -> Any:
        answer: asyncio.Future[Any] = self.here.loop.create_future()
        self.questions.append((question, about, answer))
        return await answer

    def turn(self, *, seconds: float = 0.1) -> None:
        """Do what there is to do, and answer all questions but the hub's own."""
        self.by_hand.loop.turn(seconds=seconds)
        while self.questions:
            question, about, answer = self.questions.pop(0)
            try:
                answer.set_result(question(*about))
            except Exception as failure:  # noqa: BLE001  # whoever asked is told
                answer.set_exception(failure)
            self.by_hand.loop.turn(seconds=0)

    def read(self) -> None:
        """Let the hub read all that it wants."""
        self.turn()
        while self.by_hand.readings:
            asked = self.by_hand.readings[0][0]
            self.by_hand.answer(what_followed(asked))
            self.turn()

    def keep_what_waits(self, at: datetime) -> list[Item]:
        """Keep all that pages sent, answer them, and return what happened."""
        jobs, self.writer.waiting = list(self.writer.waiting), []  # type: ignore[assignment]
        if not jobs:
            return []
        outcomes, items = keep(jobs, at=at)
        _tell(self.hub, jobs, outcomes, items)
        return items


class OpenPage:
    """Somebody's page with its socket, and every message that it got."""

    def __init__(self, worker: StillWorker, person: Person, slug: str, at: datetime) -> None:
        entrance = entrance_for(person, slug, at)
        assert entrance is not None, "this room is there for them"
        bucket = Bucket(1_000_000, 1_000_000, 1_000_000, 0)
        self.person, self.worker, self.line = person, worker, Page()
        self.admission = Admission("", entrance, at + timedelta(days=1), bucket)
        self.socket = Socket(worker, self.admission, self.line)
        self.read = 0

    def send(self, *messages: Message) -> None:
        self.socket.heard(json.dumps(messages[0] if len(messages) == 1 else messages))

    def hello(self, after: Mapping[str, int] | None = None) -> None:
        slug = self.admission.entrance.slug
        self.send({"type": "hello", "v": 1, "room": slug, "after": dict(after or {})})

    def news(self) -> Sequence[Message]:
        """Return the messages that came since this was asked before."""
        got = self.line.got()
        fresh, self.read = got[self.read :], len(got)
        return fresh


@contextmanager
def still_worker() -> Iterator[StillWorker]:
    with still_loop() as loop:
        yield StillWorker.begun(loop, "one")
