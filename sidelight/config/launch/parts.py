"""Keeping the parts of Sidelight running: one that dies is started again, all stop together."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

import structlog

from sidelight.config.launch.errors import Refusal

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK_EVERY_SECONDS = 0.1
STOP_WITHIN_SECONDS = 6.0
SETTLED_AFTER_SECONDS = 60.0
DEATHS_IN_A_ROW = 6
LONGEST_REST_SECONDS = 10.0
PR_SET_PDEATHSIG = 1  # from <linux/prctl.h>
log = structlog.get_logger("sidelight.launch")


@dataclass
class Part:
    """A part of the program, living in a child of its own; instants are of the monotonic clock."""

    name: str
    live: Callable[[], None]
    pid: int = 0
    started_at: float = 0.0
    starts_again_at: float = 0.0
    deaths: int = 0


def keep_running(parts: Sequence[Part], *, each_look: Callable[[], None]) -> None:
    """Run the parts until somebody asks to stop; raise Refusal when one of them keeps dying."""
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        asked.append(number)

    before = {number: signal.signal(number, ask) for number in STOPS}
    try:
        while not asked:
            for part in parts:
                look_after(part, time.monotonic())
            each_look()
            time.sleep(LOOK_EVERY_SECONDS)
    finally:
        stop(parts)
        for number, answer in before.items():
            signal.signal(number, answer)


def look_after(part: Part, now: float) -> None:
    """Start the part when it is due; note it when it has died."""
    if part.pid and has_ended(part):
        note_death(part, now)
    elif not part.pid and now >= part.starts_again_at:
        part.started_at = now
        part.pid = start(part)


def note_death(part: Part, now: float) -> None:
    part.pid = 0
    part.deaths = 1 if now - part.started_at > SETTLED_AFTER_SECONDS else part.deaths + 1
    log.error("part_died", part=part.name, deaths=part.deaths)
    if part.deaths >= DEATHS_IN_A_ROW:
        raise Refusal(
            f"The {part.name} stopped {part.deaths} times in a row, so everything was stopped. "
            "The lines above say why."
        )
    part.starts_again_at = now + min(0.25 * 2**part.deaths, LONGEST_REST_SECONDS)


def start(part: Part) -> int:
    """Start the part in a child and return the child's number."""
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        live_as(part, parent)
    return child


def live_as(part: Part, parent: int) -> NoReturn:
    """Be the part, and leave without running anything that the parent meant to do at its end."""
    status = 1
    try:
        # A group of its own: Ctrl-C reaches the parent alone, which then stops the parts in order.
        os.setpgid(0, 0)
        for number in STOPS:
            signal.signal(number, signal.SIG_DFL)
        die_with(parent)
        part.live()
        status = 0
    except Exception:
        log.exception("part_failed", part=part.name)
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def die_with(parent: int) -> None:
    """Have the kernel ask this child to stop when its parent is gone, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)


def stop(parts: Sequence[Part]) -> None:
    """Ask every part to end, wait a little, then end those that did not."""
    ask_to_end(parts, signal.SIGTERM)
    patience = time.monotonic() + STOP_WITHIN_SECONDS
    while any(still_running(part) for part in parts) and time.monotonic() < patience:
        time.sleep(LOOK_EVERY_SECONDS / 5)
    ask_to_end(parts, signal.SIGKILL)
    for part in parts:
        if part.pid:
            os.waitpid(part.pid, 0)
            part.pid = 0


def ask_to_end(parts: Sequence[Part], how: signal.Signals) -> None:
    for part in parts:
        if part.pid:
            os.kill(part.pid, how)


def still_running(part: Part) -> bool:
    if part.pid and has_ended(part):
        part.pid = 0
    return part.pid != 0


def has_ended(part: Part) -> bool:
    return os.waitpid(part.pid, os.WNOHANG)[0] != 0
