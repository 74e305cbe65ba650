"""People of one room on two web servers: one conversation, whatever fails between them."""

import asyncio
import json
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.rooms.bursts import NUMBERS, Burst
from tests.rooms.pages import Page, until
from tests.rooms.servers import Servers, both
from tests.rooms.sites import Site, on_sqlite, prepared, running
from tests.rooms.talking import Talk, gathered, within

AT_ONCE_SECONDS = 1.5  # a second, and a little for a busy machine
VALKEY_GONE_SECONDS = 30.0
# Who hears of nothing looks every second: half a second is usual then, and a moment otherwise.
A_MOMENT_SECONDS = 0.25
NEWS_FLOW_WITHIN_SECONDS = 10.0
DATABASE_GONE_SECONDS = 2.0
# Ten seconds after it last said that it is there, and a little for a busy machine.
HELD_WITHIN_SECONDS = 12.0


@dataclass(frozen=True)
class Two:
    """A site with two web servers, and what stands between them."""

    site: Site
    servers: Servers


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    folder = tmp_path_factory.mktemp("two")
    with both() as servers:
        told = {**on_sqlite(folder), **servers.told}
        prepared(told)
        with running(told, webs=2) as site:
            yield Two(site, servers)


async def evening(two: Two, members: int = 4) -> dict[str, Page]:
    """Gather a room whose people sit on both web servers by turns: Lou on the first one."""
    return await gathered(two.site.room(members=members), two.site.webs)


def all_read_the_same(pages: dict[str, Page]) -> bool:
    return len({json.dumps(page.texts()) for page in pages.values()}) == 1


@within(60)
async def test_everybody_reads_the_same_in_the_same_order(two: Two) -> None:
    pages = await evening(two)
    burst = Burst(*pages.values())

    async with Talk(*pages.values(), every_seconds=0.05):
        await burst.say(20)
        await asyncio.sleep(1)

    await burst.is_whole(two.site, acknowledged=burst.taken())
    assert all_read_the_same(pages)


@within(60)
async def test_whoever_comes_back_in_the_middle_of_talk_has_everything_once(two: Two) -> None:
    pages = await evening(two)
    kit, others = pages["Kit"], [page for name, page in pages.items() if name != "Kit"]

    async with Talk(*others, every_seconds=0.02) as talk:
        for nth in range(15):
            await kit.leave()
            kit.web = two.site.webs[nth % 2]
            await kit.come()
            await asyncio.sleep(0.05)

    await until(lambda: talk.said_at.keys() <= set(kit.texts()), "Kit has everything")
    assert kit.doubled == kit.overtaken == []
    assert all_read_the_same(pages)


@within(60)
async def test_whoever_is_out_is_gone_from_the_other_web_server_too(two: Two) -> None:
    pages = await evening(two)
    lou, dee, robin = pages["Lou"], pages["Dee"], pages["Robin"]
    assert lou.web is not dee.web

    assert (await lou.act("out", place=dee.place, reason="rules"))["type"] == "ack"
    await until(lambda: not dee.is_open, "it is closed there", AT_ONCE_SECONDS)
    robin.web = lou.web
    assert (await robin.ask("/sign-out/", form=""))[0] == 302
    await until(lambda: not robin.is_open, "it is closed there", AT_ONCE_SECONDS)

    assert (dee.code, robin.code) == (4410, 4410)
    assert await dee.open() == 403


@within(60)
async def test_valkey_may_start_again(two: Two) -> None:
    pages = await evening(two)

    async with Talk(*pages.values()):
        await asyncio.sleep(0.5)
        await asyncio.to_thread(two.servers.bus.restart)
        await asyncio.sleep(1.5)

    assert all_read_the_same(pages)
    await news_flow(pages, two)


@within(90)
async def test_valkey_may_be_away_for_half_a_minute(two: Two) -> None:
    pages = await evening(two)
    here, _ = by_web(pages, two)
    await news_flow(pages, two)

    async with Talk(*pages.values(), every_seconds=0.33):
        two.servers.bus.stop()
        await asyncio.sleep(VALKEY_GONE_SECONDS / 2)
    async with Talk(*pages.values(), speakers=here, every_seconds=0.33) as talk:
        await asyncio.sleep(VALKEY_GONE_SECONDS / 2)
    async with Talk(*pages.values()):
        await asyncio.to_thread(two.servers.bus.start)
        await asyncio.sleep(1)

    assert talk.usual_between_web_servers() > A_MOMENT_SECONDS, "it was not away"
    assert all_read_the_same(pages)
    await news_flow(pages, two)


@within(60)
async def test_valkey_may_hang(two: Two) -> None:
    pages = await evening(two)

    async with Talk(*pages.values()):
        two.servers.bus.pause()
        await asyncio.sleep(2)
        two.servers.bus.resume()

    assert all_read_the_same(pages)
    await news_flow(pages, two)


