"""Two web servers of one room on one database, with all that lies between them done by hand.

What a thread would hand to the loop waits until it is told to go; so does news from one server to
the other, and each answer of the database. Any of it may be late, lost, doubled or overtaken.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.test import TestCase

from sidelight.foundation import clock
from sidelight.live import here as this
from sidelight.live.here import Here
from sidelight.live.tests.build import StillLoop
from sidelight.rooms.actions.saying import Words, say
from sidelight.rooms.consumers import station
from sidelight.rooms.errors import CannotSpeak
from sidelight.rooms.queries.entering import Entrance
from sidelight.rooms.queries.events import what_followed
from sidelight.rooms.rules.jobs import Declined, Shown
from sidelight.rooms.tests.rehearsal.done import Answer, Job
from sidelight.rooms.tests.still import StillWorker

KEEP = station.keep


class LateLoop:
    """The loop as threads see it: what they hand over is late."""

    def __init__(self, loop: StillLoop) -> None:
        self.loop = loop
        self.late: list[Callable[[], None]] = []

    def call_soon_threadsafe(self, what: Callable[..., None], *about: object) -> None:
        self.late.append(partial(what, *about))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.loop, name)


@dataclass
class Wire:
    """One server's way to the others. news: what came from them and was not heard yet."""

    others: list["Wire"] = field(default_factory=list)
    news: list[bytes] = field(default_factory=list)

    def announce(self, news: bytes) -> None:
        for other in self.others:
            other.news.append(news)


class Server(StillWorker):
    """A web server with its real writer, whose thread is the test. queued: what it has to keep."""

    queued: list[Job]
    found: Any
    wire: Wire

    @classmethod
    def started(cls, loop: StillLoop, key: str, wire: Wire) -> "Server":
        one = cls.begun(loop, key)
        assert isinstance(one, Server)
        one.here = Here(key, one.hub, LateLoop(loop), wire)  # type: ignore[arg-type]
        one.writer = station._writer_of(one)
        one.queued, one.found, one.wire, one.asked_at = [], None, wire, clock.now()
        return one

    @property
    def late(self) -> list[Callable[[], None]]:
        return self.here.loop.late  # type: ignore[attr-defined, no-any-return]

    async def ask(self, question: Callable[..., Any], *about: object) -> Any:
        return await super().ask(partial(self.committed, question), *about)

    def committed(self, question: Callable[..., Any], *about: object) -> Any:
        """Do something in this process, and what has to follow when it is committed."""
        with self.is_here(), TestCase.captureOnCommitCallbacks(execute=True):
            return question(*about)

    @contextmanager
    def is_here(self) -> Iterator[None]:
        this.begin(self.here)
        try:
            yield
        finally:
            this.end()

    def goes_round(self, turn: Callable[..., Any]) -> None:
        going = self.here.loop.create_task(turn(self))
        self.turn()
        going.result()

    def writes(self) -> None:
        """Keep what has queued, as the writer's thread does when it wakes."""
        while self.writer.waiting:
            self.writer._keep_what_has_queued()

    def looks(self) -> None:
        """Let the database answer the hub; the answer is on its way from then on."""
        self.turn()
        if self.by_hand.readings and self.found is None:
            self.found = what_followed(self.by_hand.readings[0][0])

    def finds(self) -> None:
        if self.found is not None:
            found, self.found = self.found, None
            self.by_hand.answer(found)


def answered(sent: Words, entrance: Entrance, at: datetime) -> Answer:
    """Say something over HTTP, and return what the page is told."""
    try:
        outcome = say(sent, entrance, at=at)
    except CannotSpeak as no:
        return {"type": "refused", "code": no.code}
    if isinstance(outcome, Shown):
        return {"type": "ack", "seq": outcome.seq}
    became = "declined" if isinstance(outcome, Declined) else "held"
    return {"type": "ack", became: True}
