"""Workers of one site hear each other's news, and nobody waits when Valkey is away."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from time import monotonic

import pytest
import uvloop

from sidelight.live import announcer, valkey
from sidelight.live.counts import counts
from sidelight.live.transport import InProcess, Transport, transport_for
from sidelight.live.valkey import Valkey
from tests.valkey import Server, server

PATIENCE_SECONDS = 20


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with server() as one:
        yield one


@pytest.fixture(autouse=True)
def _short_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(valkey, "QUIET_SECONDS", 0.2)
    monkeypatch.setattr(valkey, "PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr(valkey, "LONGEST_REST_SECONDS", 0.2)
    monkeypatch.setattr(announcer, "PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr(announcer, "REST_SECONDS", 0.1)


class Heard:
    """A worker that listens, and what it has heard."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.news: asyncio.Queue[bytes] = asyncio.Queue()

    async def next(self) -> bytes:
        return await asyncio.wait_for(self.news.get(), PATIENCE_SECONDS)

    async def before(self, news: bytes) -> list[bytes]:
        """Return what is heard until this is."""
        earlier = []
        while (one := await self.next()) != news:
            earlier.append(one)
        return earlier


@asynccontextmanager
async def listening(transport: Transport, other: Transport | None = None) -> AsyncIterator[Heard]:
    """Have a worker listen; go on when it hears what another says."""
    heard = Heard(transport)
    task = asyncio.create_task(transport.listen(heard.news.put_nowait))
    try:
        await until_heard(heard, other) if other else None
        yield heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        transport.close()


async def until_heard(heard: Heard, other: Transport) -> None:
    """Say “there?” until it is heard, then pass over all the others that were said."""
    while heard.news.empty():
        other.announce(b"there?")
        try:
            await asyncio.wait_for(heard.news.get(), 0.1)
            break
        except TimeoutError:
            continue
    other.announce(b"well")
    await heard.before(b"well")


def run(story: Callable[[AsyncExitStack], object]) -> None:
    async def told() -> None:
        async with AsyncExitStack() as stack:
            await story(stack)  # type: ignore[misc]

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(asyncio.wait_for(told(), 2 * PATIENCE_SECONDS))


def two(running: Server, stack: AsyncExitStack) -> tuple[Valkey, Valkey]:
    one, other = Valkey(running.url, "one"), Valkey(running.url, "other")
    stack.callback(one.close)
    stack.callback(other.close)
    return one, other


def test_one_hears_the_news_of_another_in_order(running: Server) -> None:
    async def story(stack: AsyncExitStack) -> None:
        one, other = two(running, stack)
        heard = await stack.enter_async_context(listening(one, other))

        for news in (b"[[7,1]]", b"with a space", b""):
            other.announce(news)

        assert [await heard.next() for _ in range(3)] == [b"[[7,1]]", b"with a space", b""]

    run(story)


def test_nobody_hears_their_own_news(running: Server) -> None:
    async def story(stack: AsyncExitStack) -> None:
        one, other = two(running, stack)
        heard = await stack.enter_async_context(listening(one, other))
        reached = Valkey(running.url, "third")
        witness = await stack.enter_async_context(listening(reached, other))

        one.announce(b"mine")
        assert await witness.next() == b"mine"
        other.announce(b"theirs")

        # What was said until the witness was there may come to the first one only now.
        assert b"mine" not in await heard.before(b"theirs")

    run(story)


def test_a_name_that_begins_like_another_is_another(running: Server) -> None:
    async def story(stack: AsyncExitStack) -> None:
        short, longer = Valkey(running.url, "w1"), Valkey(running.url, "w11")
        stack.callback(longer.close)
        heard = await stack.enter_async_context(listening(short, longer))

        longer.announce(b"news")

        assert await heard.next() == b"news"

    run(story)


def test_two_sites_on_one_valkey_do_not_meet(running: Server) -> None:
    async def story(stack: AsyncExitStack) -> None:
        one, other = two(running, stack)
        elsewhere = Valkey(running.url, "else", channel="another-site")
        stack.callback(elsewhere.close)
        heard = await stack.enter_async_context(listening(one, other))
        there = Valkey(running.url, "there", channel="another-site")
        neighbour = await stack.enter_async_context(listening(there, elsewhere))

        elsewhere.announce(b"next door")
        assert await neighbour.next() == b"next door"
        other.announce(b"at home")

        assert await heard.next() == b"at home"

    run(story)


