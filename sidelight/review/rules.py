"""Questions about looking at words, answered from plain facts."""

from datetime import datetime, timedelta

LEASE = timedelta(minutes=10)
# How long a claim outlives its page: a page that is only loaded again must not lose it.
AFTER_CLOSING = timedelta(seconds=15)


def may_decide(*, decider_id: int, author_id: int) -> bool:
    """Whether somebody may decide: never about their own words."""
    return decider_id != author_id


def holds(
    *, holder_id: int | None, expires_at: datetime | None, asker_id: int, at: datetime
) -> bool:
    """Whether somebody's claim on a submission is in force at this instant."""
    return holder_id == asker_id and expires_at is not None and expires_at > at


def needs_a_reason(outcome: str) -> bool:
    """Whether a decision must cite a house rule and carry words to the author."""
    return outcome in ("return", "decline")


def may_withdraw(*, asker_id: int, author_id: int, state: str) -> bool:
    """Whether somebody may take words back: the author, as long as they are not gone already."""
    return asker_id == author_id and state not in ("withdrawn", "replaced")
