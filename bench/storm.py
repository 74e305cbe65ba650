"""Hundreds of phones that lose the network at once, and a server that is ended in the middle."""

import asyncio
import os
import signal
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bench.machine import cpu_seconds
from bench.tally import outcome
from bench.wire import asked

if TYPE_CHECKING:
    from bench.crowd import Crowd
    from bench.seat import Seat

BACK_WITHIN_SECONDS = 60.0
BEFORE_THE_CUT = 0.5  # seconds of talk
WHILE_CUT = 0.1
BURST_SECONDS = 20.0


async def cut(crowd: "Crowd", clients: int, rate: float, seconds: float) -> dict[str, Any]:
    """Cut clients under traffic; each comes back at once and catches up.

    Tell after how long the last of them had everything that had been said until it came back.
    """
    crowd.forget()
    busy = cpu_seconds(os.getpid())
    talking = asyncio.create_task(crowd.say_for(rate, seconds))
    await asyncio.sleep(BEFORE_THE_CUT)
    gone = [seat for seat in crowd.seats if seat.is_in][-clients:]
    began = time.perf_counter()
    for seat in gone:
        seat.line.cut()
    await asyncio.sleep(WHILE_CUT)
    back = [asyncio.create_task(come_back(crowd, seat, began)) for seat in gone]
    took = await asyncio.gather(*back)
    await talking
    say_again(crowd)
    await crowd.until(crowd.all_is_answered)
    await crowd.until(crowd.all_is_delivered)
    busy = (cpu_seconds(os.getpid()) - busy) / (time.perf_counter() - began)
    missing = sum(one is None for one in took)
    slowest = max((one for one in took if one is not None), default=0.0)
    told = {"back_in": slowest, "cut": len(gone), "missing": missing, "busy": busy}
    return crowd.told() | told


async def come_back(crowd: "Crowd", seat: "Seat", began: float) -> float | None:
    """Return how long it took until this person had everything; None when that never was."""
    ends = began + BACK_WITHIN_SECONDS
    while not await seat.come():
        if time.perf_counter() > ends:
            return None
        await asyncio.sleep(0.05)
    newest = crowd.newest.get(seat.room, 0)
    if not await seat.until_whole(newest, ends - time.perf_counter()):
        return None
    return time.perf_counter() - began - WHILE_CUT


def say_again(crowd: "Crowd") -> int:
    """Send what nobody answered once more with its key, as a page does; return how many."""
    now = {(seat.room, seat.cookie): seat for seat in crowd.seats}
    answered = crowd.acknowledged.keys() | crowd.held
    open_ones = sorted(crowd.sent_at.keys() - answered)
    for number in open_ones:
        author = crowd.author[number]
        seat = crowd.author[number] = now[author.room, author.cookie]
        seat.send(crowd.tongue.say(number, seat.room))
    return len(open_ones)


async def burst(crowd: "Crowd", kill: list[int], after: int, more: int) -> dict[str, Any]:
    """Say as much as goes; end these programs the hard way while more is on its way to them.

    after: how many are acknowledged by then. more: how many milliseconds it goes on after that.
    """
    crowd.forget()
    crowd.before = {
        seats[0].room: {ch: reader.last for ch, reader in seats[0].readers.items()}
        for seats in crowd.rooms.values()
    }
    speaking, ends = [seat for seat in crowd.seats if seat.is_in], None
    began = time.perf_counter()
    while (now := time.perf_counter()) < (ends or began + BURST_SECONDS):
        for seat in speaking[:: len(crowd.rooms)]:
            seat.say()
        if ends is None and len(crowd.acknowledged) + len(crowd.held) >= after:
            ends = now + more / 1000
        await asyncio.sleep(0.001)
    for seat in speaking:
        seat.say()
    for pid in kill:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    await crowd.until(lambda: not any(seat.is_in for seat in crowd.seats), 10)
    return crowd.told()


async def again(crowd: "Crowd") -> dict[str, Any]:
    """Say again what nobody acknowledged, with its key; then compare with what is kept."""
    before = crowd.acknowledged.keys() | crowd.held
    again = say_again(crowd)
    all_are = await crowd.until(crowd.all_is_answered, 20)
    kept, waiting = await everything(crowd)
    acknowledged = crowd.acknowledged.keys() | crowd.held
    ours = crowd.sent_at.keys()
    found = outcome(
        set(acknowledged),
        [one for one in kept if one in ours],
        [one for one in waiting if one in ours],
    )
    unanswered = 0 if all_are else len(ours) - len(acknowledged)
    seen_twice = sum(seat.doubled for seat in crowd.seats)
    found["seen_twice"] = seen_twice - crowd.seen_twice
    crowd.seen_twice = seen_twice
    return found | {"first": len(before), "again": again, "unanswered": unanswered}


async def everything(crowd: "Crowd") -> tuple[list[int], list[int]]:
    """Return which messages stand in the rooms, and which wait for a leader, as HTTP tells it."""
    kept: list[int] = []
    waiting: list[int] = []
    for seats in crowd.rooms.values():
        leader = next(seat for seat in seats if seat.role == "leader" and seat.is_in)
        before = crowd.before.get(leader.room, {})
        after = {ch: before.get(ch, 0) for ch in leader.readers}
        events, held = await leader.events(after)
        kept += [one.message for one in events if one.what == "said" and one.ch == "room"]
        waiting += held
    return kept, waiting


async def page(port: int, path: str, cookie: str) -> int:
    """Ask for a page; return its status, or 0 when nothing came."""
    try:
        return (await asked(port, path, cookie=cookie))[0]
    except (OSError, TimeoutError):
        return 0
