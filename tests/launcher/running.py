"""Start the launcher as a person would: in a process of its own, told nothing by these tests."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 180


def plain_environment() -> dict[str, str]:
    """Return the environment without what these tests say about settings."""
    said_by_tests = (
        "SIDELIGHT_", "DATABASE_URL", "VALKEY_URL", "DJANGO_", "PYTEST_", "PYTHONPATH",
    )  # fmt: skip
    kept = {name: os.environ[name] for name in os.environ if not name.startswith(said_by_tests)}
    return {**kept, "PYTHONPATH": str(REPOSITORY)}


def sidelight(*words: object, **settings: str) -> subprocess.CompletedProcess[str]:
    """Say something to the launcher that it answers at once."""
    return subprocess.run(
        command(words), env={**plain_environment(), **settings}, text=True,
        capture_output=True, check=False, timeout=PATIENCE_SECONDS,
    )  # fmt: skip


def command(words: Sequence[object]) -> list[str]:
    return [sys.executable, "-P", "-m", "sidelight", *map(str, words)]


class Running:
    """A launcher that was started, and what it has printed until now."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self.program = program
        self.printed = ""

    def read_until(self, words: str) -> str:
        """Return all that was printed; fail when the launcher ends before it says the words."""
        assert self.program.stdout
        while words not in self.printed:
            line = self.program.stdout.readline()
            assert line, f"it ended without saying “{words}”:\n{self.printed}"
            self.printed += line
        return self.printed

    def stop(self, how: signal.Signals) -> int:
        """Ask it to stop; return its exit status. Whatever else it printed is in `printed`."""
        self.program.send_signal(how)
        # Its parts hold the pipe as well, so this returns only when all of them have ended.
        self.printed += self.program.communicate(timeout=PATIENCE_SECONDS)[0]
        return self.program.returncode

    def children(self) -> set[int]:
        number = self.program.pid
        listed = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii")
        return {int(child) for child in listed.split()}


@contextmanager
def started(*words: object, **settings: str) -> Iterator[Running]:
    """Start the launcher; end it whatever happens, also when a test waits for it in vain."""
    program = subprocess.Popen(
        command(words), env={**plain_environment(), **settings}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    watch = Timer(PATIENCE_SECONDS, program.kill)
    watch.start()
    try:
        yield Running(program)
    finally:
        watch.cancel()
        if program.poll() is None:
            program.terminate()
        program.communicate()


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
