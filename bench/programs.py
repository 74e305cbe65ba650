"""The programs of a measurement of rooms: the crowd, the C limit, ejabberd. Each ends with it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection
from typing import Any

from bench.machine import cores, cpu_seconds, programs_under, resident_mb
from bench.places import KEPT, REPOSITORY
from bench.servers import free_port

PATIENCE_SECONDS = 60.0
SOURCE = Path(__file__).with_name("limit.c")
NODE = "sidelight_bench@localhost"


@dataclass(frozen=True)
class Peer:
    """A server to talk with. pid: its first program, which started all others of it."""

    port: int
    pid: int

    @property
    def pids(self) -> list[int]:
        return programs_under(self.pid)

    def cpu(self) -> float:
        return sum(cpu_seconds(pid) for pid in self.pids)

    def memory_mb(self) -> float:
        return sum(resident_mb(pid) for pid in self.pids)


class Crowd:
    """The load generator as its own program, which takes one command after the other."""

    def __init__(self) -> None:
        self.program = subprocess.Popen(
            [sys.executable, "-m", "bench.crowd"], cwd=REPOSITORY, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def do(self, what: str, **words: object) -> dict[str, Any]:
        self.program.stdin.write(json.dumps({"do": what, **words}) + "\n")
        self.program.stdin.flush()
        answer = self.program.stdout.readline()
        if not answer:
            sys.exit("bench: the load generator ended")
        return json.loads(answer)


@contextmanager
def crowd() -> Iterator[Crowd]:
    started = Crowd()
    try:
        yield started
    finally:
        started.program.stdin.close()
        end(started.program)


@contextmanager
def limit() -> Iterator[Peer | None]:
    """Compile and run the C limit; None where there is no compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        yield None
        return
    with folder_of_its_own("limit-") as folder:
        made = Path(folder) / "limit"
        subprocess.run([compiler, "-O2", "-o", made, SOURCE], check=True, timeout=60)
        port = free_port()
        program = subprocess.Popen(
            [made, str(port), Path(folder) / "said"], stdin=subprocess.PIPE, preexec_fn=on_our_core
        )
        try:
            wait_for(port)
            yield Peer(port, program.pid)
        finally:
            end(program)


@contextmanager
def ejabberd() -> Iterator[Peer | None]:
    """Run ejabberd with an archive of its own in a temporary folder; None where it is not there."""
    found = sorted(Path("/usr/lib").glob("*/ejabberd-*/ebin"))
    if not (found and shutil.which("ejabberdctl") and shutil.which("erl")):
        yield None
        return
    with folder_of_its_own("ejabberd-") as folder:
        place, port = Path(folder), free_port()
        (place / "ejabberd.yml").write_text(CONFIGURED.format(port=port), encoding="utf-8")
        libraries = found[0].parent.parent
        program = subprocess.Popen(
            ["erl", "-noinput", "-sname", NODE, "-setcookie", f"bench-{time.time_ns()}",
             "-kernel", "inet_dist_use_interface", "{127,0,0,1}", "-start_epmd", "false",
             "-dist_listen", "false", "+P", "250000", "+Q", "65536",
             "-mnesia", "dir", f'"{place}/rows"', "-s", "ejabberd"],
            env={**os.environ, "HOME": folder, "ERL_LIBS": str(libraries),
                 "EJABBERD_CONFIG_PATH": f"{place}/ejabberd.yml",
                 "EJABBERD_LOG_PATH": f"{place}/ejabberd.log",
                 "ERL_CRASH_DUMP_SECONDS": "0"},
            cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, preexec_fn=on_our_core,
        )  # fmt: skip
        try:
            wait_for(port)
            yield Peer(port, program.pid)
        finally:
            end(program)


CONFIGURED = """
hosts: [localhost]
loglevel: error
auth_method: [anonymous]
anonymous_protocol: sasl_anon
allow_multiple_connections: true
listen:
  - port: {port}
    ip: "127.0.0.1"
    module: ejabberd_http
    backlog: 4096
    request_handlers:
      /ws: ejabberd_http_ws
modules:
  mod_muc:
    default_room_options:
      mam: true
      anonymous: true
  mod_mam:
    default: never
"""


@contextmanager
def folder_of_its_own(prefix: str) -> Iterator[str]:
    """Make a folder on the disk that measured sites lie on, for as long as a peer runs."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=prefix, dir=KEPT) as folder:
        yield folder


def on_our_core() -> None:
    os.sched_setaffinity(0, {cores()[0]})


def wait_for(port: int) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        with suppress(OSError), create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    sys.exit("bench: a peer does not answer")


def end(program: subprocess.Popen[Any]) -> None:
    program.terminate()
    try:
        program.wait(10)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
