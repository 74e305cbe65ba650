"""Questions about concerns and follow-ups, answered from plain facts."""

from datetime import datetime, timedelta

# How long a lead may take to look, by what is needed.
LOOKED_AT_WITHIN = {
    "now": timedelta(hours=1),
    "today": timedelta(hours=24),
    "this_week": timedelta(days=7),
}


def due_at(needed: str, at: datetime) -> datetime:
    """Return by when somebody has to have looked."""
    return at + LOOKED_AT_WITHIN[needed]


def says_how_it_went(outcome: str, note: str) -> bool:
    """Whether something may be closed or settled: never without an outcome and a note."""
    return bool(outcome) and bool(note.strip())


def is_closed(moves: list[str]) -> bool:
    """Whether a concern is closed, from everything decided about it, oldest first."""
    return bool(moves) and moves[-1] == "closed"
