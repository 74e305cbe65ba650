"""`python -m bench PART`, one of PARTS, rooms or all; bin/bench calls it."""

import argparse
import sys
from collections.abc import Callable

from bench.courses import courses
from bench.everybody import everybody
from bench.lighthouse import lighthouse
from bench.machine import machine
from bench.pages import pages
from bench.report import Table, keep
from bench.review import review
from bench.rooms import add_words, prepare, rooms
from bench.which_server import servers

PARTS: dict[str, Callable[[int, float], list[Table]]] = {
    "pages": pages,
    "everybody": everybody,
    "review": review,
    "courses": courses,
    "servers": servers,
    "lighthouse": lighthouse,
}
RUNS, RUNS_OF_ROOMS = 3, 5


def main() -> None:
    said = parser().parse_args()
    if said.prepare:
        prepare(said)
        return
    wanted = said.part
    for name in [*PARTS, "rooms"] if wanted == "all" else [wanted]:
        said.runs = said.asked_runs or (RUNS_OF_ROOMS if name == "rooms" else RUNS)
        tables = rooms(said) if name == "rooms" else PARTS[name](said.runs, said.seconds)
        told = "\n\n".join([about(name, said.runs, said.seconds), *map(str, tables)])
        sys.stdout.write(f"{told}\n\n")
        sys.stdout.flush()
        if said.write:
            keep(name, told)


def about(name: str, runs: int, seconds: float) -> str:
    """Say how often it was measured; a table that was measured once says so in its own title."""
    how_often = "One run" if runs == 1 else f"Median of {runs} runs"
    how_long = "of each page" if name == "lighthouse" else f"of {seconds:g} s"
    return f"{how_often} {how_long} on {machine()}."


def parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="bin/bench", description="Measure on this machine.")
    words.add_argument("part", choices=[*PARTS, "rooms", "all"], nargs="?", default="all")
    usual = f"of each figure (default: {RUNS}; rooms: {RUNS_OF_ROOMS})"
    words.add_argument("--runs", type=int, dest="asked_runs", metavar="RUNS", help=usual)
    words.add_argument("--seconds", type=float, default=4, help="of each run (default: 4)")
    words.add_argument("--write", action="store_true", help="put the figures into docs/bench.md")
    add_words(words)
    return words


if __name__ == "__main__":
    main()
