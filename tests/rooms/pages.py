"""Somebody's open page in a room: a small client that does what the page's script does.

It keeps what it hears, and how often; it says hello with the numbers it has, and asks over HTTP for
what was left out. It never hides a mistake of the server: what comes twice is noted as twice.
"""

import asyncio
import http.client
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any
from uuid import UUID

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from tests.rooms.sites import Room, Web

PATIENCE_SECONDS = 15.0
LOOK_EVERY_SECONDS = 0.01
LARGEST_ANSWER = 2**24
KEYS = count(int(time.time()) << 32)  # no page made these before
Message = dict[str, Any]
OPENED: "list[Page]" = []


def new_key() -> str:
    return str(UUID(int=next(KEYS)))


class Page:
    """One page of one person. code: what the socket was closed with; 1006 for without a word."""

    def __init__(self, room: Room, name: str, web: Web) -> None:
        self.room, self.name, self.web = room, name, web
        self.place = room.people[name]["place"]
        self.cookie = room.people[name]["cookie"]
        self.socket: ClientConnection | None = None
        self.listening: asyncio.Task[None] | None = None
        self.asking: asyncio.Task[None] | None = None
        self.events: dict[str, dict[int, Message]] = {}
        self.heard_at: dict[str, float] = {}
        self.doubled: list[Message] = []
        self.overtaken: list[Message] = []
        self.other: list[Message] = []
        self.answers: dict[str, Message] = {}
        self.code: int | None = None

    # Coming and going ---------------------------------------------------------------------------

    async def open(self, **headers: str | None) -> int:
        """Open the socket and no more; return 101, or the status that came instead."""
        asked = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.web.port}", **headers}
        address = f"ws://127.0.0.1:{self.web.port}/rooms/{self.room.slug}/live"
        try:
            self.socket = await connect(
                address, additional_headers={n: v for n, v in asked.items() if v is not None},
                compression=None, max_size=LARGEST_ANSWER, close_timeout=2, proxy=None,
                open_timeout=PATIENCE_SECONDS,
            )  # fmt: skip
        except InvalidStatus as no:
            return no.response.status_code
        self.code = None
        self.listening = asyncio.create_task(self._listen(self.socket))
        OPENED.append(self)
        return 101

    async def come(self) -> "Page":
        """Open the socket, say hello with what one has, and wait to be welcomed."""
        assert await self.open() == 101, f"{self.name} was not let in"
        self.other = [one for one in self.other if one["type"] != "welcome"]
        await self.hello()
        await until(lambda: self.has("welcome"), f"{self.name} is welcomed")
        return self

    async def come_back(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Come again and again, as a page does that lost its socket."""
        gives_up = time.monotonic() + seconds
        while True:
            try:
                await self.come()
            except (OSError, AssertionError, WebSocketException):
                assert time.monotonic() < gives_up, f"{self.name} does not come back"
                await asyncio.sleep(0.1)
            else:
                return

    async def hello(self) -> None:
        after = {ch: max(events, default=0) for ch, events in self.events.items()}
        await self.send({"type": "hello", "v": 1, "room": self.room.slug, "after": after})

    async def leave(self) -> None:
        """Be gone without a word, as a phone that loses its network."""
        if self.socket is not None:
            self.socket.transport.abort()
            await self.socket.wait_closed()
        if self.listening is not None:
            await asyncio.wait([self.listening])

    @property
    def is_open(self) -> bool:
        return self.listening is not None and not self.listening.done()

    # Saying -------------------------------------------------------------------------------------

    async def send(self, message: object) -> None:
        """Send a message, an array of them, or any text or bytes as it stands."""
        assert self.socket is not None
        raw = message if isinstance(message, str | bytes) else json.dumps(message)
        with suppress(ConnectionClosed):
            await self.socket.send(raw)
        await asyncio.sleep(0)  # sending into a closed socket waits for nothing

    async def say(self, text: str, *, key: str = "", ch: str = "room") -> str:
        key = key or new_key()
        await self.send({"type": "say", "id": key, "ch": ch, "text": text})
        return key

    async def act(self, activity: str, **words: object) -> Message:
        """Do something, and return the answer."""
        key = new_key()
        await self.send({"type": "act", "id": key, "activity": activity, **words})
        return await self.answer(key)

    async def answer(self, key: str) -> Message:
        await until(lambda: key in self.answers, f"{self.name} is answered")
        return self.answers[key]

    # What was heard -----------------------------------------------------------------------------

    def has(self, kind: str, **facts: object) -> bool:
        """Whether a message without a number came, such as a welcome or a refusal."""
        return any(one["type"] == kind and facts.items() <= one.items() for one in self.other)

    def texts(self, ch: str = "room") -> list[str]:
        """Return what was said in a channel, in the order of its numbers."""
        events = self.events.get(ch, {})
        return [events[seq]["text"] for seq in sorted(events) if events[seq]["type"] == "said"]

    def numbers(self, ch: str = "room") -> list[int]:
        return sorted(self.events.get(ch, ()))

    def everything(self) -> str:
        """Return all that this page was ever sent, as one text."""
        return json.dumps([self.events, self.other, list(self.answers.values()), self.doubled])

    async def _listen(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            async for frame in socket:
                for message in json.loads(frame):
                    self._take(message)
        self.code = socket.close_code

    def _take(self, message: Message) -> None:
        if "seq" in message and message["type"] != "ack":
            self._keep(message)
            return
        if message["type"] in ("ack", "refused") and "id" in message:
            self.answers[message["id"]] = message
        if message["type"] == "catch_up":
            self.asking = asyncio.create_task(self.catch_up())
        self.other.append(message)

    def _keep(self, message: Message) -> None:
        events = self.events.setdefault(message["ch"], {})
        if message["seq"] in events:
            self.doubled.append(message)
        elif message["seq"] != max(events, default=0) + 1:
            self.overtaken.append(message)
        events[message["seq"]] = message
        if message["type"] == "said":
            self.heard_at.setdefault(message["text"], time.monotonic())

    # Over HTTP ----------------------------------------------------------------------------------

    async def ask(self, path: str, form: str | None = None) -> tuple[int, str]:
        """Ask for a page of this room, or send it a form; return status and body."""
        address = path if path.startswith("/") else f"/rooms/{self.room.slug}/{path}"
        return await asyncio.to_thread(asked, self.web.port, address, self.cookie, form)

    async def catch_up(self) -> None:
        """Ask for all that came after what one has, then listen on."""
        more = True
        while more:
            last = (f"{ch}:{max(events)}" for ch, events in self.events.items() if events)
            status, body = await self.ask(f"events?after={','.join(last)}")
            assert status == 200, f"events answered {status}"
            told = json.loads(body)
            for channel in told["channels"].values():
                for event in channel["events"]:
                    if event["seq"] not in self.events.get(event["ch"], {}):
                        self._keep(event)
            more = told.get("more", False)
        await self.hello()


def asked(port: int, address: str, cookie: str, form: str | None = None) -> tuple[int, str]:
    """Visit a page on this machine; a form comes from a page of this very site."""
    visit = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": cookie, "Accept": "application/json, text/html;q=0.9"}
    if form is not None:
        headers |= {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": cookie.rpartition("=")[2],
            "Origin": f"http://127.0.0.1:{port}",
        }
    try:
        visit.request("GET" if form is None else "POST", address, body=form, headers=headers)
        answer = visit.getresponse()
        return answer.status, answer.read().decode()
    finally:
        visit.close()


async def until(so: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS) -> float:
    """Wait until something is so; return how long it took. Fails when it never is."""
    began = time.monotonic()
    while not so():
        assert time.monotonic() - began < seconds, f"not within {seconds:g} s: {what}"
        await asyncio.sleep(LOOK_EVERY_SECONDS)
    return time.monotonic() - began


@contextmanager
def takes_at_most(seconds: float, what: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    took = time.monotonic() - began
    assert took < seconds, f"{what} took {took:.1f} s"


def twice(texts: list[str]) -> list[str]:
    """Return what was said once and is there more often."""
    return [text for text, times in Counter(texts).items() if times > 1]
