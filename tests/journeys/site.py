"""Sidelight, started as a person would start it, and everybody whom its demo prints."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

REPOSITORY = Path(__file__).resolve().parents[2]
STARTS_WITHIN_SECONDS = 180
STOPS_WITHIN_SECONDS = 20
LOOK_EVERY_SECONDS = 0.1


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in."""

    shown_name: str
    sign_in_name: str
    passphrase: str
    # Of the staff alone: what their authenticator app was set up with.
    app_key: str = ""


@dataclass(frozen=True)
class Site:
    """A running copy: where it answers, its data folder, and the file with all that it printed."""

    address: str
    folder: Path
    output: Path

    @property
    def printed(self) -> str:
        return self.output.read_text(encoding="utf-8", errors="replace")

    def person(self, shown_name: str) -> Person:
        """Return somebody of the demo, from the list that it writes for whoever tries it."""
        listed = json.loads((self.folder / "demo-people.json").read_text(encoding="utf-8"))
        return next(
            Person(one["shown_name"], one["sign_in_name"], one["passphrase"], one["app_key"])
            for one in listed
            if one["shown_name"] == shown_name
        )


@contextmanager
def running(
    word: str, folder: Path, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Site]:
    """Start `sidelight demo` or `sidelight run` on a free port, and stop it at the end."""
    port = free_port()
    site = Site(f"http://localhost:{port}", folder, folder.with_suffix(".output"))
    words = [word, "--port", str(port), "--data", str(folder)]
    with site.output.open("w", encoding="utf-8") as written:
        program = subprocess.Popen(
            [sys.executable, "-P", "-m", "sidelight", *words],
            env={**plain_environment(), **settings},
            stdout=written, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            wait_for(site, program)
            yield site
        finally:
            stop(program)


def wait_for(site: Site, program: "subprocess.Popen[bytes]") -> None:
    """Return when the site says that it runs and is well; fail with its words when it ends."""
    for _ in range(int(STARTS_WITHIN_SECONDS / LOOK_EVERY_SECONDS)):
        if "Sidelight is running" in site.printed and is_well(site):
            return
        try:
            program.wait(LOOK_EVERY_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(f"Sidelight did not start:\n{site.printed}")


def is_well(site: Site) -> bool:
    try:
        with urllib.request.urlopen(f"{site.address}/health/", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def stop(program: "subprocess.Popen[bytes]") -> None:
    """Press Ctrl-C; what has not stopped after a while is ended, with all its parts."""
    program.send_signal(signal.SIGINT)
    try:
        program.wait(STOPS_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def plain_environment() -> dict[str, str]:
    """Return the environment without what the tests say about settings."""
    said_by_tests = ("SIDELIGHT_", "DJANGO_", "PYTEST_", "PYTHONPATH")
    kept = {name: os.environ[name] for name in os.environ if not name.startswith(said_by_tests)}
    return {**kept, "PYTHONPATH": str(REPOSITORY)}


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
