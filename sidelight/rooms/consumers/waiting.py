"""Pages without a socket: the answer to "what came after?" waits until there is something.

The page's own view answers first, with every door and rule it has. Only when it has nothing to tell
is its answer kept back until something happens in the channels that it names, or time is up; then
the view is asked once more. Nobody waits who was not let in.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

from sidelight.rooms.consumers.station import Station, station

Scope = dict[str, Any]  # Any: in ASGI the keys depend on the type of the connection
Message = Mapping[str, Any]  # Any: the same
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

FOLLOWS = b"x-sidelight-follows"
LONGEST_SECONDS = 25.0
MOST_WAITING = 2_000


class Waiter:
    """Stands where a page's socket would be, and only notes that something came."""

    is_full = False

    def __init__(self) -> None:
        self.something = asyncio.Event()

    def write(self, frame: bytes) -> None:
        self.something.set()

    def close(self, code: int) -> None:
        self.something.set()


def waits(scope: Scope) -> float:
    """Return for how many seconds a request is willing to wait; 0 for all others."""
    path = str(scope["path"])
    if not (path.startswith("/rooms/") and path.endswith("/events") and scope["method"] == "GET"):
        return 0.0
    said = parse_qs(scope["query_string"].decode("latin-1")).get("wait", ["0"])[0]
    return min(float(said), LONGEST_SECONDS) if said.isdecimal() else 0.0


async def when_there_is_something(
    pages: Application, scope: Scope, receive: Receive, send: Send
) -> None:
    """Answer at once when there is something to tell, and otherwise when there is."""
    here, answer = station(), await _asked(pages, scope)
    follows = _follows(answer)
    if here is not None and follows and len(here.waiters) < MOST_WAITING:
        gone = asyncio.ensure_future(_gone(receive))
        if await _something(here, follows, waits(scope), gone):
            answer = await _asked(pages, scope)
        gone.cancel()
    for message in answer:
        await send(_without_our_header(message))


async def _something(
    here: Station, follows: Mapping[int, int], seconds: float, gone: asyncio.Future[None]
) -> bool:
    """Wait; return whether there is any point in asking once more."""
    waiter = Waiter()
    connection = here.hub.connection(waiter, lambda channel, last: "")
    here.waiters.add(waiter)
    for channel, last in follows.items():
        here.hub.follow(connection, channel, after=last)
    came = asyncio.create_task(waiter.something.wait())
    ends: set[asyncio.Future[Any]] = {came, gone}  # Any: two sorts of end
    try:
        await asyncio.wait(ends, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        return not gone.done()
    finally:
        came.cancel()
        here.hub.leave(connection)
        here.waiters.discard(waiter)


async def _asked(pages: Application, scope: Scope) -> list[Message]:
    """Let the view answer, and keep what it says."""
    said: list[Message] = []

    async def nothing_more() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def keep(message: Message) -> None:
        said.append(message)

    await pages(dict(scope), nothing_more, keep)
    return said


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _follows(answer: list[Message]) -> dict[int, int]:
    """Return the channels that an answer without news names, each with its last number."""
    said = answer[0].get("headers", ()) if answer else ()
    headers = {name.lower(): value for name, value in said}
    pairs = (pair.split(":") for pair in headers.get(FOLLOWS, b"").decode("ascii").split())
    return {int(channel): int(last) for channel, last in pairs}


def _without_our_header(message: Message) -> Message:
    if message["type"] != "http.response.start":
        return message
    headers = [pair for pair in message["headers"] if pair[0].lower() != FOLLOWS]
    return {**message, "headers": headers}
