"""Asking for pages again and again, from a core of its own, and how long each answer took.

A plain client of ours: keep-alive connections, one request under way on each. It takes well under
a tenth of the time that a page takes to make, and that on the other core.
"""

import json
import os
import selectors
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from statistics import quantiles

from bench.machine import cores
from bench.places import REPOSITORY
from bench.servers import Running

FEWEST = 20
EVERYDAY = (
    "Host: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (Linux; Android 10; K) bench\r\n"
    "Accept: text/html,application/xhtml+xml\r\nAccept-Language: en-GB,en;q=0.8\r\n"
    "Accept-Encoding: gzip, deflate, br\r\n"
)


@dataclass(frozen=True)
class Load:
    """One measurement. Times in milliseconds; cpu_ms: of the server, for one request."""

    requests: int
    seconds: float
    p50: float
    p95: float
    failed: int
    cpu_ms: float = 0.0

    @property
    def a_second(self) -> float:
        return self.requests / self.seconds

    @property
    def a_second_and_core(self) -> float:
        """What one core could answer: the server's processor time alone counts."""
        return 1000 / self.cpu_ms if self.cpu_ms else 0.0


def load(
    server: Running, paths: list[str], cookie: str, *, connections: int, seconds: float
) -> Load:
    """Ask for these pages in turn for some seconds, after a warm-up of one."""
    ask(server, paths, cookie, connections=connections, seconds=1)
    before = server.cpu()
    found = ask(server, paths, cookie, connections=connections, seconds=seconds)
    spent = server.cpu() - before
    return Load(**found, cpu_ms=spent / max(found["requests"], 1) * 1000)


def ask(
    server: Running, paths: list[str], cookie: str, *, connections: int, seconds: float
) -> dict[str, float]:
    wanted = [str(server.port), cookie, str(connections), str(seconds), *paths]
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", *wanted], cwd=REPOSITORY, check=True,
        stdout=subprocess.PIPE, timeout=seconds + 60,
    )  # fmt: skip
    said = json.loads(done.stdout)
    return {name: said[name] for name in ("requests", "seconds", "p50", "p95", "failed")}


class Visit:
    """One connection: sends a request, and notices when its answer is whole."""

    def __init__(self, port: int, requests: list[bytes]) -> None:
        self.line = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.requests = requests
        self.turn = 0

    def send(self) -> None:
        self.got, self.length = bytearray(), -1
        self.sent_at = time.perf_counter()
        self.line.sendall(self.requests[self.turn % len(self.requests)])
        self.turn += 1

    def is_whole(self) -> bool:
        part = self.line.recv(1 << 17)
        if not part:
            raise ConnectionError("the server went away")
        self.got += part
        if self.length < 0 and b"\r\n\r\n" in self.got:
            head, _, _ = self.got.partition(b"\r\n\r\n")
            named = [line for line in head.lower().split(b"\r\n") if b"content-length:" in line]
            self.length = len(head) + 4 + int(named[0].split(b":")[1])
        return 0 <= self.length <= len(self.got)

    @property
    def went_well(self) -> bool:
        return self.got.startswith(b"HTTP/1.1 200")


def measure(port: int, requests: list[bytes], connections: int, seconds: float) -> Load:
    visits = [Visit(port, requests[nth:] + requests[:nth]) for nth in range(connections)]
    watch = selectors.DefaultSelector()
    for visit in visits:
        watch.register(visit.line, selectors.EVENT_READ, visit)
        visit.send()
    began, took, failed = time.perf_counter(), [], 0
    # On a machine that is busy otherwise, a short run goes on until there is something to say.
    while time.perf_counter() - began < seconds or len(took) < FEWEST:
        for key, _ in watch.select(timeout=1):
            visit = key.data
            if visit.is_whole():
                took.append((time.perf_counter() - visit.sent_at) * 1000)
                failed += not visit.went_well
                visit.send()
    spent = time.perf_counter() - began
    parts = quantiles(took, n=20)
    return Load(len(took), spent, parts[9], parts[18], failed)


def main(port: str, cookie: str, connections: str, seconds: str, *paths: str) -> None:
    os.sched_setaffinity(0, {cores()[1]})
    # As a browser asks; without a cookie it is a visitor who comes for the first time.
    own = f"Cookie: {cookie}\r\n" if cookie else ""
    requests = [f"GET {path} HTTP/1.1\r\n{EVERYDAY}{own}\r\n".encode() for path in paths]
    found = measure(int(port), requests, int(connections), float(seconds))
    sys.stdout.write(json.dumps(asdict(found)))


if __name__ == "__main__":
    main(*sys.argv[1:])
