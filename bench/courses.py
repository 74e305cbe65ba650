"""`bin/bench courses`: its pages with 500 groups, and two hundred who ask for eight places."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bench.courses_storm import PATIENCE_SECONDS, PEOPLE, PLACES
from bench.load import Load, load
from bench.places import KEPT, REPOSITORY, inside
from bench.report import Table
from bench.servers import Running, running

GROUPS = 500
MOST_MS, MOST_ASKED = 40, 12


@dataclass(frozen=True)
class Groups:
    """A measured site with so many groups behind it."""

    number: int

    @property
    def folder(self) -> Path:
        """Where it is kept between runs, so that it is seeded once."""
        return KEPT / f"{self.number}-groups"


def courses(runs: int, seconds: float) -> list[Table]:
    site = Groups(GROUPS)
    inside(site, "bench.courses_places", site.number)
    told = json.loads(inside(site, "bench.courses_visit", "pages"))
    with running("uvicorn", site) as server:
        found = {name: typical(server, page, runs, seconds) for name, page in told.items()}
    return [pages(told, found), storms(site, runs)]


def typical(server: Running, page: dict[str, str], runs: int, seconds: float) -> Load:
    """Return the run with the median p50, at one connection."""
    found = [
        load(server, [page["path"]], page["cookie"], connections=1, seconds=seconds)
        for _ in range(runs)
    ]
    return min(found, key=lambda one: abs(one.p50 - median(each.p50 for each in found)))


def pages(told: dict[str, dict[str, int]], found: dict[str, Load]) -> Table:
    rows = []
    for name, one in found.items():
        fits = one.p50 <= MOST_MS and told[name]["asked"] <= MOST_ASKED and not one.failed
        rows.append([
            name, f"{one.p50:.1f}", f"{one.p95:.1f}", f"{one.cpu_ms:.1f}",
            str(told[name]["asked"]), str(one.failed), "yes" if fits else "**no**",
        ])  # fmt: skip
    heads = [
        f"{GROUPS} groups of 8, seven weeks", "p50 ms", "p95 ms", "processor ms", "questions",
        "failed", f"{MOST_MS} ms, {MOST_ASKED} questions",
    ]  # fmt: skip
    return Table("Pages at one connection", heads, rows)


def storms(site: Groups, runs: int) -> Table:
    """Let two hundred ask at once, in a copy of the site."""
    copy = Groups(-site.number)
    shutil.rmtree(copy.folder, ignore_errors=True)
    shutil.copytree(site.folder, copy.folder)
    try:
        rows = [one_storm(copy) for _ in range(runs)]
    finally:
        shutil.rmtree(copy.folder, ignore_errors=True)
    heads = [
        f"{PEOPLE} ask for {PLACES} places at once", "all answered in s", "p50 ms", "p95 ms",
        "failed", "asked", "have a place", "in order of asking", "wait",
        "told of a place", "told to wait",
    ]  # fmt: skip
    return Table("Storm", heads, [[f"run {nth}", *row] for nth, row in enumerate(rows, start=1)])


def one_storm(site: Groups) -> Sequence[str]:
    asking = inside(site, "bench.courses_visit", "storm")
    with running("uvicorn", site) as server:
        done = subprocess.run(
            [sys.executable, "-m", "bench.courses_storm", str(server.port)], cwd=REPOSITORY,
            input=asking, text=True, check=True, stdout=subprocess.PIPE,
            timeout=PATIENCE_SECONDS + 30,
        )  # fmt: skip
    told = json.loads(done.stdout)
    came = json.loads(inside(site, "bench.courses_visit", "outcome", json.loads(asking)["slug"]))
    parts = quantiles(told["took"], n=20)
    return [
        f"{told['seconds']:.2f}", f"{parts[9]:.0f}", f"{parts[18]:.0f}",
        str(sum(status != 302 for status in told["statuses"])), str(came["asked"]),
        str(came["seats"]), "yes" if came["first_come"] else "**no**", str(came["waiting"]),
        str(came["told_a_place"]), str(came["told_to_wait"]),
    ]  # fmt: skip
