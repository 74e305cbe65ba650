"""When most people here sleep, so that pages can keep calm."""

from datetime import datetime, time, tzinfo

NIGHT_BEGINS, NIGHT_ENDS = time(22, 30), time(6, 0)


def is_night(at: datetime, tz: tzinfo) -> bool:
    """Say whether it is between 22:30 and 6:00 where the charity is."""
    local = at.astimezone(tz).time()
    return local >= NIGHT_BEGINS or local < NIGHT_ENDS
