"""A hub without a network or a clock: pages that write down what comes, turned by hand."""

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sidelight.live.connection import Connection, Item
from sidelight.live.hub import Hub

Found = Mapping[int, tuple[int, Sequence[Item]]]
Reading = tuple[Mapping[int, int | None], asyncio.Future[Found]]


class StillLoop(asyncio.SelectorEventLoop):
    """An event loop that does what there is to do, and whose time goes on only when it is told."""

    def __init__(self) -> None:
        self.seconds = 0.0
        super().__init__()

    def time(self) -> float:
        return self.seconds

    def turn(self, *, seconds: float = 0.1) -> None:
        """Let a little time go by, and do all that is due."""
        self.seconds += seconds
        for _ in range(4):
            self.call_soon(self.stop)
            self.run_forever()


class Page:
    """The way to a page that keeps what it was sent. is_full: it does not read just now."""

    def __init__(self) -> None:
        self.is_full = False
        self.frames: list[bytes] = []
        self.closed_with: int | None = None

    def write(self, frame: bytes) -> None:
        self.frames.append(frame)

    def close(self, code: int) -> None:
        self.closed_with = code

    def got(self) -> list[Any]:
        """Return every message so far, in order."""
        return [message for frame in self.frames for message in payload(frame)]


def payload(frame: bytes) -> list[Any]:
    """Return the messages of a frame as a server sends it."""
    head = {126: 4, 127: 10}.get(frame[1], 2)
    return list(json.loads(frame[head:]))


class ByHand:
    """A hub whose readings wait until the test answers them."""

    def __init__(self, loop: StillLoop) -> None:
        self.loop = loop
        self.readings: list[Reading] = []
        self.hub: Hub = loop.run_until_complete(self._made())

    async def _made(self) -> Hub:
        return Hub(self._read)

    async def _read(self, after: Mapping[int, int | None]) -> Found:
        answer: asyncio.Future[Found] = self.loop.create_future()
        self.readings.append((after, answer))
        return await answer

    def join(self, page: Page, *channels: int, after: int = 0) -> Connection:
        """Let a page follow channels."""
        connection = self.hub.connection(page, catch_up)
        for channel in channels:
            self.hub.follow(connection, channel, after=after)
        self.loop.turn()
        return connection

    def publish(self, *items: Item) -> None:
        self.hub.publish(items)
        self.loop.turn()

    def answer(self, found: Found) -> None:
        """Answer the oldest question to the database."""
        self.readings.pop(0)[1].set_result(found)
        self.loop.turn()

    def answer_from(self, kept: Mapping[int, Sequence[Item]]) -> None:
        """Answer all questions to the database from what is kept there."""
        self.loop.turn()
        while self.readings:
            asked = self.readings[0][0]
            self.answer({one: (len(kept[one]), kept[one][asked[one] or 0 :]) for one in asked})


@contextmanager
def still_loop() -> Iterator[StillLoop]:
    """Give a loop, and end what is left on it."""
    loop = StillLoop()
    try:
        yield loop
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.wait(left))
        loop.close()


def catch_up(channel: int, last: int) -> str:
    return json.dumps({"catch_up": channel, "from": last})


def event(channel: int, seq: int, instead: Item | None = None, *, words: str = "") -> Item:
    """Return an event of a channel that names its number, or its words."""
    text = json.dumps({"ch": channel, "seq": seq, **({"text": words} if words else {})})
    return Item(channel, seq, text, instead)


def events(channel: int, last: int) -> list[Item]:
    """Return the events of a channel from the first to this number."""
    return [event(channel, seq) for seq in range(1, last + 1)]


def numbers(page: Page, channel: int = 1) -> list[int]:
    """Return the numbers a page was sent of a channel."""
    return [one["seq"] for one in page.got() if one.get("ch") == channel]
