"""What one process counts about its live rooms. Counting is cheaper than sending one letter.

Numbers only: no ids, names or addresses, so that whoever watches them learns of nobody.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

# Those of docs/live-protocol.md.
CODES = frozenset({
    "not_json", "not_known", "wrong_version", "say_hello_first", "too_long", "empty", "too_fast",
    "slow_mode", "not_open", "paused", "time_out", "not_yours", "gone", "not_here", "cannot_store",
    "busy", "too_many_sockets", "closed",
})  # fmt: skip
OTHER = "other"
SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)


class Tally:
    """How many values were at most as large as each bound. One thread notes; any may read."""

    __slots__ = ("bounds", "found", "total")

    def __init__(self, bounds: Sequence[float]) -> None:
        self.bounds = bounds
        self.found = [0] * (len(bounds) + 1)
        self.total = 0.0

    def note(self, value: float) -> None:
        """Count one more."""
        self.found[bisect_left(self.bounds, value)] += 1
        self.total += value


@dataclass
class Counts:
    """What is so now, how often something happened, and how long or large it was."""

    rooms_open: int = 0
    rooms_covered: int = 0
    rooms_uncovered: int = 0
    held: int = 0
    connections: int = 0
    listening: int = 0

    reconnects: int = 0
    news_dropped: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    delivery_seconds: Tally = field(default_factory=lambda: Tally(SECONDS))
    batch_size: Tally = field(default_factory=lambda: Tally(SIZES))
    commit_seconds: Tally = field(default_factory=lambda: Tally(SECONDS))

    def note_refusal(self, code: str) -> None:
        """Count a refusal by its code; what is no code of the protocol could be anybody's word."""
        self.refused[code if code in CODES else OTHER] += 1

    def note_batch(self, size: int, seconds: float) -> None:
        """Count what the writer kept at once, and how long the disk took."""
        self.batch_size.note(size)
        self.commit_seconds.note(seconds)


counts = Counts()
