"""Which workers are alive: each holds a lock that the kernel lets go of, also after kill -9."""

import fcntl
import os
from pathlib import Path

from django.conf import settings

FOLDER = "workers"


def hold_presence(worker_id: str) -> int:
    """Say that this worker is alive until its process ends; return what holds the lock."""
    path = presence_of(worker_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    while True:
        held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(held, fcntl.LOCK_EX)
        if path.exists():
            return held
        os.close(held)  # another worker took it for left behind before it was locked


def end_presence(worker_id: str, held: int) -> None:
    """Say that this worker has ended in good order."""
    presence_of(worker_id).unlink(missing_ok=True)
    os.close(held)


def is_alive(worker_id: str) -> bool | None:
    """Is this worker running? None when nothing here knows of it: it may be on another machine."""
    try:
        held = os.open(presence_of(worker_id), os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(held)
    return False


def left_behind() -> list[str]:
    """Return the ids of workers that ended without a word."""
    folder = Path(settings.SIDELIGHT_DATA) / FOLDER
    return [path.name for path in folder.glob("*") if is_alive(path.name) is False]


def presence_of(worker_id: str) -> Path:
    return Path(settings.SIDELIGHT_DATA) / FOLDER / worker_id
