"""How the workers of one site wake each other when something new is durable.

News is a wake-up and nothing more: whoever hears it looks into the database, and whoever misses it
looks there a little later all the same. So news may be lost, doubled or late, and holds no words.
"""

import asyncio
from collections.abc import Callable
from typing import Protocol

from sidelight.live.valkey import Valkey


class Transport(Protocol):
    """One worker's way to the others."""

    def announce(self, news: bytes) -> None:
        """Tell the other workers, if that can be. From any thread; never waits, never raises."""

    async def listen(self, heard: Callable[[bytes], None]) -> None:
        """Call `heard` on this loop for the news of other workers, until cancelled."""

    def close(self) -> None:
        """Send what still waits, for a second at most, and stop announcing."""


class InProcess:
    """One worker alone: there is nobody to tell, and nobody to hear."""

    def announce(self, news: bytes) -> None:
        pass

    async def listen(self, heard: Callable[[bytes], None]) -> None:
        await asyncio.get_running_loop().create_future()

    def close(self) -> None:
        pass


def transport_for(url: str, origin: str) -> Transport:
    """Return the way to the other workers: by Valkey at that address, or none without one.

    origin: a name, without a space, that no other worker of the site has; empty where nobody
    listens, as in a command.
    """
    return Valkey(url, origin) if url else InProcess()
