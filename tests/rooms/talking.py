"""An evening in a room: people come, a leader opens it, and they talk whatever goes wrong."""

import asyncio
import functools
import inspect
import signal
import time
from collections.abc import Awaitable, Callable, Sequence
from itertools import count
from statistics import median
from types import TracebackType
from typing import Any

from tests.rooms.pages import OPENED, Page, twice, until
from tests.rooms.sites import Room, Web

SLOWEST_SECONDS = 2.0
UNRULY_SECONDS = 5.0
WEEKS = count(1)
Test = Callable[..., Awaitable[None]]


def within(seconds: float) -> Callable[[Test], Callable[..., None]]:
    """Run an async test to its end, which comes after so many seconds at the latest.

    An alarm of the system ends a test that does not even let others have their turn.
    """

    def timed(test: Test) -> Callable[..., None]:
        @functools.wraps(test)
        def run(**given: Any) -> None:
            signal.signal(signal.SIGALRM, _too_long)
            signal.setitimer(signal.ITIMER_REAL, seconds + UNRULY_SECONDS)
            try:
                asyncio.run(_and_all_leave(asyncio.wait_for(test(**given), seconds)))
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)

        run.__signature__ = inspect.signature(test)  # type: ignore[attr-defined]
        return run

    return timed


def _too_long(number: int, frame: object) -> None:
    raise TimeoutError("this test does not end by itself")


async def _and_all_leave(test: Awaitable[None]) -> None:
    try:
        await test
    finally:
        while OPENED:
            await OPENED.pop().leave()


async def gathered(room: Room, webs: Sequence[Web], *, holding: str = "open") -> dict[str, Page]:
    """Let everybody come, by turns to each web server, and a leader open the room."""
    pages = {name: Page(room, name, webs[nth % len(webs)]) for nth, name in enumerate(room.people)}
    await asyncio.gather(*(page.come() for page in pages.values()))
    await opened(pages["Lou"])
    answer = await pages["Lou"].act("hold", holding=holding)
    assert answer["type"] == "ack", answer
    await until(
        lambda: all(is_held(page) == holding for page in pages.values()), "everybody sees it open"
    )
    return pages


async def opened(leader: Page) -> None:
    """Open the room, as soon as both leaders count as being there."""
    for _ in range(100):
        answer = await leader.act("open")
        if answer["type"] == "ack":
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"the room did not open: {answer}")


def is_held(page: Page) -> str | None:
    """Return what the page was last told about holding."""
    events = page.events.get("room", {})
    states = [events[seq]["holding"] for seq in sorted(events) if events[seq]["type"] == "state"]
    return states[-1] if states else None


class Talk:
    """People of one room who go on talking: `async with Talk(pages): something goes wrong`.

    At the end everybody has everything that was said, once, in the order of its numbers, and
    nobody waited for longer than two seconds.
    """

    def __init__(
        self, *pages: Page, every_seconds: float = 0.2, speakers: Sequence[Page] = ()
    ) -> None:
        self.pages, self.every_seconds, self.number = pages, every_seconds, next(WEEKS)
        self.speakers = speakers or pages
        self.said_at: dict[str, float] = {}
        self.said_by: dict[str, Page] = {}
        self.keys: dict[str, Page] = {}
        self.going: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Talk":
        self.going = asyncio.create_task(self._go_on())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, what: BaseException | None,
        where: TracebackType | None,
    ) -> None:  # fmt: skip
        assert self.going
        self.going.cancel()
        if kind is None:
            await self.all_is_well()

    async def all_is_well(self) -> None:
        for key, page in self.keys.items():
            answer = await page.answer(key)
            assert answer["type"] == "ack", answer
        await until(
            lambda: all(self.said_at.keys() <= set(page.texts()) for page in self.pages),
            "everybody has everything",
        )
        for page in self.pages:
            assert twice(page.texts()) == []
            assert page.doubled == page.overtaken == []
        assert self.slowest() < SLOWEST_SECONDS

    def slowest(self) -> float:
        """Return how long somebody waited at most for what another said."""
        return max(
            page.heard_at[text] - said_at
            for text, said_at in self.said_at.items()
            for page in self.pages
        )

    def usual_between_web_servers(self) -> float:
        """Return the median of what it took so far until somebody on another server had words."""
        took = [
            page.heard_at[text] - self.said_at[text]
            for text, by in self.said_by.items()
            for page in self.pages
            if page.web is not by.web and text in page.heard_at
        ]
        return median(took)

    async def _go_on(self) -> None:
        nth = 0
        while True:
            nth += 1
            for page in self.speakers:
                text = f"{page.name} had day {nth} of week {self.number}."
                self.said_at[text], self.said_by[text] = time.monotonic(), page
                self.keys[await page.say(text)] = page
            await asyncio.sleep(self.every_seconds)
