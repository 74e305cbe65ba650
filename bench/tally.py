"""What came, what did not, and how long it took. Finds what is lost, doubled or out of order."""

from array import array
from collections.abc import Iterable


class Reader:
    """One channel as one connection reads it: numbers in order, each once."""

    def __init__(self, after: int = 0) -> None:
        self.last = after
        self.holes: set[int] = set()
        self.own: set[int] = set()
        self.fetched: set[int] = set()
        self.doubled = 0
        self.out_of_order = 0
        self.over_http = 0

    @property
    def whole_until(self) -> int:
        """The number up to which nothing is missing: what one asks for comes after it."""
        return min(self.holes) - 1 if self.holes else self.last

    def ask_again(self) -> int:
        """Return after which number one asks once more; what comes twice by that is no fault."""
        after = self.whole_until
        self.fetched.update(set(range(after + 1, self.last + 1)) - self.holes)
        return after

    def take(self, seq: int) -> None:
        """Note that a number came over the socket."""
        if seq == self.last + 1:
            self.last = seq
            if self.own:
                self.own.discard(seq)
        elif seq > self.last:
            self.holes.update(range(self.last + 1, seq))
            self.holes -= self.own
            self.last = seq
        elif seq in self.holes or seq in self.own:
            self.holes.discard(seq)
            self.own.discard(seq)
            self.out_of_order += 1
        elif seq in self.fetched:
            # A page passes over what it has asked for already.
            self.fetched.discard(seq)
        else:
            self.doubled += 1

    def take_own(self, seq: int) -> None:
        """Note the number of one's own words, told by the answer that they are kept."""
        if seq in self.holes:
            self.holes.discard(seq)
        elif seq > self.last:
            self.own.add(seq)

    def fetch(self, numbers: Iterable[int]) -> None:
        """Note what was asked for over HTTP: it may have come over the socket as well."""
        seen: set[int] = set()
        for seq in numbers:
            if seq in seen:
                self.doubled += 1
            seen.add(seq)
            if seq in self.holes or seq > self.last:
                self.over_http += 1
                self.holes.update(range(self.last + 1, seq))
                self.last = max(self.last, seq)
                self.holes.discard(seq)
                self.fetched.add(seq)

    def lost(self, newest: int) -> int:
        """Return how many numbers never came, up to the newest that anybody has seen."""
        behind = max(0, newest - self.last)
        return len(self.holes) + behind - sum(seq > self.last for seq in self.own)


class Keys:
    """Which number each message has: the same words under two numbers were kept twice."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, int], int] = {}
        self.doubled = 0

    def note(self, room: str, message: int, seq: int) -> None:
        if self.numbers.setdefault((room, message), seq) != seq:
            self.doubled += 1


class Times:
    """Milliseconds that things took."""

    def __init__(self) -> None:
        self.all = array("d")

    def add(self, seconds: float) -> None:
        self.all.append(seconds)

    def told(self) -> dict[str, float]:
        ordered = sorted(self.all)
        if not ordered:
            return {"count": 0, "p50": 0.0, "p99": 0.0, "most": 0.0}
        last = len(ordered) - 1
        return {
            "count": len(ordered),
            "p50": ordered[last // 2] * 1000,
            "p99": ordered[int(last * 0.99)] * 1000,
            "most": ordered[-1] * 1000,
        }


def outcome(
    acknowledged: set[int], kept: Iterable[int], waiting: Iterable[int] = ()
) -> dict[str, int]:
    """Compare what was acknowledged with what is kept after a crash.

    kept: each message that stands in a room. waiting: each that a leader has not looked at yet.
    """
    counts: dict[int, int] = {}
    for message in kept:
        counts[message] = counts.get(message, 0) + 1
    held = list(waiting)
    doubled = sum(count - 1 for count in counts.values()) + len(held) - len(set(held))
    return {
        "acknowledged": len(acknowledged),
        "lost": len(acknowledged - counts.keys() - set(held)),
        "doubled": doubled,
    }
