"""Many messages at once, and what became of each: answered, there once, in the right place."""

import asyncio
from collections.abc import Iterable
from itertools import count

from tests.rooms.pages import Page, new_key, twice, until
from tests.rooms.sites import Site

NUMBERS = count(1)


class Burst:
    """What people said at once, by key. An answer names what is kept; a refusal is none."""

    def __init__(self, *pages: Page) -> None:
        self.pages = pages
        self.said: dict[str, tuple[Page, str]] = {}

    async def say(self, messages: int, filling: str = "") -> None:
        """Let everybody say so many things, without waiting for answers."""
        for _ in range(messages):
            for page in self.pages:
                await self.say_one(page, filling)

    async def say_one(self, page: Page, filling: str = "") -> str:
        key, text = new_key(), f"{next(NUMBERS)} days. {filling}".strip()
        self.said[key] = page, text
        return await page.say(text, key=key)

    def taken(self) -> dict[str, int | None]:
        """Return by key the number of what was acknowledged; None for what is held."""
        answers = ((key, page.answers.get(key)) for key, (page, _) in self.said.items())
        return {key: one.get("seq") for key, one in answers if one and one["type"] == "ack"}

    def refused(self) -> set[str]:
        """Return the codes of what was refused."""
        answers = (page.answers.get(key) for key, (page, _) in self.said.items())
        return {one["code"] for one in answers if one and one["type"] == "refused"}

    async def say_again(self) -> None:
        """Send once more, with its key, what was not acknowledged, until all of it is."""
        for _ in range(20):
            again = self.said.keys() - self.taken().keys()
            if not again:
                return
            for key in sorted(again):
                page, text = self.said[key]
                page.answers.pop(key, None)
                await page.say(text, key=key)
            await until(lambda again=again: self.are_answered(again), "all are answered")
            await asyncio.sleep(0.1)
        raise AssertionError(f"never taken: {self.refused()}")

    def are_answered(self, keys: Iterable[str]) -> bool:
        return all(key in self.said[key][0].answers for key in keys)

    async def is_whole(self, site: Site, *, acknowledged: dict[str, int | None]) -> None:
        """Check that all of it stands in the room once, under the number that was acknowledged."""
        slug = self.pages[0].room.slug
        events = await asyncio.to_thread(site.backstage.do, "shown", slug=slug)
        stands = {one["text"]: one["seq"] for one in events if one["type"] == "said"}
        assert [one["seq"] for one in events] == list(range(1, len(events) + 1))
        assert twice([one["text"] for one in events if one["type"] == "said"]) == []
        texts = {text for _, text in self.said.values()}
        assert texts <= stands.keys()
        for key, seq in acknowledged.items():
            assert seq in (None, stands[self.said[key][1]])
        for page in self.pages:
            await until(lambda page=page: texts <= set(page.texts()), f"{page.name} has all of it")
            assert page.doubled == page.overtaken == []
            assert [*stands] == page.texts()
