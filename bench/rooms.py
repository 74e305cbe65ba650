"""`bin/bench rooms`: how quick live rooms are, and that nothing of them is lost (docs/bench.md)."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from bench.machine import cores
from bench.places import KEPT, inside
from bench.report import Table
from bench.rooms_curves import curves
from bench.rooms_figures import cut, holding, idle_and_wide, light_and_most, limits_of_peers
from bench.rooms_hard import beside_decisions, beside_pages, killed, two_workers
from bench.rooms_row import HEADS, Asked, Row
from bench.rooms_stage import Rooms

Part = Callable[[Asked], list[Row]]
PARTS: dict[str, Part] = {
    "peers": limits_of_peers,
    "most": light_and_most,
    "wide": idle_and_wide,
    "cut": cut,
    "workers": two_workers,
    "kill": killed,
    "page": beside_pages,
    "decisions": beside_decisions,
    "holding": holding,
}


def add_words(words: ArgumentParser) -> None:
    names = [*PARTS, "curves"]
    one = f"rooms: one of these figures: {', '.join(names)}"
    words.add_argument("--only", metavar="NAME", action="append", choices=names, help=one)
    words.add_argument("--kills", type=int, default=100, help="rooms: how often to kill -9 it")
    words.add_argument("--prepare", nargs=2, type=int, metavar=("ROOMS", "MEMBERS"),
                       help="rooms: make a site with rooms; print who may come in, a line of "
                       "JSON each, and measure nothing")  # fmt: skip
    words.add_argument("--data", type=Path, metavar="DIR", help="rooms: where to make that site")


def rooms(said: Namespace) -> list[Table]:
    """Measure the figures that were asked for; each starts with the same empty rooms."""
    asked = Asked(said.runs, said.seconds, said.kills)
    wanted = said.only or [*PARTS, "curves"]
    rows: list[Row] = []
    for name, part in PARTS.items():
        if name in wanted:
            sys.stderr.write(f"bench: rooms, {name}\n")
            rows += part(asked)
    tables = [Table(title(), HEADS, [row.cells() for row in rows])] if rows else []
    return tables + (curves(asked) if "curves" in wanted else [])


def title() -> str:
    if len(set(cores())) == 1:
        return "Rooms; there is ONE core only: server and load generator take turns on it"
    return "Rooms; the server with its database on one core, the load generator on the other"


def prepare(said: Namespace) -> None:
    """Make a site with rooms for any outside tool: `sidelight run --data DIR` serves it."""
    from sidelight.config.launch.folder import Kind, prepare_folder

    rooms, members = said.prepare
    folder = (said.data or KEPT / "prepared").expanduser().resolve()
    prepare_folder(folder, Kind.SITE)
    sys.stdout.write(inside(Rooms(rooms, folder), "bench.rooms_places", rooms, members))
