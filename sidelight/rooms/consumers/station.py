"""What one process needs for its rooms: hub, writer, transport, and what goes round."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, TypeVar
from uuid import UUID, uuid4

import structlog
from django.conf import settings
from django.db import DatabaseError, connection

from sidelight.foundation import clock
from sidelight.live import here
from sidelight.live.connection import Connection, Item
from sidelight.live.counts import counts
from sidelight.live.here import Here
from sidelight.live.hub import Hub
from sidelight.live.transport import transport_for
from sidelight.live.writer import Writer
from sidelight.rooms.actions.batch import keep
from sidelight.rooms.consumers.answers import answer_to
from sidelight.rooms.consumers.doorkeeper import Admission, Doorkeeper
from sidelight.rooms.queries.card import Card
from sidelight.rooms.queries.events import what_followed
from sidelight.rooms.rules.jobs import Came, Job, Outcome
from sidelight.screening.queries import shipped_screener
from sidelight.triage.queries.links import compare

log = structlog.get_logger("sidelight.rooms")
Found = TypeVar("Found")
READERS = 2


@dataclass
class Station:
    """Everything of this process that its sockets share. Lives on the event loop."""

    here: Here
    writer: Writer[Job, Outcome]
    readers: ThreadPoolExecutor
    kept: list[Item] = field(default_factory=list)
    rounds: list[asyncio.Task[None]] = field(default_factory=list)
    doorkeeper: Doorkeeper = field(default_factory=Doorkeeper)
    sockets: dict[Connection, Admission] = field(default_factory=dict)
    cards: dict[int, tuple[float, asyncio.Task[Card]]] = field(default_factory=dict)
    changed_rooms: dict[int, None] = field(default_factory=dict)
    looked_at: dict[int, float] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)
    slow: Mapping[int, int] = field(default_factory=dict)
    asked: dict[int, int] = field(default_factory=dict)
    asked_at: datetime = field(default_factory=clock.now)
    pages: dict[UUID, Came] = field(default_factory=dict)
    put_away: dict[UUID, Job] = field(default_factory=dict)
    turns_back: int = 0
    whose_turn: int = 0
    seen: dict[int, int] = field(default_factory=dict)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    waiters: set[object] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.hub.passed = self.note_passed
        self.hub.changed_person = lambda number: self.doorkeeper.let_go(person_id=number)

    def note_passed(self, channel_id: int) -> None:
        """Have leaders told soon how members are, where something happened that their tiles show.

        Not for the conversation itself: it goes on all the time, and tiles are told in turn.
        """
        for one in self.hub.channels[channel_id].connections:
            admission = self.sockets.get(one)
            if admission is not None:
                if admission.entrance.channels["room"] != channel_id:
                    self.changed_rooms[admission.entrance.speaker.room_id] = None
                return

    @property
    def hub(self) -> Hub:
        return self.here.hub

    def slow_seconds(self, admission: Admission) -> int:
        """Return how long a member waits between two messages while their room goes slowly."""
        if not admission.entrance.waits_in_slow_rooms:
            return 0
        return self.slow.get(admission.entrance.speaker.room_id, 0)

    def begin(self, task: Coroutine[Any, Any, None]) -> None:  # Any: as asyncio has it
        """Do something beside everything else; it is kept until it is done."""
        begun = self.here.loop.create_task(task)
        self.tasks.add(begun)
        begun.add_done_callback(self.tasks.discard)

    async def ready_to_read(self) -> None:
        """Read the rulebook of screening and the list of links: no message waits for them."""
        await self.ask(shipped_screener)
        await self.ask(compare)

    async def ask(self, question: Callable[..., Found], *about: object) -> Found:
        """Ask the database, in a thread that keeps its connection."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.readers, _asked, question, about)


_stations: list[Station] = []


def station() -> Station | None:
    """Return this process's station; None where none was begun."""
    return _stations[-1] if _stations else None


async def begin_station(rounds: Callable[[Station], Sequence[Awaitable[None]]]) -> Station:
    """Begin to hold connections: called once when the web process starts."""
    loop = asyncio.get_running_loop()
    readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")

    async def read(after: Mapping[int, int | None]) -> Mapping[int, tuple[int, Sequence[Item]]]:
        return await loop.run_in_executor(readers, _asked, what_followed, (after,))

    key = str(uuid4())
    mine = Here(key, Hub(read), loop, transport_for(settings.SIDELIGHT_VALKEY_URL, key))
    begun = Station(mine, Writer(lambda jobs: [], _nothing), readers)
    begun.writer = _writer_of(begun)
    begun.writer.start()
    here.begin(mine)
    _stations.append(begun)
    begun.begin(begun.ready_to_read())
    begun.rounds = [asyncio.ensure_future(one) for one in rounds(begun)]
    return begun


async def end_station(ended: Station) -> None:
    """Keep what has queued, and let go of everything."""
    for one in ended.rounds:
        one.cancel()
    for connections in list(ended.hub.groups.values()):
        for connection_ in list(connections):
            connection_.close(1012)
    await asyncio.get_running_loop().run_in_executor(None, ended.writer.stop)
    here.end()
    _stations.remove(ended)
    ended.here.transport.close()
    ended.readers.shutdown(wait=False)


def _writer_of(mine: Station) -> Writer[Job, Outcome]:
    """Return the writer: what it keeps is answered and passed on in one go for each batch."""

    def kept(jobs: Sequence[Job]) -> Sequence[Outcome]:
        try:
            outcomes, items = keep(jobs, at=clock.now())
        except DatabaseError:
            connection.close()  # the next try opens it anew
            raise
        mine.kept += items
        return outcomes

    def done(jobs: Sequence[Job], outcomes: Sequence[Outcome | None]) -> None:
        items, mine.kept = mine.kept, []
        mine.here.loop.call_soon_threadsafe(
            mine.hub.together, partial(_tell, mine.hub, jobs, outcomes, items)
        )
        if items:
            mine.here.transport.announce(here.news_of({item.channel: item.seq for item in items}))

    return Writer(kept, done, noted=counts.note_batch, leave=_let_go)


def _tell(
    hub: Hub, jobs: Sequence[Job], outcomes: Sequence[Outcome | None], items: Sequence[Item]
) -> None:
    """Pass on what happened, and answer whoever asked."""
    hub.publish(items)
    now = hub.now()
    for job, outcome in zip(jobs, outcomes, strict=True):
        asker = getattr(job, "connection", None)
        if isinstance(asker, Connection):
            asker.tell(answer_to(job, outcome))
            counts.delivery_seconds.note(now - getattr(job, "received", now))


def _let_go() -> None:
    connection.close()  # of the thread that calls this


def _nothing(jobs: Sequence[Job], outcomes: Sequence[Outcome | None]) -> None:
    pass


def _asked(question: Callable[..., Found], about: Sequence[object]) -> Found:
    try:
        return question(*about)
    except DatabaseError:
        connection.close()
        raise
