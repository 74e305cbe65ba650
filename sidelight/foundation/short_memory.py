"""Answers of a plain function kept for a minute, because pages ask the same thing all the time."""

from collections.abc import Callable, Hashable
from time import monotonic
from typing import TypeVar

Answer = TypeVar("Answer")
KEPT_SECONDS = 60.0
MOST = 2_000


def remembered_briefly(answer: Callable[..., Answer]) -> Callable[..., Answer]:
    """Wrap a function whose answer depends on nothing but its arguments.

    Everything is forgotten together when a minute is over, so that words which are gone from the
    database do not stay in memory for longer.
    """
    kept: dict[tuple[Hashable, ...], Answer] = {}
    since = monotonic()

    def remembered(*asked: Hashable) -> Answer:
        nonlocal since
        now = monotonic()
        if now - since > KEPT_SECONDS or len(kept) > MOST:
            kept.clear()
            since = now
        known = kept.get(asked)
        if known is None:
            known = kept[asked] = answer(*asked)
        return known

    return remembered
