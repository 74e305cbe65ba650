"""Until when somebody may ask for a place, and how long an offered place is kept for them."""

from datetime import date, datetime, time, timedelta, tzinfo

# Nobody has to answer at night: an offer holds for this much of some day at the least.
DAY_BEGINS, DAY_ENDS = time(9), time(21)
SHORTEST_IN_DAYTIME = timedelta(hours=2)


def offer_ends_at(
    at: datetime, *, hours: int, begins_at: datetime, zone: tzinfo
) -> datetime | None:
    """Return when an offer made now ends; None when the course begins too soon to make one.

    hours: how long an offer is kept. begins_at: when the group first meets; no offer outlives that.
    """
    ends = min(at + timedelta(hours=hours), begins_at)
    enough = daytime_between(at, ends, zone) >= SHORTEST_IN_DAYTIME
    while not enough and ends < begins_at:
        ends = min(ends + timedelta(hours=1), begins_at)
        enough = daytime_between(at, ends, zone) >= SHORTEST_IN_DAYTIME
    return ends if enough else None


def may_still_ask(at: datetime, *, begins_at: datetime, zone: tzinfo) -> bool:
    """Say whether a place may still be asked for: as long as one could still be offered."""
    return offer_ends_at(at, hours=0, begins_at=begins_at, zone=zone) is not None


def daytime_between(begins: datetime, ends: datetime, zone: tzinfo) -> timedelta:
    """Return how much of this time is day by the clock of a zone."""
    day, last = begins.astimezone(zone).date(), ends.astimezone(zone).date()
    total = timedelta()
    while day <= last:
        total += _of_one_day(day, begins, ends, zone)
        day += timedelta(days=1)
    return total


def _of_one_day(day: date, begins: datetime, ends: datetime, zone: tzinfo) -> timedelta:
    opens = max(datetime.combine(day, DAY_BEGINS, zone), begins)
    closes = min(datetime.combine(day, DAY_ENDS, zone), ends)
    # Compared as instants: two times of one zone would be compared by their clocks.
    return max(closes.astimezone(begins.tzinfo) - opens.astimezone(begins.tzinfo), timedelta())
