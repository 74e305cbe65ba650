"""Whatever one page does, everybody else goes on talking: nothing lost, doubled or late."""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.rooms.pages import Page, until
from tests.rooms.sites import Room, Site, Web
from tests.rooms.talking import Talk, gathered, within

GOES_ON_SECONDS = 1.5
UNHURRIED_SECONDS = 1.2  # in a room with the usual limits
OUT_SECONDS = 1.0
WORDS = "x" * 1_900
PINGED_MEGABYTES = 32
A_MEGABYTE_OF_PINGS = (b"\x89\xfd" + bytes(4) + b"x" * 125) * 8_000
LARGE = "\N{BLACK SPADE SUIT}" * 1_900  # three bytes each


async def floods(page: Page) -> None:
    """Send as much as the network takes, and come again when one is thrown out."""
    while True:
        with suppress(AssertionError):
            await page.come()
        while page.is_open:
            await page.send({"type": "ping"})


async def sends_far_too_much(page: Page) -> None:
    while True:
        await page.come()
        await page.send(b"x" * 1_000_000)
        await until(lambda: not page.is_open, "it is closed")


async def talks_nonsense(page: Page) -> None:
    while True:
        await page.come()
        while page.is_open:
            for raw in ("[" * 9_000, "{", b"\xff\xfe", '{"type":[]}', json.dumps("\ud800"), "null"):
                await page.send(raw)
            await asyncio.sleep(0.01)


async def comes_and_goes(page: Page) -> None:
    while True:
        await page.come()
        await page.leave()


async def writes_without_end(page: Page) -> None:
    await page.come()
    while page.is_open:
        await page.say("More", ch=f"line:{page.place}")
        await asyncio.sleep(0.02)


HOSTILE = (floods, sends_far_too_much, talks_nonsense, comes_and_goes, writes_without_end)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda one: one.__name__)
@within(60)
async def test_the_others_go_on(site: Site, hostile: Callable[[Page], Awaitable[None]]) -> None:
    room, other_room = site.room(members=3, quickly=False), site.room(members=2)
    pages = await gathered(room, [site.web])
    others = await gathered(other_room, [site.web])
    page = pages.pop("Kit")
    await page.leave()

    here, there = Talk(*pages.values(), every_seconds=UNHURRIED_SECONDS), Talk(*others.values())
    async with here, there:
        going = asyncio.create_task(hostile(page))  # type: ignore[arg-type]
        await asyncio.sleep(GOES_ON_SECONDS)
        assert not going.done(), going.result()
        going.cancel()

    assert here.said_at
    assert there.said_at


@within(60)
async def test_a_page_that_never_reads_is_left_behind(site: Site) -> None:
    room = site.room(members=3)
    pages = await gathered(room, [site.web])
    del pages["Kit"]
    never_reads = reads_nothing(room, site.web)

    async with Talk(*pages.values(), every_seconds=0.3):
        for nth in range(800):
            await pages["Sam"].say(f"{nth} {WORDS}")
            await asyncio.sleep(0.001)

    never_reads.close()


@within(60)
async def test_a_page_that_pings_without_end_is_let_go(site: Site) -> None:
    room = site.room(members=3, quickly=False)
    pages = await gathered(room, [site.web])
    await pages.pop("Kit").leave()
    never_reads = reads_nothing(room, site.web)
    before = megabytes_of(site.web)

    async with Talk(*pages.values(), every_seconds=UNHURRIED_SECONDS):
        never_reads.settimeout(30)
        with pytest.raises(ConnectionError):
            await asyncio.to_thread(never_reads.sendall, A_MEGABYTE_OF_PINGS * PINGED_MEGABYTES)

    assert megabytes_of(site.web) < before + PINGED_MEGABYTES / 2
    never_reads.close()


@within(60)
async def test_a_few_pings_are_answered(site: Site) -> None:
    kit = (await gathered(site.room(members=3, quickly=False), [site.web]))["Kit"]
    assert kit.socket

    for _ in range(20):
        await asyncio.wait_for(await kit.socket.ping(), 5)

    assert kit.is_open


@within(60)
async def test_a_page_that_never_reads_learns_nothing_after_it_was_put_out(site: Site) -> None:
    room = site.room(members=3)
    pages = await gathered(room, [site.web])
    kit, sam = pages["Kit"], pages["Sam"]
    await kit.leave()
    reads_late, never_reads = reads_nothing(room, site.web), reads_nothing(room, site.web)
    for nth in range(550):  # more than the network takes, and less than is dropped
        await sam.say(f"{nth} {LARGE}")
    await sam.answer(await sam.say("The last words that Kit may read"))

    answer = await sam.act("out", place=kit.place, reason="rules")
    await asyncio.sleep(OUT_SECONDS)
    for nth in range(20):
        await sam.answer(await sam.say(f"A secret word {nth}"))
    read = await asyncio.to_thread(all_of, reads_late)

    assert answer["type"] == "ack", answer
    assert LARGE in read
    assert "secret word" not in read
    await until(lambda: is_cut_off(never_reads), "whoever never reads is cut off")
    never_reads.close()


@within(40)
async def test_half_an_opening_is_closed_after_a_while(site: Site) -> None:
    pages = await gathered(site.room(members=3, quickly=False), [site.web])
    kit = pages.pop("Kit")
    await kit.leave()

    async with Talk(*pages.values(), every_seconds=UNHURRIED_SECONDS):
        assert await kit.open() == 101
        await until(lambda: kit.code is not None, "it is closed")

    assert kit.code == 4408


def reads_nothing(room: Room, web: Web) -> socket.socket:
    """Say hello as Kit over a plain line, with little room for answers, and read none of them."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    line.settimeout(10)
    line.connect(("127.0.0.1", web.port))
    line.sendall(
        f"GET /rooms/{room.slug}/live HTTP/1.1\r\nHost: 127.0.0.1:{web.port}\r\n"
        f"Origin: http://127.0.0.1:{web.port}\r\nCookie: {room.people['Kit']['cookie']}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
    )
    assert b" 101 " in line.recv(4_096)
    hello = json.dumps({"type": "hello", "v": 1, "room": room.slug, "after": {}}).encode()
    line.sendall(bytes((0x81, 0x80 | len(hello), 0, 0, 0, 0)) + hello)
    return line


def megabytes_of(web: Web) -> int:
    """Return how much memory a web server has."""
    assert web.program
    told = Path(f"/proc/{web.program.pid}/status").read_text(encoding="ascii")
    return int(told.partition("VmRSS:")[2].split()[0]) // 1024


def all_of(line: socket.socket) -> str:
    """Read what waits in a line, to its end."""
    read = b""
    with line, suppress(OSError):
        while more := line.recv(65_536):
            read += more
    return read.decode(errors="replace")


def is_cut_off(line: socket.socket) -> bool:
    """Whether the other end is gone: what is sent to it comes back as an error."""
    try:
        line.sendall(b"\x89\x80" + bytes(4))  # a ping, which nobody needs to read
    except OSError:
        return True
    return False
