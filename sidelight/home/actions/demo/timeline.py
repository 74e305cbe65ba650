"""Things that happen one after the other, in the order in which they would have."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

Event = Callable[[datetime], object]


@dataclass
class Timeline:
    """What is still to happen. An event may plan others, later than itself."""

    _ahead: list[tuple[datetime, int, Event]] = field(default_factory=list)
    # Of two events at one instant the one planned first comes first.
    _numbers: "count[int]" = field(default_factory=count)

    def plan(self, at: datetime, event: Event) -> None:
        """Let something happen at an instant."""
        heappush(self._ahead, (at, next(self._numbers), event))

    def play(self, *, until: datetime) -> None:
        """Let everything up to this instant happen."""
        while self._ahead and self._ahead[0][0] <= until:
            at, _, event = heappop(self._ahead)
            event(at)
