"""News between workers by Valkey's publish and subscribe. Nothing is kept there.

A Valkey that is gone, or that hangs, delays nobody: some news waits in a short queue, the oldest
of it is dropped, and every worker goes on by looking into the database.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

import structlog
from django.conf import settings
from django.utils.crypto import salted_hmac
from valkey.asyncio import Valkey as Client
from valkey.asyncio.client import PubSub

from sidelight.live.announcer import GONE, PATIENCE_SECONDS, Announcer
from sidelight.live.counts import counts

# A line on which nothing came for this long is asked whether anybody is at its other end.
QUIET_SECONDS = 5.0
FIRST_REST_SECONDS = 0.1
LONGEST_REST_SECONDS = 2.0
Message = dict[str, Any]  # Any: text, bytes or a number, as the library reads it
log = structlog.get_logger("sidelight.live")


class Valkey:
    """One worker's end of the channel that the workers of a site share."""

    def __init__(self, url: str, origin: str, channel: str | None = None) -> None:
        if " " in origin:
            raise ValueError("the name of a worker is one word")
        self.url = url
        self.origin = origin.encode()
        self.channel = channel or channel_of_this_site()
        self.announcer = Announcer(url, self.channel)

    def announce(self, news: bytes) -> None:
        """Tell the other workers, if that can be. From any thread; never waits, never raises."""
        self.announcer.put(b"%s %s" % (self.origin, news))

    def close(self) -> None:
        """Send what still waits, for a second at most, and stop announcing."""
        self.announcer.close()

    async def listen(self, heard: Callable[[bytes], None]) -> None:
        """Call `heard` on this loop for the news of other workers, until cancelled."""
        rest = FIRST_REST_SECONDS
        while True:
            try:
                async with aclosing(self._messages()) as messages:
                    async for message in messages:
                        rest = FIRST_REST_SECONDS
                        self._pass_on(message, heard)
            except GONE as trouble:
                if rest == FIRST_REST_SECONDS:  # said once, not at every try
                    log.warning("valkey_gone", why=type(trouble).__name__)
            finally:
                counts.listening = 0
            await asyncio.sleep(rest)
            rest = min(rest * 2, LONGEST_REST_SECONDS)

    async def _messages(self) -> AsyncGenerator[Message, None]:
        """Give what comes on the channel; first of all, that it is subscribed to."""
        client = Client.from_url(self.url, socket_connect_timeout=PATIENCE_SECONDS)
        try:
            async with client.pubsub() as line:
                await line.subscribe(self.channel)
                while True:
                    yield await next_on(line)
        finally:
            await client.aclose()

    def _pass_on(self, message: Message, heard: Callable[[bytes], None]) -> None:
        if message["type"] == "subscribe":
            counts.listening = 1
            log.info("valkey_listening")
        elif message["type"] == "message":
            origin, _, news = message["data"].partition(b" ")
            if origin != self.origin:
                hear(heard, news)


async def next_on(line: PubSub) -> Message:
    """Return what comes next; raise TimeoutError when nobody is at the other end any more."""
    message: Message | None = await line.get_message(timeout=QUIET_SECONDS)
    if message is None:
        await line.ping()
        message = await line.get_message(timeout=PATIENCE_SECONDS)
    if message is None:
        raise TimeoutError
    return message


def hear(heard: Callable[[bytes], None], news: bytes) -> None:
    """Pass on news; what nobody understands must not make this worker deaf to all the rest."""
    try:
        heard(news)
    except Exception:
        log.exception("news_not_understood")


def channel_of_this_site() -> str:
    """Return a name that only this site's workers share: of its key and its database."""
    name = str(settings.DATABASES["default"]["NAME"])
    return f"sidelight:{salted_hmac('sidelight.live', name, algorithm='sha256').hexdigest()[:32]}"
