"""Questions about emergency details, answered from plain facts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# Long enough to make the calls; then both have to ask anew.
OPEN_FOR = timedelta(minutes=60)
# Nobody agrees in the evening to what was asked for in the morning: by then the reason is another.
ASKED_FOR = timedelta(hours=2)
# So that a person can talk with them before a page tells them.
TOLD_AFTER = timedelta(hours=24)
REVIEWED_WITHIN = timedelta(hours=24)
LONGEST = {"first_name": 60, "where": 300, "phone": 40, "adult": 200}


@dataclass(frozen=True)
class Details:
    """A real first name, where somebody is during a session, their phone, a grown-up to call."""

    first_name: str
    where: str
    phone: str = ""
    adult: str = ""


def fit(details: Details) -> bool:
    """Whether help could find somebody by this: a name to ask for, and where. Nothing too long."""
    lengths = {name: len(getattr(details, name)) for name in LONGEST}
    too_long = any(lengths[name] > most for name, most in LONGEST.items())
    return bool(details.first_name) and bool(details.where) and not too_long


def is_lapsed(asked_at: datetime, at: datetime) -> bool:
    """Whether it was asked for too long ago to be agreed to."""
    return at >= asked_at + ASKED_FOR


def is_told_at(ends_at: datetime | None, at: datetime) -> bool:
    """Whether it is time to tell the member of it."""
    return ends_at is not None and at >= ends_at + TOLD_AFTER
