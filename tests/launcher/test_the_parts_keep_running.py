"""A part that dies is started again; all stop together; none outlives the launcher."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sidelight.config.launch.errors import Refusal
from sidelight.config.launch.parts import DEATHS_IN_A_ROW, LONGEST_REST_SECONDS, Part, note_death
from tests.launcher.running import PATIENCE_SECONDS, Running, plain_environment

LIVES_ON = """
import os, signal, sys
from sidelight.config.launch import parts

def rest():
    os.write(1, f"alive {os.getpid()}\\n".encode())
    while True:
        signal.pause()

def stubborn():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    rest()

parts.STOP_WITHIN_SECONDS = 0.3
one = parts.Part("one", stubborn if "stubborn" in sys.argv else rest)
parts.keep_running([one, parts.Part("two", rest)], each_look=lambda: None)
print("stopped")
"""


@contextmanager
def two_parts(*words: str) -> Iterator[tuple[Running, list[int]]]:
    """Start two parts that only live; give the numbers of their processes."""
    program = subprocess.Popen(
        [sys.executable, "-c", LIVES_ON, *words], env=plain_environment(), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    running = Running(program)
    try:
        running.read_until("alive")
        while running.printed.count("alive") < 2:
            running.printed += str(program.stdout and program.stdout.readline())
        yield running, [int(line.split()[1]) for line in running.printed.splitlines()]
    finally:
        program.kill()
        program.communicate(timeout=PATIENCE_SECONDS)


def test_a_part_that_dies_is_started_again() -> None:
    with two_parts() as (running, numbers):
        subprocess.run(["kill", "-9", str(numbers[0])], check=True)

        running.printed = ""

        assert running.read_until("alive")
        assert running.children() >= {numbers[1]}
        assert running.stop(signal.SIGTERM) == 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_all_stop_together(how: signal.Signals) -> None:
    with two_parts() as (running, _):
        status = running.stop(how)

    assert status == 0
    assert running.printed.endswith("stopped\n")


def test_a_part_that_will_not_stop_is_ended() -> None:
    with two_parts("stubborn") as (running, _):
        assert running.stop(signal.SIGTERM) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of such an end")
def test_no_part_outlives_a_launcher_that_is_killed() -> None:
    with two_parts() as (running, _):
        # The pipe ends only when the last part has ended; the wait is bounded.
        status = running.stop(signal.SIGKILL)

    assert status == -signal.SIGKILL


def test_each_rest_is_longer_but_never_too_long() -> None:
    part = Part("one", lambda: None)
    rests = []

    for now in range(DEATHS_IN_A_ROW - 1):
        note_death(part, float(now))
        rests.append(part.starts_again_at - now)

    assert rests == sorted(rests)
    assert rests[0] < 1
    assert rests[-1] <= LONGEST_REST_SECONDS


def test_a_part_that_keeps_dying_stops_everything() -> None:
    part = Part("web-server", lambda: None, deaths=DEATHS_IN_A_ROW - 1)

    with pytest.raises(Refusal, match="web-server stopped 6 times in a row"):
        note_death(part, now=5.0)


def test_a_part_that_lived_for_a_while_starts_counting_afresh() -> None:
    part = Part("web-server", lambda: None, deaths=DEATHS_IN_A_ROW - 1, started_at=1.0)

    note_death(part, now=3600.0)

    assert part.deaths == 1
