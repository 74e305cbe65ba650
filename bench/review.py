"""`bin/bench review`: the queue and taking the next one, and twenty moderators at once."""

import json
import shutil
import subprocess
import sys
from statistics import median, quantiles

from bench.pages import MEMBERS, typical
from bench.places import REPOSITORY, Size, environment, inside, seeded
from bench.report import Table
from bench.servers import running

POSTS = 10_000
WAITING = (200, 2_000, 20_000)
MODERATORS = 20
DECIDE_SECONDS = 20


def review(runs: int, seconds: float) -> list[Table]:
    queue, taking = [], []
    for waiting in WAITING:
        size = seeded(Size(MEMBERS, POSTS, waiting))
        told = json.loads(inside(size, "bench.visit"))
        with running("uvicorn", size) as server:
            queue.append(typical(server, told, "queue", 1, runs, seconds).p50)
        took = json.loads(inside(size, "bench.moderate", "times", 40 * runs))["claim"]
        taking.append(median(took))
    heads = ["p50 in ms", *(f"{waiting:,} waiting" for waiting in WAITING), "growth"]
    rows = [
        [name, *(f"{one:.1f}" for one in curve), f"{curve[-1] / curve[0]:.2f}"]
        for name, curve in (("queue page", queue), ("take the next one", taking))
    ]
    return [Table("Growth", heads, rows), at_once()]


def at_once() -> Table:
    """Let twenty moderators decide at once, each a program, while the ledger is sealed."""
    kept = seeded(Size(MEMBERS, POSTS, WAITING[-1]))
    folder = kept.folder.with_name("used-up")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept.folder, folder)  # what is decided is used up
    wanted = [["seal", str(DECIDE_SECONDS)]]
    wanted += [["decide", str(who), str(DECIDE_SECONDS)] for who in range(MODERATORS)]
    programs = [
        subprocess.Popen(
            [sys.executable, "-m", "bench.moderate", *words],
            env=environment(folder), cwd=REPOSITORY, stdout=subprocess.PIPE,
        )
        for words in wanted
    ]  # fmt: skip
    said = [
        json.loads(program.communicate(timeout=DECIDE_SECONDS + 240)[0]) for program in programs
    ]
    sealed, *found = said
    shutil.rmtree(folder, ignore_errors=True)
    taken = [one for each in found for one in each["taken"]]
    claims = [one for each in found for one in each["claim"]]
    decisions = [one for each in found for one in each["decide"]]
    locked = sum(len(each["locked"]) for each in found)
    heads = [
        f"{MODERATORS} moderators at once", "decisions a second", "taken twice",
        "locked out", "lines sealed meanwhile",
        "take: p50 ms", "p95 ms", "decide: p50 ms", "p95 ms",
    ]  # fmt: skip
    row = [
        f"{len(taken):,} decided in {DECIDE_SECONDS} s", f"{len(taken) / DECIDE_SECONDS:.0f}",
        str(len(taken) - len(set(taken))), str(locked), f"{sealed['sealed']:,}",
        *(f"{one:.0f}" for times in (claims, decisions) for one in middle_and_high(times)),
    ]  # fmt: skip
    return Table("At once, one run", heads, [row])


def middle_and_high(times: list[float]) -> tuple[float, float]:
    parts = quantiles(times, n=20)
    return parts[9], parts[18]
