"""Many people in many rooms, on a core of their own; `Crowd` reads commands as lines of JSON."""

import asyncio
import json
import os
import resource
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import uvloop

from bench import storm
from bench.machine import cores, cpu_seconds
from bench.seat import Seat
from bench.talk import MOST
from bench.tally import Keys, Times
from bench.tongue import Sidelight
from bench.xmpp import Xmpp

TONGUES = {"sidelight": Sidelight, "xmpp": Xmpp}
TICK = 0.001
AT_ONCE = 200  # connections that are being opened at the same time
SETTLE_SECONDS = 5.0
HERE_EVERY = 60.0
LONGEST_SECONDS = 3_600


class Crowd:
    """Everybody who is connected, what they said, and what came of it."""

    def __init__(self) -> None:
        self.salt = time.time_ns() // 1_000_000
        self.tongue: Any = Sidelight(self.salt)
        self.seats: list[Seat] = []
        self.rooms: dict[str, list[Seat]] = {}
        self.port = 0
        self.number = 0
        self.seen_twice = 0
        self.before: dict[str, dict[str, int]] = {}
        self.forget()

    def forget(self) -> None:
        """Begin a new count; connections and their numbers stay."""
        self.delivered, self.answered = Times(), Times()
        self.keys = Keys()
        self.sent_at: dict[int, float] = {}
        self.author: dict[int, Seat] = {}
        self.acknowledged: dict[int, str] = {}
        self.held: set[int] = set()
        self.refused: Counter[str] = Counter()
        self.closed: Counter[int] = Counter()
        self.newest: dict[str, int] = {}
        self.expected = 0

    # Commands -----------------------------------------------------------------------------

    async def come(
        self, people: list[dict[str, str]], port: int, tongue: str = "sidelight",
        *, releases: bool = False, opens: bool = True, holding: str = "open",
    ) -> dict[str, Any]:  # fmt: skip
        """Let people connect, leaders first; then a leader opens each room."""
        if TONGUES[tongue] is not type(self.tongue):
            self.tongue = TONGUES[tongue](self.salt)
        self.port = port
        began = time.perf_counter()
        new = [Seat(self, person) for person in people]
        for seat in new:
            self.rooms.setdefault(seat.room, []).append(seat)
        firsts = {id(seats[0]) for seats in self.rooms.values()}
        self.seats += new
        # Whoever is first makes a room of ejabberd; a room of ours opens with its leaders.
        for turn in (
            [seat for seat in new if id(seat) in firsts],
            [seat for seat in new if id(seat) not in firsts and seat.role == "leader"],
            [seat for seat in new if id(seat) not in firsts and seat.role != "leader"],
        ):
            await self.open_lines(turn)
        if opens:
            await self.lead(releases=releases, holding=holding)
        there = sum(seat.is_in for seat in new)
        return {
            "connected": there, "missing": len(new) - there,
            "seconds": time.perf_counter() - began, "closed": dict(self.closed),
        }  # fmt: skip

    async def back(self, port: int) -> dict[str, Any]:
        """Let the same people come again, with the numbers they have, to a server on this port."""
        self.port = port
        for part in ("leader", "member"):
            await self.open_lines([seat for seat in self.seats if seat.role == part])
            if part == "leader":
                self.stay()
        there = sum(seat.is_in for seat in self.seats)
        return {"missing": len(self.seats) - there, "closed": dict(self.closed)}

    async def open_lines(self, seats: list[Seat]) -> None:
        turn = asyncio.Semaphore(AT_ONCE)

        async def one(seat: Seat) -> None:
            async with turn:
                await seat.come()

        await asyncio.gather(*(one(seat) for seat in seats))

    async def lead(self, *, releases: bool, holding: str) -> None:
        """Open each room that is not open, and say how much of what is said waits."""
        for seats in self.rooms.values():
            leaders = [seat for seat in seats if seat.role == "leader" and seat.is_in]
            for leader in leaders:
                leader.send(self.tongue.here())
            if leaders:
                leaders[0].releases = releases
                if leaders[0].phase != "open":
                    leaders[0].do("open")
                if leaders[0].holding != holding:
                    leaders[0].do("hold", holding=holding)
        await self.until(
            lambda: all(room_is_ready(seats, holding) for seats in self.rooms.values())
        )

    async def talk(self, rate: float, seconds: float, page: dict[str, Any] | None = None) -> Any:
        """Say so many messages a second, everybody in turn; wait for the last; tell."""
        self.forget()
        looking = asyncio.create_task(self.look(page, seconds)) if page else None
        began, busy = time.perf_counter(), cpu_seconds(os.getpid())
        said = await self.say_for(rate, seconds)
        spent = time.perf_counter() - began
        busy = cpu_seconds(os.getpid()) - busy
        await self.until(self.all_is_answered, SETTLE_SECONDS)
        await self.until(self.all_is_delivered, SETTLE_SECONDS)
        told = self.told() | {"seconds": spent, "busy": busy / spent, "wanted": rate * seconds}
        told |= {"a_second": said / spent, "page": await looking if looking else None}
        return told

    async def say_for(self, rate: float, seconds: float) -> int:
        """Say what is due each millisecond, whether or not the last was answered."""
        speaking = [seat for seat in in_turn(self.rooms) if seat.is_in]
        began, said, beat = time.perf_counter(), 0, time.perf_counter()
        while speaking and (spent := time.perf_counter() - began) < seconds:
            due = int(spent * rate)
            # Never more in one go than a tenth of a second has, so that answers are read as well.
            for _ in range(min(due - said, max(1, int(rate / 10)))):
                seat = speaking[said % len(speaking)]
                if seat.is_in:
                    seat.say()
                said += 1
            if time.perf_counter() - beat > HERE_EVERY:
                beat = time.perf_counter()
                self.stay()
            await asyncio.sleep(TICK)
        return said

    def stay(self) -> None:
        for seat in self.seats:
            if seat.role == "leader" and seat.is_in:
                seat.send(self.tongue.here())

    async def look(self, page: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Ask for a page so often a second, whether or not the last came; return how long it took.

        page: its path, the cookie, and how many a second.
        """
        took, failed, every = Times(), 0, 1 / page["a_second"]

        async def once() -> None:
            nonlocal failed
            began = time.perf_counter()
            status = await storm.page(self.port, page["path"], page["cookie"])
            failed += status != 200
            took.add(time.perf_counter() - began)

        asking = []
        for _ in range(int(seconds / every)):
            asking.append(asyncio.create_task(once()))
            await asyncio.sleep(every)
        await asyncio.gather(*asking)
        return {**took.told(), "failed": failed}

    async def cut(self, clients: int, rate: float, seconds: float) -> Any:
        """Cut so many at once while the others talk; see storm."""
        return await storm.cut(self, clients, rate, seconds)

    async def burst(self, kill: list[int], after: int, more: int) -> Any:
        """Say as much as goes, and end the server in the middle of it; see storm."""
        return await storm.burst(self, kill, after, more)

    async def again(self) -> Any:
        """After a crash: say again what was not acknowledged, and compare; see storm."""
        return await storm.again(self)

    async def wait(self, seconds: float) -> dict[str, Any]:
        """Do nothing: what idle connections cost is measured meanwhile."""
        await asyncio.sleep(seconds)
        return {"connected": sum(seat.is_in for seat in self.seats), "closed": dict(self.closed)}

    async def go(self) -> dict[str, Any]:
        """Let everybody leave."""
        for seat in self.seats:
            seat.leave()
        self.seats, self.rooms = [], {}
        await asyncio.sleep(0.2)
        return {}

    # What came of it ----------------------------------------------------------------------

    def next_number(self) -> int:
        self.number = (self.number + 1) % MOST
        return self.number

    def told(self) -> dict[str, Any]:
        answered = len(self.acknowledged) + len(self.held) + sum(self.refused.values())
        return {
            "said": len(self.sent_at), "kept": len(self.acknowledged), "held": len(self.held),
            "refused": dict(self.refused), "unanswered": len(self.sent_at) - answered,
            "delivered": self.delivered.told(), "answered": self.answered.told(),
            "lost": self.lost(), "closed": dict(self.closed),
            "doubled": self.keys.doubled + sum(seat.doubled for seat in self.seats),
            "out_of_order": sum(seat.out_of_order for seat in self.seats),
        }  # fmt: skip

    def lost(self) -> int:
        if not self.tongue.has_numbers:
            return self.expected - len(self.delivered.all)
        return sum(
            seat.room_reader.lost(self.newest.get(seat.room, 0))
            for seat in self.seats
            if seat.is_in
        )

    def all_is_answered(self) -> bool:
        return len(self.acknowledged) + len(self.held) + sum(self.refused.values()) >= len(
            self.sent_at
        )

    def all_is_delivered(self) -> bool:
        return self.lost() <= 0 and all(
            not seat.releases or not seat.waiting for seat in self.seats
        )

    async def until(self, is_so: Any, seconds: float = 30.0) -> bool:
        ends = time.perf_counter() + seconds
        while not is_so():
            if time.perf_counter() > ends:
                return False
            await asyncio.sleep(0.02)
        return True


def room_is_ready(seats: list[Seat], holding: str) -> bool:
    leaders = [seat for seat in seats if seat.role == "leader" and seat.is_in]
    return not leaders or (leaders[0].phase == "open" and leaders[0].holding == holding)


def in_turn(rooms: dict[str, list[Seat]]) -> list[Seat]:
    """Return everybody so that one after the other speaks in another room."""
    most = max(map(len, rooms.values()), default=0)
    return [seats[nth] for nth in range(most) for seats in rooms.values() if nth < len(seats)]


def people_in(file: Path, rooms: list[int], seats: dict[str, int]) -> list[dict[str, str]]:
    """Return who is in these rooms. rooms: the first, and the one after the last."""
    people = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    names = list(dict.fromkeys(one["room"] for one in people))[slice(*rooms)]
    by_room: dict[str, list[dict[str, str]]] = {name: [] for name in names}
    for one in people:
        if one["room"] in by_room:
            by_room[one["room"]].append(one)
    first, last = seats.get("first", 0), seats.get("last")
    return [one for those in by_room.values() for one in those[first:last]]


async def listen() -> None:
    crowd = Crowd()
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        said = json.loads(line)
        if isinstance(said.get("people"), str):
            said["people"] = people_in(
                Path(said["people"]), said.pop("rooms"), said.pop("seats", {})
            )
        answer = await getattr(crowd, said.pop("do"))(**said)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def main() -> None:
    os.sched_setaffinity(0, {cores()[1]})
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    signal.alarm(LONGEST_SECONDS)  # ends by itself, whatever happens to whoever started it
    uvloop.run(listen())


if __name__ == "__main__":
    main()
