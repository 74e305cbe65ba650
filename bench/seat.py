"""One connection of one person to one room, and what comes over it."""

import asyncio
import json
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from bench.talk import number_of
from bench.tally import Reader
from bench.tongue import WITHOUT_NUMBER, Heard, read
from bench.wire import Line, asked

if TYPE_CHECKING:
    from bench.crowd import Crowd

COME_WITHIN_SECONDS = 30.0


class Seat:
    """Somebody in a room. readers: by channel, which numbers came."""

    def __init__(self, crowd: "Crowd", person: dict[str, str]) -> None:
        self.crowd = crowd
        self.room, self.url = person["room"], person["url"]
        self.cookie, self.role = person["cookie"], person["role"]
        self.room_reader = Reader()
        self.readers = {"room": self.room_reader}
        self.waiting: dict[str, int] = {}
        self.phase = self.holding = ""
        self.releases = False
        self.line: Line | None = None
        self.come_in: asyncio.Future[bool] | None = None
        self.asking: asyncio.Task[None] | None = None
        self.whole: asyncio.Future[bool] | None = None
        self.wanted = 0

    @property
    def is_in(self) -> bool:
        return self.line is not None and self.line.is_open and self.come_in.done()

    @property
    def doubled(self) -> int:
        return sum(reader.doubled for reader in self.readers.values())

    @property
    def out_of_order(self) -> int:
        return sum(reader.out_of_order for reader in self.readers.values())

    async def come(self) -> bool:
        """Connect and say hello, with the last numbers one has; return whether one is in."""
        loop = asyncio.get_running_loop()
        self.come_in = loop.create_future()
        request = self.crowd.tongue.request(self.url, self.crowd.port, self.cookie)
        line = self.line = Line(
            request, opens=self.opened, hears=self.hear, ends=lambda code: self.ended(line, code)
        )
        try:
            async with asyncio.timeout(COME_WITHIN_SECONDS):
                await loop.create_connection(lambda: line, "127.0.0.1", self.crowd.port)
                return await self.come_in
        except (TimeoutError, OSError):
            line.cut()
            return False

    def opened(self) -> None:
        after = {ch: reader.ask_again() for ch, reader in self.readers.items()}
        self.send(self.crowd.tongue.begin(self.room, after))

    def ended(self, line: Line, code: int) -> None:
        self.crowd.closed[code] += 1
        if line is self.line and not self.come_in.done():
            self.come_in.set_result(False)

    def send(self, payload: bytes) -> None:
        self.line.send(payload)

    def leave(self) -> None:
        if self.line is not None:
            self.line.cut()

    def say(self) -> None:
        crowd = self.crowd
        number = crowd.next_number()
        crowd.author[number] = self
        crowd.sent_at[number] = time.perf_counter()
        crowd.expected += len(crowd.rooms[self.room]) - 1
        self.line.send(crowd.tongue.say(number, self.room))

    def do(self, activity: str, **words: object) -> None:
        self.send(self.crowd.tongue.act(self.crowd.next_number(), activity, **words))

    # What comes ---------------------------------------------------------------------------

    def hear(self, payload: bytes) -> None:
        now = time.perf_counter()
        crowd, reader = self.crowd, self.room_reader
        for heard in crowd.tongue.hear(payload, self.room, self.send):
            if heard.what == "said" and heard.ch == "room":
                if heard.seq:
                    reader.take(heard.seq)
                if heard.message >= 0:
                    self.delivered(heard.message, now)
            else:
                self.hear_other(heard, now)
        if crowd.newest.get(self.room, 0) < reader.last:
            crowd.newest[self.room] = reader.last
        if self.whole is not None:
            self.note_whole()

    def delivered(self, number: int, now: float) -> None:
        sent = self.crowd.sent_at.get(number)
        if sent is not None and self.crowd.author[number] is not self:
            self.crowd.delivered.add(now - sent)

    def hear_other(self, heard: Heard, now: float) -> None:
        if heard.what == "ack" or (heard.what == "echo" and self.is_author(heard.message)):
            self.acknowledged(heard, now)
        elif heard.what == "welcome":
            self.welcomed(heard)
        elif heard.what == "refused":
            self.crowd.refused[heard.whole.get("code", "")] += heard.message in self.crowd.sent_at
        elif heard.what == "catch_up":
            self.catch_up()
        elif heard.ch and heard.seq and heard.what not in WITHOUT_NUMBER:
            self.readers.setdefault(heard.ch, Reader()).take(heard.seq)
            if heard.what == "held" and self.releases:
                self.do("release", m=heard.whole["m"])
            elif heard.what == "state" and heard.ch == "room":
                self.note_state(heard.whole)

    def is_author(self, number: int) -> bool:
        return self.crowd.author.get(number) is self

    def acknowledged(self, heard: Heard, now: float) -> None:
        sent = self.crowd.sent_at.get(heard.message)
        if sent is None:
            return
        self.crowd.answered.add(now - sent)
        if heard.whole.get("held"):
            self.crowd.held.add(heard.message)
            return
        self.crowd.acknowledged[heard.message] = self.room
        if heard.seq:
            self.crowd.keys.note(self.room, heard.message, heard.seq)
            self.room_reader.take_own(heard.seq)

    def welcomed(self, heard: Heard) -> None:
        self.note_state(heard.whole.get("state") or {})
        for ch in heard.whole.get("channels") or {}:
            self.readers.setdefault(ch, Reader())
        if not self.come_in.done():
            self.come_in.set_result(True)

    def note_state(self, state: dict[str, Any]) -> None:
        self.phase = state.get("phase", self.phase)
        self.holding = state.get("holding", self.holding)

    async def until_whole(self, newest: int, seconds: float) -> bool:
        """Wait until everything up to a number has come; return whether it did."""
        self.wanted = newest
        self.whole = asyncio.get_running_loop().create_future()
        self.note_whole()
        try:
            async with asyncio.timeout(max(0.0, seconds)):
                return await self.whole
        except TimeoutError:
            return False
        finally:
            self.whole = None

    def note_whole(self) -> None:
        reader, whole = self.room_reader, self.whole
        if whole is not None and not whole.done() and reader.whole_until >= self.wanted:
            whole.set_result(True)

    # What was missed ----------------------------------------------------------------------

    def catch_up(self) -> None:
        if self.asking is None or self.asking.done():
            self.asking = asyncio.get_running_loop().create_task(self.ask())

    async def ask(self) -> None:
        """Ask over HTTP for what came after the numbers that one has, then go on listening."""
        after = {ch: reader.whole_until for ch, reader in self.readers.items()}
        for one in (await self.events(after))[0]:
            if one.ch and one.seq:
                self.readers.setdefault(one.ch, Reader()).fetch([one.seq])
        self.note_whole()
        if self.line.is_open:
            self.opened()

    async def events(self, after: dict[str, int]) -> tuple[list[Heard], list[int]]:
        """Return all events after these numbers, and which of our messages wait for a leader."""
        found: list[Heard] = []
        after = dict(after)
        while True:
            places = ",".join(f"{ch}:{seq}" for ch, seq in after.items())
            path = f"/rooms/{self.room}/events?after={places}"
            status, body = await asked(self.crowd.port, path, cookie=self.cookie)
            if status != HTTPStatus.OK:
                raise ConnectionError(f"{path} answered {status}")
            told = json.loads(body)
            for ch, channel in told["channels"].items():
                new = [read(one) for one in channel["events"]]
                after[ch] = max([after.get(ch, 0), *(one.seq for one in new)])
                found += new
            if not told.get("more"):
                return found, [number_of(one["text"]) for one in told.get("held", ())]
