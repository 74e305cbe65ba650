"""A page that asks, and waits for the answer, hears when something is said and not much later."""

import asyncio
import json
import time

from tests.rooms.pages import Page, new_key, twice, until
from tests.rooms.sites import Site
from tests.rooms.talking import Talk, gathered, within

WAITS = 8
SOON_SECONDS = 4.0


@within(60)
async def test_the_answer_waits_until_something_is_said(site: Site) -> None:
    pages = await gathered(site.room(members=2), [site.web])
    reader, leader = pages["Amira"], pages["Lou"]
    last = max(reader.events.get("room", {0: None}))
    began = time.monotonic()

    asking = asyncio.ensure_future(reader.ask(f"events?after=room:{last}&wait={WAITS}"))
    await asyncio.sleep(1)
    waited = not asking.done()
    await leader.say("Good evening.")
    status, body = await asking

    assert waited
    assert status == 200
    assert "Good evening." in json.dumps(json.loads(body)["channels"]["room"]["events"])
    assert time.monotonic() - began < SOON_SECONDS


@within(30)
async def test_the_answer_comes_when_the_time_is_over(site: Site) -> None:
    pages = await gathered(site.room(members=2), [site.web])
    reader = pages["Amira"]
    last = max(reader.numbers())
    began = time.monotonic()

    status, body = await reader.ask(f"events?after=room:{last}&wait=2")

    assert 2 <= time.monotonic() - began < SOON_SECONDS
    assert (status, json.loads(body)["channels"]["room"]["events"]) == (200, [])


@within(30)
async def test_what_was_missed_comes_at_once(site: Site) -> None:
    pages = await gathered(site.room(members=2), [site.web])
    began = time.monotonic()

    _, body = await pages["Amira"].ask(f"events?after=room:0&wait={WAITS}")

    assert json.loads(body)["channels"]["room"]["events"]
    assert time.monotonic() - began < SOON_SECONDS


@within(30)
async def test_held_words_of_another_do_not_end_the_wait(site: Site) -> None:
    pages = await gathered(site.room(members=2), [site.web], holding="all")
    reader, other = pages["Amira"], pages["Dee"]
    last = max(reader.numbers())
    began = time.monotonic()

    asking = asyncio.ensure_future(reader.ask(f"events?after=room:{last}&wait=2"))
    await asyncio.sleep(0.3)
    answer = await other.answer(await other.say("This waits for a leader"))
    _, body = await asking

    assert answer["held"]
    assert time.monotonic() - began >= 2
    assert "This waits" not in body


@within(30)
async def test_whoever_is_not_let_in_does_not_wait(site: Site) -> None:
    pages = await gathered(site.room(members=2), [site.web])
    began = time.monotonic()

    pages["Amira"].cookie = "session=nobodys-sign-in"
    status, _ = await pages["Amira"].ask(f"events?after=room:0&wait={WAITS}")

    assert status in (302, 404)
    assert time.monotonic() - began < SOON_SECONDS


@within(60)
async def test_a_member_without_a_socket_says_and_hears_everything(site: Site) -> None:
    pages = await gathered(site.room(members=3), [site.web])
    kit, heard, last = pages.pop("Kit"), [], 0
    await kit.leave()

    async with Talk(*pages.values()) as talk:
        for nth in range(8):
            form = f"id={new_key()}&ch=room&text=Kit+is+here+{nth}"
            assert (await kit.ask("messages", form=form))[0] == 200
            last = await further(kit, heard, last, wait=2)
    await further(kit, heard, last, wait=0)

    assert twice(heard) == []
    assert {*talk.said_at, *(f"Kit is here {nth}" for nth in range(8))} == set(heard)
    await until(lambda: heard == pages["Lou"].texts(), "who has a socket has it as well")


async def further(page: Page, heard: list[str], last: int, *, wait: int) -> int:
    """Ask once for what came after, and return the last number."""
    _, body = await page.ask(f"events?after=room:{last}&wait={wait}")
    events = json.loads(body)["channels"]["room"]["events"]
    heard += [one["text"] for one in events if one["type"] == "said"]
    return max([last, *(one["seq"] for one in events)])
