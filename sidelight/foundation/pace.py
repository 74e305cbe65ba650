"""How often something may be done within a time, so that nobody can guess or flood."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Pace:
    """At most so many within this time. Two paces of one name count the same tries."""

    name: str
    most: int
    within: timedelta


class TooOften(Exception):
    """There were enough tries; `again_at` is when the next one will be taken."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__()
        self.again_at = again_at
