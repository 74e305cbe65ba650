"""`bin/bench pages`: the list of a space and a conversation, at three sizes."""

import json
from statistics import median

from bench.load import Load, load
from bench.places import Size, inside, seeded
from bench.report import Table
from bench.servers import Running, running

MEMBERS = 1_000
POSTS = (1_000, 10_000, 100_000)
WAITING = 200
PAGES = {"space": "list of a space, 25 threads", "thread": "conversation, 20 posts"}


def pages(runs: int, seconds: float) -> list[Table]:
    """Measure each page at one connection at every size, and the largest at sixteen."""
    at_one: dict[tuple[str, int], Load] = {}
    at_many: dict[str, Load] = {}
    for posts in POSTS:
        size = seeded(Size(MEMBERS, posts, WAITING))
        told = json.loads(inside(size, "bench.visit"))
        with running("uvicorn", size) as server:
            for page in PAGES:
                at_one[page, posts] = typical(server, told, page, 1, runs, seconds)
                if posts == POSTS[-1]:
                    at_many[page] = typical(server, told, page, 16, runs, seconds)
    return [growth(at_one), throughput(at_one, at_many)]


def typical(
    server: Running, told: dict[str, list[str]], page: str, connections: int,
    runs: int, seconds: float,
) -> Load:  # fmt: skip
    """Return the run with the median p50."""
    who = str(told["moderator" if page == "queue" else "member"])
    found = [
        load(server, told[page], who, connections=connections, seconds=seconds) for _ in range(runs)
    ]
    return min(found, key=lambda one: abs(one.p50 - median(each.p50 for each in found)))


def growth(at_one: dict[tuple[str, int], Load]) -> Table:
    rows = []
    for page, name in PAGES.items():
        first, last = at_one[page, POSTS[0]], at_one[page, POSTS[-1]]
        each = [f"{at_one[page, posts].p50:.1f}" for posts in POSTS]
        rows.append(
            [name, *each, f"{last.p50 / first.p50:.2f}", f"{last.cpu_ms / first.cpu_ms:.2f}"]
        )
    heads = ["p50 in ms, one connection", *(f"{posts:,} posts" for posts in POSTS)]
    return Table("Growth", [*heads, "growth", "growth of processor time"], rows)


def throughput(at_one: dict[tuple[str, int], Load], at_many: dict[str, Load]) -> Table:
    rows = []
    for page, name in PAGES.items():
        one, many = at_one[page, POSTS[-1]], at_many[page]
        rows.append([
            name, f"{one.p50:.1f}", f"{one.p95:.1f}", f"{one.cpu_ms:.1f}",
            f"{many.a_second:.0f}", f"{many.a_second_and_core:.0f}", f"{many.p95:.0f}",
            str(one.failed + many.failed),
        ])  # fmt: skip
    heads = [
        f"{POSTS[-1]:,} posts", "p50 ms", "p95 ms", "processor ms", "16 connections: a second",
        "a second and core", "p95 ms", "failed",
    ]  # fmt: skip
    return Table("Pages", heads, rows)
