"""How fast somebody may write: a bucket that fills by itself, and a pause in slow mode."""

from dataclasses import dataclass


@dataclass(slots=True)
class Bucket:
    """Kept for one person in one room. Seconds are of a clock that only goes forward."""

    a_second: float
    most: float
    left: float
    since: float
    last: float = -1e9

    def wait_seconds(self, now: float, *, slow_seconds: int = 0) -> float:
        """Return how long until one more may be sent; 0 when it may be sent now, and is counted."""
        if slow_seconds and now - self.last < slow_seconds:
            return slow_seconds - (now - self.last)
        filled = self.left + (now - self.since) * self.a_second
        self.left, self.since = min(self.most, filled), now
        if self.left < 1:
            return (1 - self.left) / self.a_second
        self.left -= 1
        self.last = now
        return 0.0
