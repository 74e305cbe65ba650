"""A site with live rooms: its programs, started as `sidelight run` starts them, and its backstage.

Every program ends with the one that started it, however that one ends.
"""

import asyncio
import ctypes
import http.client
import json
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.places import REPOSITORY, environment
from tests.launcher.running import free_port

STARTS_WITHIN_SECONDS = 40.0
ANSWERS_WITHIN_SECONDS = 180.0
LOOK_EVERY_SECONDS = 0.02
PR_SET_PDEATHSIG = 1  # from <linux/prctl.h>


def ends_with_us() -> None:
    """Have the kernel end this child the hard way when its parent is gone."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


@dataclass
class Web:
    """One web server, which holds connections; it can be ended and started again on its port."""

    told: Mapping[str, str]
    port: int = field(default_factory=free_port)
    program: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and return when it answers."""
        self.launch()
        self.wait_until_it_answers()

    def launch(self) -> None:
        """Start it. Not from a thread: what a thread starts ends with that thread."""
        self.program = subprocess.Popen(
            [sys.executable, "-P", "-m", "bench.serve", "uvicorn", str(self.port), "1"],
            env=dict(self.told), cwd=REPOSITORY, preexec_fn=ends_with_us,
        )  # fmt: skip

    def wait_until_it_answers(self) -> None:
        assert self.program
        gives_up = time.monotonic() + STARTS_WITHIN_SECONDS
        while not self.is_well():
            assert self.program.poll() is None, "the web server ended"
            assert time.monotonic() < gives_up, "the web server does not answer"
            time.sleep(LOOK_EVERY_SECONDS)

    def is_well(self) -> bool:
        visit = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            visit.request("GET", "/health/")
            return visit.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            visit.close()

    def send(self, how: signal.Signals) -> None:
        assert self.program
        self.program.send_signal(how)

    async def again(self) -> None:
        """Start it once more while others go on."""
        self.launch()
        await asyncio.to_thread(self.wait_until_it_answers)

    def kill(self) -> None:
        """End it as `kill -9` does, in the middle of whatever it does."""
        if self.program:
            self.program.kill()
            self.program.wait()
            self.program = None


class Backstage:
    """The program of tests/rooms/backstage.py: `backstage.room(members=4)` does what it says."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self.program = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.rooms.backstage"],
            env=dict(told), cwd=REPOSITORY, preexec_fn=ends_with_us, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def do(self, what: str, /, **words: object) -> Any:
        assert self.program.stdin
        assert self.program.stdout
        self.program.stdin.write(json.dumps([what, words]) + "\n")
        self.program.stdin.flush()
        ready, _, _ = select.select([self.program.stdout], [], [], ANSWERS_WITHIN_SECONDS)
        assert ready, f"{what} took too long"
        return json.loads(self.program.stdout.readline())

    def end(self) -> None:
        self.program.kill()
        self.program.communicate()


@dataclass
class Site:
    """A site that runs. webs: its web servers; each has a port of its own."""

    told: Mapping[str, str]
    webs: list[Web]
    backstage: Backstage

    @property
    def web(self) -> Web:
        return self.webs[0]

    def room(self, *, kind: str = "room", **wanted: object) -> "Room":
        """Plan a room of its own for a test; kind and wanted: as backstage has them."""
        return Room(**self.backstage.do(kind, **wanted))


@dataclass(frozen=True)
class Room:
    """A planned room: its address, and by name everybody's place and sign-in."""

    slug: str
    people: dict[str, dict[str, str]]


def on_sqlite(folder: Path) -> dict[str, str]:
    """Return what programs are told of a site in this folder."""
    return {**environment(folder), "SIDELIGHT_LOG": "CRITICAL"}


def prepared(told: Mapping[str, str]) -> None:
    """Make the database and the people of a site."""
    backstage = Backstage(told)
    try:
        backstage.do("prepare")
    finally:
        backstage.end()


def copied(prepared_folder: Path, folder: Path) -> dict[str, str]:
    """Return what programs are told of a copy: making a site takes longer than copying it."""
    shutil.copytree(prepared_folder, folder, dirs_exist_ok=True)
    return on_sqlite(folder)


@contextmanager
def running(told: Mapping[str, str], *, webs: int = 1) -> Iterator[Site]:
    """Start a prepared site; end all of it whatever happens."""
    site = Site(told, [Web(told) for _ in range(webs)], Backstage(told))
    try:
        for web in site.webs:
            web.start()
        yield site
    finally:
        for web in site.webs:
            web.kill()
        site.backstage.end()
