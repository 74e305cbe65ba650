"""Rooms when it is hard: two workers, a server that is killed, pages and decisions beside them."""

import json
import subprocess
import sys
from contextlib import ExitStack
from statistics import median
from typing import Any

from bench.places import REPOSITORY, environment, inside
from bench.programs import crowd
from bench.rooms_figures import ROOMS, beside, climb
from bench.rooms_row import Asked, Row, faults, middle
from bench.rooms_stage import database_and_bus, site_in_use, stage
from bench.servers import running
from bench.words import mixed

KILLED_ROOMS = 5
# The kill comes at another moment each time, and always while messages are on their way.
MOST_BEFORE, MOST_MORE_MS = 300, 40
PAGES_A_SECOND = 10
FULL = 0.8  # of the most
DECISIONS_A_SECOND, MODERATORS = 10, 5
BESIDE_RATE = 500.0


def two_workers(asked: Asked) -> list[Row]:
    with database_and_bus() as told, stage(ROOMS, workers=2, told=told) as on:
        on.come()
        found = [climb(on, asked.seconds) for _ in range(asked.runs)]
    return [
        Row("two workers, PostgreSQL and Valkey: messages a second", middle(found, "rate"),
            5_000, 9_000, is_least=True,
            beside=f"{beside(found)}; server, PostgreSQL and Valkey share one core; the processor "
            "time is that of the workers alone"),
    ]  # fmt: skip


def killed(asked: Asked) -> list[Row]:
    """End the server in the middle of a burst, again and again: nothing acknowledged may go."""
    found: list[dict[str, int]] = []
    with site_in_use(KILLED_ROOMS, {}) as (site, people), crowd() as talks:
        for nth in range(asked.kills):
            with running("uvicorn", site) as server:
                if nth:
                    all_are_back(talks.do("back", port=server.port))
                else:
                    came = {"people": str(people), "rooms": [0, KILLED_ROOMS]}
                    all_are_back(talks.do("come", port=server.port, **came))
                after, more = mixed(nth) % MOST_BEFORE, mixed(nth, 1) % MOST_MORE_MS
                talks.do("burst", kill=server.pids, after=after, more=more)
            with running("uvicorn", site) as server:
                all_are_back(talks.do("back", port=server.port))
                found.append(talks.do("again"))
    sums = {name: sum(one[name] for one in found) for name in found[0]}
    return [
        Row(f"kill -9 in a burst, {asked.kills} times: acknowledged and lost", sums["lost"], 0, 0,
            beside=f"{sums['first']:,} acknowledged before, {sums['again']:,} in flight and said "
            f"again; {sums['unanswered']} never answered"),
        Row("the same, doubled", sums["doubled"], 0, 0,
            beside=f"{sums['seen_twice']} came twice over a socket"),
    ]  # fmt: skip


def all_are_back(told: dict[str, Any]) -> None:
    if told["missing"]:
        sys.exit(f"bench: {told['missing']} people could not come back: {told['closed']}")


def beside_pages(asked: Asked) -> list[Row]:
    """Ask for a page now and then, while rooms take four fifths of what they could."""
    with stage(ROOMS) as on:
        on.come()
        most = asked.found.get("most") or climb(on, asked.seconds)["rate"]
        told = json.loads(inside(on.site, "bench.visit"))
        page = {"path": told["space"][0], "cookie": told["member"], "a_second": PAGES_A_SECOND}
        found = [on.talk(FULL * most, asked.seconds, page=page) for _ in range(asked.runs)]
    slowest, failed = middle(found, "page", "p99"), sum(one["page"]["failed"] for one in found)
    return [
        Row(f"a page beside {FULL:.0%} of the most: p99", slowest, 150, 60, unit=" ms",
            beside=f"p50 {middle(found, 'page', 'p50'):.0f} ms, {failed} failed; "
            f"rooms at {FULL * most:,.0f} a second: {beside(found)}"),
    ]  # fmt: skip


def beside_decisions(asked: Asked) -> list[Row]:
    """Let moderators decide ten a second while rooms talk."""
    every = MODERATORS / DECISIONS_A_SECOND
    found, decided = [], []
    with stage(ROOMS) as on:
        on.come()
        for _ in range(asked.runs):
            with ExitStack() as ends:
                moderators = [
                    ends.enter_context(subprocess.Popen(
                        [sys.executable, "-m", "bench.moderate", "decide", str(who),
                         str(asked.seconds + 4), str(every)],
                        env=environment(on.site.folder), cwd=REPOSITORY, stdout=subprocess.PIPE,
                    ))
                    for who in range(MODERATORS)
                ]  # fmt: skip
                found.append(on.talk(BESIDE_RATE, asked.seconds + 3))
                said = [json.loads(one.communicate(timeout=240)[0]) for one in moderators]
            decided.append(sum(len(one["taken"]) for one in said) / (asked.seconds + 4))
    return [
        Row("rooms beside 10 decisions a second: lost", sum(one["lost"] for one in found), 0, 0,
            beside=f"{median(decided):.1f} decided a second; {beside(found)}"),
        Row("the same, p99 of delivery", middle(found, "delivered", "p99"), unit=" ms",
            beside=faults(found)),
    ]  # fmt: skip
