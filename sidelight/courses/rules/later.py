"""When somebody is asked after a course: once after a month, once after three, never again."""

from collections.abc import Mapping
from datetime import datetime, timedelta

AFTER = {1: timedelta(days=30), 3: timedelta(days=91)}
# So long it can be answered; after that nobody asks any more.
OPEN_FOR = timedelta(days=14)


def is_open(asked_at: datetime, at: datetime) -> bool:
    """Whether an asking can still be answered."""
    return at < asked_at + OPEN_FOR


def went_unanswered(asked: Mapping[int, tuple[datetime, bool]], at: datetime) -> bool:
    """Whether an asking ran out without an answer. asked: by months, when, and was it answered."""
    return any(not answered and not is_open(when, at) for when, answered in asked.values())


def due(ended_at: datetime, asked: Mapping[int, tuple[datetime, bool]], at: datetime) -> int | None:
    """Return after how many months somebody is to be asked now; None for not now.

    Nobody is asked late, while an earlier asking is open, or when one was not answered.
    """
    if any(not answered for _, answered in asked.values()):
        return None
    for months, after in AFTER.items():
        if months not in asked and ended_at + after <= at < ended_at + after + OPEN_FOR:
            return months
    return None
