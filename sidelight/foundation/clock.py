"""The one place that asks what time it is, so that everything else can be told."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return this instant: aware, UTC."""
    return datetime.now(UTC)
