"""Which connections go to pages and which to rooms, and what begins and ends with both."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from sidelight.rooms.consumers import (
    begin_station,
    end_station,
    room_socket,
    rounds_of,
    waits,
    when_there_is_something,
)

Scope = dict[str, Any]  # Any: in ASGI the keys depend on the type of the connection
Receive = Callable[[], Awaitable[Mapping[str, Any]]]  # Any: the same
Send = Callable[[Mapping[str, Any]], Awaitable[None]]  # Any: the same
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def pages_and_sockets(pages: Application) -> Application:
    """Return the application: pages over HTTP, rooms over sockets, and a beginning and an end."""

    async def chosen(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await begin_and_end(receive, send)
        elif scope["type"] == "websocket":
            await room_socket(scope, receive, send)
        elif waits(scope):
            await when_there_is_something(pages, scope, receive, send)
        else:
            await pages(scope, receive, send)

    return chosen


async def begin_and_end(receive: Receive, send: Send) -> None:
    """Begin to hold connections when the server starts, and let go of them when it stops."""
    await receive()
    station = await begin_station(rounds_of)
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await end_station(station)
    await send({"type": "lifespan.shutdown.complete"})
