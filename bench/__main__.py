"""`python -m bench pages|review|servers|lighthouse|all`; bin/bench calls it."""

import argparse
import sys
from collections.abc import Callable

from bench.lighthouse import lighthouse
from bench.machine import machine
from bench.pages import pages
from bench.report import Table, keep
from bench.review import review
from bench.which_server import servers

PARTS: dict[str, Callable[[int, float], list[Table]]] = {
    "pages": pages,
    "review": review,
    "servers": servers,
    "lighthouse": lighthouse,
}


def main() -> None:
    words = argparse.ArgumentParser(prog="bin/bench", description="Measure on this machine.")
    words.add_argument("part", choices=[*PARTS, "all"], nargs="?", default="all")
    words.add_argument("--runs", type=int, default=3, help="of each figure (default: 3)")
    words.add_argument("--seconds", type=float, default=4, help="of each run (default: 4)")
    words.add_argument("--write", action="store_true", help="put the figures into docs/bench.md")
    said = words.parse_args()
    for name in PARTS if said.part == "all" else [said.part]:
        tables = PARTS[name](said.runs, said.seconds)
        about = f"Median of {said.runs} runs of {said.seconds:g} s on {machine()}."
        told = "\n\n".join([about, *map(str, tables)])
        sys.stdout.write(f"{told}\n\n")
        sys.stdout.flush()
        if said.write:
            keep(name, told)


if __name__ == "__main__":
    main()
