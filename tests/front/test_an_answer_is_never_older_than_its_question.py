"""Who asks which edition is in force is never told what somebody was told who asked before."""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from types import coroutine

import pytest

from sidelight.config.edition_watch import EditionUnknown, OnPostgreSQL


class Slow(OnPostgreSQL):
    """Answers when it is told to; counts what went out."""

    def __init__(self) -> None:
        super().__init__()
        self.out: list[asyncio.Future[int]] = []

    async def asked(self) -> int:
        self.out.append(asyncio.get_running_loop().create_future())
        return await self.out[-1]


@coroutine
def a_turn() -> Generator[None, None, None]:
    """Let whatever can go on go on."""
    for _ in range(5):
        yield


def run(scene: Callable[[Slow], Awaitable[None]]) -> None:
    async def played() -> None:
        await scene(Slow())

    asyncio.run(played())


def test_all_who_came_before_it_was_sent_share_one_question() -> None:
    async def scene(watch: Slow) -> None:
        waiting = [asyncio.ensure_future(watch.edition()) for _ in range(50)]
        await a_turn()

        watch.out[0].set_result(7)

        assert await asyncio.gather(*waiting) == [7] * 50
        assert len(watch.out) == 1

    run(scene)


def test_who_comes_while_it_is_out_gets_the_next_answer() -> None:
    async def scene(watch: Slow) -> None:
        early = asyncio.ensure_future(watch.edition())
        await a_turn()
        late = asyncio.ensure_future(watch.edition())
        await a_turn()

        watch.out[0].set_result(7)
        assert await early == 7
        await a_turn()
        assert not late.done()
        watch.out[1].set_result(8)

        assert await late == 8

    run(scene)


def test_when_it_fails_all_who_wait_for_it_are_told_and_the_next_is_asked_anew() -> None:
    async def scene(watch: Slow) -> None:
        waiting = [asyncio.ensure_future(watch.edition()) for _ in range(3)]
        await a_turn()

        watch.out[0].set_exception(OSError("gone"))

        for one in waiting:
            with pytest.raises(EditionUnknown):
                await one
        again = asyncio.ensure_future(watch.edition())
        await a_turn()
        watch.out[1].set_result(9)
        assert await again == 9

    run(scene)


def test_whoever_goes_away_takes_nobodys_answer_along() -> None:
    async def scene(watch: Slow) -> None:
        gone, stays = (asyncio.ensure_future(watch.edition()) for _ in range(2))
        await a_turn()

        gone.cancel()
        await a_turn()
        watch.out[0].set_result(7)

        assert await stays == 7

    run(scene)
