"""Pure questions about the team: who is in date, who is on call, how long words really wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from math import ceil

from sidelight.foundation.week import Hours, after_open_time

FEWEST_DECISIONS = 5
LONGEST_CONFIRMATION = timedelta(days=5 * 366)
LONGEST_ON_CALL = timedelta(days=92)
ON_CALL_PLANNED_AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class ExpectedWait:
    """How long words wait in open time; None where that cannot be said honestly."""

    typical: timedelta | None = None
    """Half of the last decisions came within this much open time."""
    nine_in_ten: timedelta | None = None
    ready_by: datetime | None = None
    """When nine in ten of words sent now will have been read."""


def expected_wait(
    decision_open_minutes: Sequence[float], hours: Sequence[Hours], at: datetime, tz: tzinfo
) -> ExpectedWait:
    """Return how long words sent now will wait, from how long others really waited.

    decision_open_minutes: minutes of open time from sending to decision, in any order. With fewer
    than five nothing is said. Always rounded up: a promise may be beaten, never broken.
    """
    if len(decision_open_minutes) < FEWEST_DECISIONS:
        return ExpectedWait()
    minutes = sorted(decision_open_minutes)
    nine_in_ten = coarse(_share(minutes, 0.9))
    ready = after_open_time(hours, at, nine_in_ten, tz)
    return ExpectedWait(
        typical=coarse(_share(minutes, 0.5)),
        nine_in_ten=nine_in_ten,
        ready_by=next_quarter(ready) if ready else None,
    )


def coarse(minutes: float) -> timedelta:
    """Return a wait rounded up so far that one item more or less does not move it.

    Five minutes at least, in steps of 5 up to half an hour, of 15 up to two hours, then of hours.
    """
    step = 5 if minutes <= 30 else 15 if minutes <= 120 else 60
    return timedelta(minutes=max(5, ceil(minutes / step) * step))


def next_quarter(at: datetime) -> datetime:
    """Return this instant or the next quarter of an hour after it."""
    past = timedelta(minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond)
    return at + timedelta(minutes=15) - past if past else at


def in_date(checks_until: date, training_until: date, today: date) -> bool:
    """Say whether checks and training both hold today; the last day still counts."""
    return today <= checks_until and today <= training_until


def may_be_confirmed_until(until: date, today: date) -> bool:
    """Say whether this is a date to confirm: not past, and not so far off that it is a slip."""
    return today <= until <= today + LONGEST_CONFIRMATION


def may_confirm(*, confirmer_id: int, person_id: int) -> bool:
    """Say whether one person may vouch for the other. Nobody vouches for themselves."""
    return confirmer_id != person_id


def days_ahead(at: datetime, then: datetime, tz: tzinfo) -> int:
    """Return how many midnights lie between: 0 today, 1 tomorrow."""
    return (then.astimezone(tz).date() - at.astimezone(tz).date()).days


def _share(in_order: Sequence[float], share: float) -> float:
    """Return the smallest value that this share of all values does not exceed."""
    return in_order[ceil(len(in_order) * share) - 1]


@dataclass(frozen=True, order=True)
class Stretch:
    """Time from one instant up to, and without, another."""

    begins: datetime
    ends: datetime


def may_be_on_call(starts_at: datetime, ends_at: datetime, at: datetime) -> bool:
    """Say whether this is a time to be on call: ahead, in order, and no slip of the finger."""
    in_order = at <= starts_at < ends_at
    return (
        in_order
        and ends_at - starts_at <= LONGEST_ON_CALL
        and starts_at - at <= ON_CALL_PLANNED_AHEAD
    )


def cut_at_midnights(begins: datetime, ends: datetime, tz: tzinfo) -> list[Stretch]:
    """Return this time cut at every midnight of the charity, in order."""
    pieces: list[Stretch] = []
    while begins < ends:
        tomorrow = begins.astimezone(tz).date() + timedelta(days=1)
        # In UTC: two instants of one zone would be compared by their clocks, not by time.
        midnight = datetime.combine(tomorrow, time(0), tz).astimezone(UTC)
        pieces.append(Stretch(begins, min(ends, midnight)))
        begins = midnight
    return pieces


def gaps_between(covered: Sequence[Stretch], begins: datetime, ends: datetime) -> list[Stretch]:
    """Return what of this time no stretch covers, in order."""
    gaps: list[Stretch] = []
    for stretch in sorted(covered):
        if stretch.begins > begins:
            gaps.append(Stretch(begins, min(stretch.begins, ends)))
        begins = max(begins, stretch.ends)
    if begins < ends:
        gaps.append(Stretch(begins, ends))
    return gaps