def test_the_channel_is_named_for_the_key_and_the_database(
    settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = valkey.channel_of_this_site()

    settings.SECRET_KEY = "another"
    other_key = valkey.channel_of_this_site()
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", "copy")

    assert len({ours, other_key, valkey.channel_of_this_site()}) == 3


def test_it_comes_back_by_itself_after_a_restart(running: Server) -> None:
    async def story(stack: AsyncExitStack) -> None:
        one, other = two(running, stack)
        heard = await stack.enter_async_context(listening(one, other))

        running.restart()
        await until_heard(heard, other)

        assert counts.listening == 1

    run(story)


def test_it_says_when_nobody_answers_and_comes_back_afterwards(running: Server) -> None:
    async def story(stack: AsyncExitStack) -> None:
        one, other = two(running, stack)
        heard = await stack.enter_async_context(listening(one, other))
        gone = asyncio.Event()
        watch_for_silence(one, gone)

        running.pause()
        try:
            await asyncio.wait_for(gone.wait(), PATIENCE_SECONDS)
        finally:
            running.resume()
        await until_heard(heard, other)

        assert counts.listening == 1

    run(story)


def watch_for_silence(one: Valkey, gone: asyncio.Event) -> None:
    """Look on this loop, over and over, until the worker knows that it hears nothing."""
    if counts.listening:
        asyncio.get_running_loop().call_later(0.05, watch_for_silence, one, gone)
    else:
        gone.set()


def test_a_valkey_that_hangs_delays_nobody(running: Server) -> None:
    transport = transport_for(running.url, "one")
    before = counts.news_dropped
    running.pause()
    try:
        began = monotonic()
        for _ in range(3 * announcer.MOST_WAITING):
            transport.announce(b"news")
        took = monotonic() - began
    finally:
        running.resume()
        transport.close()

    assert took < 1
    # Half of what is too much was certainly dropped; some was told before.
    assert counts.news_dropped - before > announcer.MOST_WAITING


def test_a_valkey_that_is_gone_raises_nothing() -> None:
    transport = transport_for("unix:///nowhere/at/all", "one")

    transport.announce(b"news")
    transport.close()
    transport.announce(b"afterwards")

    assert counts.news_dropped > 0


def test_a_command_that_ends_at_once_is_heard(running: Server) -> None:
    async def story(stack: AsyncExitStack) -> None:
        one, other = two(running, stack)
        heard = await stack.enter_async_context(listening(one, other))
        command = transport_for(running.url, "")

        command.announce(b"decided")
        command.close()

        assert await heard.next() == b"decided"

    run(story)


def test_news_that_cannot_be_understood_does_not_make_deaf(running: Server) -> None:
    async def story(stack: AsyncExitStack) -> None:
        one, other = two(running, stack)
        heard = await stack.enter_async_context(listening(one, other))
        confused = Valkey(running.url, "confused")
        listener = Heard(confused)

        def hears(news: bytes) -> None:
            listener.news.put_nowait(news)
            if news == b"odd":
                raise LookupError

        task = asyncio.create_task(confused.listen(hears))
        stack.callback(task.cancel)
        await until_heard(listener, other)
        other.announce(b"odd")
        other.announce(b"plain")

        assert [await listener.next(), await listener.next()] == [b"odd", b"plain"]
        assert heard

    run(story)


def test_one_worker_alone_tells_nobody() -> None:
    async def story(stack: AsyncExitStack) -> None:
        alone = transport_for("", "one")
        heard = await stack.enter_async_context(listening(alone))

        alone.announce(b"news")

        assert isinstance(alone, InProcess)
        assert heard.news.empty()

    run(story)


def test_a_name_of_two_words_is_refused() -> None:
    with pytest.raises(ValueError, match="one word"):
        Valkey("unix:///nowhere", "two words")
