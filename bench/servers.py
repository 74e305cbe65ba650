"""A web server on a core of its own, for as long as something is measured."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.machine import cores, cpu_seconds, programs_under, resident_mb
from bench.places import REPOSITORY, Site, environment

PATIENCE_SECONDS = 60.0
SERVERS = ("uvicorn", "granian")


@dataclass(frozen=True)
class Running:
    """A server that answers. pids: its programs."""

    port: int
    program: subprocess.Popen[bytes]
    started_in: float

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pids(self) -> list[int]:
        return programs_under(self.program.pid)

    def cpu(self) -> float:
        return sum(cpu_seconds(pid) for pid in self.pids)

    def memory_mb(self) -> float:
        return sum(resident_mb(pid) for pid in self.pids)


@contextmanager
def running(
    server: str, size: Site, *, workers: int = 1, told: dict[str, str] = {}
) -> Iterator[Running]:
    """Start a server for a site; stop it whatever happens. told: more settings."""
    port = free_port()
    ours, _ = cores()
    began = time.monotonic()
    program = subprocess.Popen(
        [sys.executable, "-m", "bench.serve", server, str(port), str(workers)],
        env={**environment(size.folder), **told}, cwd=REPOSITORY,
        preexec_fn=lambda: os.sched_setaffinity(0, {ours}),
    )  # fmt: skip
    try:
        wait_until_it_answers(port, program, began)
        yield Running(port, program, time.monotonic() - began)
    finally:
        program.terminate()
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


def wait_until_it_answers(port: int, program: subprocess.Popen[bytes], began: float) -> None:
    while time.monotonic() - began < PATIENCE_SECONDS and program.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5):
                return
        except OSError:
            time.sleep(0.02)
    sys.exit("bench: the server does not answer")


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