async def news_flow(pages: dict[str, Page], two: Two) -> None:
    """Check that one web server is told what happens on the other, and need not look for it.

    Only people on one of them speak: whoever writes on the other sees by the numbers that there
    is something between, and looks at once.
    """
    here, _ = by_web(pages, two)
    gives_up = time.monotonic() + NEWS_FLOW_WITHIN_SECONDS
    while True:
        async with Talk(*pages.values(), speakers=here, every_seconds=0.13) as talk:
            await asyncio.sleep(2)
        usual = talk.usual_between_web_servers()
        if usual < A_MOMENT_SECONDS:
            return
        assert time.monotonic() < gives_up, f"what is said takes {usual:.2f} s to the other one"


@within(60)
async def test_postgresql_may_start_again_in_a_burst(two: Two) -> None:
    pages = await evening(two)
    burst = Burst(*pages.values())
    await burst.say(20)

    await asyncio.to_thread(two.servers.database.stop)
    await burst.say(5)
    await until(lambda: burst.are_answered(burst.said), "each is answered while it is away")
    await asyncio.sleep(DATABASE_GONE_SECONDS)
    acknowledged = burst.taken()
    assert burst.refused() == {"cannot_store"}
    assert all(page.is_open for page in pages.values())
    await asyncio.to_thread(two.servers.database.start)

    await burst.say_again()
    assert all(page.is_open for page in pages.values())
    await burst.is_whole(two.site, acknowledged=acknowledged)
    async with Talk(*pages.values()):
        await asyncio.sleep(0.5)
    assert all_read_the_same(pages)


@within(90)
async def test_a_web_server_that_hangs_has_no_leaders_and_doubles_nothing(two: Two) -> None:
    pages = await evening(two)
    here, there = by_web(pages, two)
    async with Talk(*pages.values()):
        await asyncio.sleep(0.5)

    two.site.webs[1].send(signal.SIGSTOP)
    try:
        await is_held_soon(pages["Amira"])
        await until(lambda: not is_counted(two, pages["Sam"]), "Sam does not count any more")
        burst = Burst(*there)
        await burst.say(5)
    finally:
        two.site.webs[1].send(signal.SIGCONT)

    await until(lambda: burst.are_answered(burst.said), "those who hung are answered")
    await is_shown_again(pages["Amira"])
    await until(lambda: all_read_the_same(pages), "all have the same")
    for page in (*here, *there):
        assert page.doubled == page.overtaken == []
    assert all(page.is_open for page in there)


@within(90)
async def test_a_web_server_that_is_killed_has_no_leaders_and_loses_nothing(two: Two) -> None:
    pages = await evening(two)
    here, there = by_web(pages, two)
    burst = Burst(*pages.values())
    await burst.say(20)
    await until(lambda: len(burst.taken()) > 10, "some are answered")

    two.site.webs[1].kill()
    try:
        await until(lambda: not any(page.is_open for page in there), "all there are cut off")
        acknowledged = burst.taken()
        await is_held_soon(pages["Amira"])
        for page in there:
            page.web = two.site.webs[0]
        await asyncio.gather(*(page.come_back() for page in there))
        await is_shown_again(pages["Amira"])
    finally:
        await two.site.webs[1].again()

    await burst.say_again()
    await burst.is_whole(two.site, acknowledged=acknowledged)
    assert all(page.is_open for page in here)


def by_web(pages: dict[str, Page], two: Two) -> tuple[list[Page], list[Page]]:
    """Return who is on the first web server, and who on the second: a leader on each."""
    on = [[one for one in pages.values() if one.web is web] for web in two.site.webs]
    assert pages["Lou"] in on[0]
    assert pages["Sam"] in on[1]
    return on[0], on[1]


def is_counted(two: Two, page: Page) -> bool:
    open_pages = two.site.backstage.do("pages_open", slug=page.room.slug, place=page.place)
    return bool(open_pages)


async def is_held_soon(member: Page) -> None:
    """Check that words wait for a leader once the other web server counts as gone."""
    began = time.monotonic()
    while not (await one_answer(member)).get("held"):
        assert time.monotonic() - began < HELD_WITHIN_SECONDS, "nothing is held"
        await asyncio.sleep(0.2)


async def is_shown_again(member: Page) -> None:
    began = time.monotonic()
    while (await one_answer(member)).get("held"):
        assert time.monotonic() - began < HELD_WITHIN_SECONDS, "all is held on"
        await asyncio.sleep(0.2)


async def one_answer(member: Page) -> dict[str, object]:
    answer = await member.answer(await member.say(f"Is anybody there, {next(NUMBERS)}?"))
    assert answer["type"] == "ack", answer
    return answer
