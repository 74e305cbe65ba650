"""A page that asks, and waits for the answer, hears when something is said and not much later."""

import asyncio
import json
import time

from tests.rooms.sites import Site
from tests.rooms.talking import gathered, within

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
