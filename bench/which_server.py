"""`bin/bench servers`: the same application and site under uvicorn and under granian."""

import json

from bench.machine import peak_memory_mb
from bench.pages import MEMBERS, WAITING, typical
from bench.places import Size, inside, seeded
from bench.report import Table
from bench.servers import SERVERS, running


def servers(runs: int, seconds: float) -> list[Table]:
    size = seeded(Size(MEMBERS, 10_000, WAITING))
    told = json.loads(inside(size, "bench.visit"))
    rows = []
    for name in SERVERS:
        with running(name, size) as server:
            one = typical(server, told, "thread", 1, runs, seconds)
            many = typical(server, told, "thread", 16, runs, seconds)
            memory = sum(peak_memory_mb(pid) for pid in server.pids)
            rows.append([
                name, f"{one.p50:.1f}", f"{one.p95:.1f}", f"{many.a_second:.0f}",
                f"{many.p50:.0f}", f"{many.p95:.0f}", f"{many.cpu_ms:.1f}", f"{memory}",
                f"{server.started_in:.1f}",
            ])  # fmt: skip
    heads = [
        "conversation, 10,000 posts", "p50 ms at 1", "p95 ms at 1", "a second at 16",
        "p50 ms at 16", "p95 ms at 16", "processor ms", "peak memory MB", "starts in s",
    ]  # fmt: skip
    return [Table("Servers", heads, rows)]
