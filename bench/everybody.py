"""`bin/bench everybody`: pages for everybody, kept and unkept, and how much of them is sent."""

import gzip
import json
import re
import urllib.request
from collections.abc import Iterator
from statistics import median
from urllib.parse import urljoin

from bench.courses import Groups
from bench.load import Load, load
from bench.places import inside
from bench.report import Table
from bench.servers import Running, running

Told = dict[str, list[str]]
SITE = Groups(1)
# A cookie that says nothing: whoever has one is answered by Django, page for page.
UNKEPT = "anything=1"
KEPT = {
    "front": "front page", "help": "help now", "tell": "tell somebody",
    "evenings": "find an evening", "evening": "one evening", "articles": "articles",
    "pictured": "articles with a picture", "topics": "every topic", "topic": "one topic",
    "questions": "questions and answers", "question": "one question",
}  # fmt: skip
# What somebody looks for, or is about to send, is theirs: the front never keeps these.
NEVER_KEPT = {
    "search": "looking for words", "ask": "asking a question", "report": "reporting a site",
}  # fmt: skip
PAGES = {**KEPT, **NEVER_KEPT}
WANTED_A_SECOND, WANTED_MS, WANTED_KB = 10_000, 10, 50
CONNECTIONS = 16


def everybody(runs: int, seconds: float) -> list[Table]:
    """Measure each kind of page kept and unkept, and what a first visit to it sends."""
    told = json.loads(inside(evenings(), "bench.visit"))
    with running("uvicorn", SITE) as server:
        return [
            kept(server, told, runs, seconds),
            made_anew(server, told, runs, seconds),
            first_visits(server, told),
        ]


def evenings() -> Groups:
    """Make the site of which visitors see everything: evenings, articles, answers, posts."""
    inside(SITE, "bench.courses_places", SITE.number)
    return SITE


def kept(server: Running, told: Told, runs: int, seconds: float) -> Table:
    rows = []
    for kind, name in PAGES.items():
        quick = middle(server, told[kind], "", CONNECTIONS, runs, seconds)
        enough = yes(quick.a_second_and_core >= WANTED_A_SECOND)
        rows.append([
            name, f"{quick.a_second:,.0f}", f"{quick.a_second_and_core:,.0f}",
            f"{quick.p50:.2f}", f"{quick.p95:.2f}", str(quick.failed),
            enough if kind in KEPT else "never kept",
        ])  # fmt: skip
    heads = [
        f"{CONNECTIONS} connections", "a second", "a second and core", "p50 ms", "p95 ms", "failed",
        f"{WANTED_A_SECOND:,} a core",
    ]  # fmt: skip
    return Table("Kept, for visitors without a cookie", heads, rows)


def made_anew(server: Running, told: Told, runs: int, seconds: float) -> Table:
    rows = []
    for kind, name in PAGES.items():
        slow = middle(server, told[kind], UNKEPT, 1, runs, seconds)
        rows.append([
            name, f"{slow.p50:.1f}", f"{slow.p95:.1f}", f"{slow.cpu_ms:.1f}", str(slow.failed),
            yes(slow.p50 < WANTED_MS),
        ])  # fmt: skip
    heads = [
        "one connection", "p50 ms", "p95 ms", "processor ms", "failed", f"under {WANTED_MS} ms",
    ]  # fmt: skip
    return Table("Made anew, for visitors with one", heads, rows)


def first_visits(server: Running, told: Told) -> Table:
    rows = []
    for kind, name in PAGES.items():
        found = [first_visit(server, path) for path in told[kind]]
        page, all_of_it, files = max(found, key=lambda one: one[1])
        rows.append([
            name, f"{page / 1000:.1f}", f"{all_of_it / 1000:.1f}", str(files),
            yes(all_of_it < WANTED_KB * 1000),
        ])  # fmt: skip
    heads = [
        "the heaviest of its kind", "page kB", "with style, script and pictures kB", "files",
        f"under {WANTED_KB} kB",
    ]  # fmt: skip
    return Table("First visit, packed", heads, rows)


def middle(
    server: Running, paths: list[str], cookie: str, connections: int, runs: int, seconds: float
) -> Load:
    """Return the run with the median of what a core gives out."""
    found = [
        load(server, paths, cookie, connections=connections, seconds=seconds) for _ in range(runs)
    ]
    typical = median(one.cpu_ms for one in found)
    return min(found, key=lambda one: abs(one.cpu_ms - typical))


def yes(is_so: object) -> str:
    return "yes" if is_so else "**no**"


REFERRED = re.compile(r'(?:src|href)="([^"#]+)[^"]*"')
IMPORTED = re.compile(r'(?:from|import)\s*"(\./[^"]+|\.\./[^"]+|/[^"]+)"')
STYLED = re.compile(r'url\("?([^")#]+)')
FILES = (".css", ".js", ".svg", ".png", ".webp", ".woff2")


def first_visit(server: Running, path: str) -> tuple[int, int, int]:
    """Return the bytes of the page, of it with all that a browser fetches for it, and how many."""
    page, text = fetched(server.address + path)
    sizes: dict[str, int] = {}
    waiting = list(files_in(text, server.address + path))
    while waiting:
        address = waiting.pop()
        if address not in sizes:
            sizes[address], words = fetched(address)
            waiting.extend(files_in(words, address))
    return page, page + sum(sizes.values()), 1 + len(sizes)


def files_in(text: str, base: str) -> Iterator[str]:
    for pattern in (REFERRED, IMPORTED, STYLED):
        for said in pattern.findall(text):
            if said.split("?")[0].endswith(FILES):
                yield urljoin(base, said)


def fetched(address: str) -> tuple[int, str]:
    """Return how many bytes of body came, and what they say."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        body = answer.read()
        packed = answer.headers.get("Content-Encoding") == "gzip"
    return len(body), (gzip.decompress(body) if packed else body).decode("utf-8", "replace")
