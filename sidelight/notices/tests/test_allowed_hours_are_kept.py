"""Messages come at the hours that somebody picked, on the clocks of the charity's zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sidelight.notices.rules import allowed_from

LONDON = ZoneInfo("Europe/London")


def said(words: str) -> datetime:
    return datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "hours", "allowed"),
    [
        ("2026-03-04 17:30", (16, 20), "2026-03-04 17:30"),
        ("2026-03-04 16:00", (16, 20), "2026-03-04 16:00"),
        ("2026-03-04 09:00", (16, 20), "2026-03-04 16:00"),
        ("2026-03-04 20:00", (16, 20), "2026-03-05 16:00"),
        ("2026-03-04 23:59", (0, 24), "2026-03-04 23:59"),
        ("2026-03-04 21:30", (20, 24), "2026-03-04 21:30"),
        ("2026-03-05 00:00", (20, 24), "2026-03-05 20:00"),
        # In summer the same clock is an hour earlier in UTC.
        ("2026-07-01 09:00", (16, 20), "2026-07-01 15:00"),
        # The night before the clocks go forward, 29 March, and the one before they go back.
        ("2026-03-28 21:00", (16, 20), "2026-03-29 15:00"),
        ("2026-10-24 21:00", (16, 20), "2026-10-25 16:00"),
        # From one to two does not happen on 29 March.
        ("2026-03-28 03:00", (1, 2), "2026-03-30 00:00"),
        # It happens twice on 25 October; the first one counts, the second is no longer it.
        ("2026-10-24 22:00", (1, 2), "2026-10-25 00:00"),
    ],
)  # fmt: skip
def test_the_next_allowed_instant(at: str, hours: tuple[int, int], allowed: str) -> None:
    assert allowed_from(said(at), *hours, LONDON) == said(allowed)
