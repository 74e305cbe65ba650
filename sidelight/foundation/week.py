"""A week's opening hours: when is it open, until when, and how much open time has passed.

Hours are what people read on the wall: a weekday, a time and a time, in the charity's time zone.
Answers are instants. Where the clocks change, the honest choice is the shorter one:

- a time that happens twice means the first of the two;
- a time that the clocks jump over means as long after the jump as it would have been;
- hours that such a day leaves no room for do not happen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

MIDNIGHT = time(0)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@dataclass(frozen=True, order=True)
class Hours:
    """One line of the week. Closing at 00:00 means the midnight that ends the day."""

    weekday: int
    """0 Monday … 6 Sunday."""
    opens: time
    closes: time
    since: datetime | None = None
    """The instant from which this line counted: history is measured by the hours of its day."""
    until: datetime | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError("a weekday is 0 Monday … 6 Sunday")
        if not closes_after_opening(self.opens, self.closes):
            raise ValueError("hours end after they begin, and never past midnight")


@dataclass(frozen=True, order=True)
class Span:
    """An unbroken stretch of open time; `ends` is the first instant that is closed again."""

    begins: datetime
    ends: datetime


def closes_after_opening(opens: time, closes: time) -> bool:
    """Say whether both times lie in this order within one day (a later end is two lines)."""
    return closes > opens or closes == MIDNIGHT


def overlap(one: Hours, other: Hours) -> bool:
    """Say whether two lines share time of the same weekday; touching is not sharing."""
    return (
        one.weekday == other.weekday
        and (other.closes == MIDNIGHT or one.opens < other.closes)
        and (one.closes == MIDNIGHT or other.opens < one.closes)
    )


def is_open(hours: Sequence[Hours], at: datetime, tz: tzinfo) -> bool:
    """Say whether these hours are open at this instant."""
    return span_around(hours, at, tz) is not None


def span_around(hours: Sequence[Hours], at: datetime, tz: tzinfo) -> Span | None:
    """Return the open stretch that holds this instant, seen a week each way; None when closed."""
    spans = open_spans(hours, at - WEEK, at + WEEK, tz)
    return next((span for span in spans if span.begins <= at < span.ends), None)


def next_opening(hours: Sequence[Hours], at: datetime, tz: tzinfo) -> datetime | None:
    """Return the first opening after this instant; None without one in the week ahead."""
    spans = open_spans(hours, at - DAY, at + WEEK + DAY, tz)
    return next((span.begins for span in spans if span.begins > at), None)


def open_time_between(
    hours: Sequence[Hours], start: datetime, end: datetime, tz: tzinfo
) -> timedelta:
    """Return how much time was open between two instants; nothing when they are out of order."""
    spans = open_spans(hours, start, end, tz)
    return sum((span.ends - span.begins for span in spans), timedelta())


def after_open_time(
    hours: Sequence[Hours], start: datetime, amount: timedelta, tz: tzinfo
) -> datetime | None:
    """Return the instant at which so much open time has passed; None beyond four weeks."""
    left = amount
    for span in open_spans(hours, start, start + 4 * WEEK, tz):
        if left <= span.ends - span.begins:
            return span.begins + left
        left -= span.ends - span.begins
    return None


def open_spans(hours: Sequence[Hours], start: datetime, end: datetime, tz: tzinfo) -> list[Span]:
    """Return the open stretches between two instants, in order, joined where they touch."""
    if end <= start:
        return []
    pieces = sorted(
        clipped
        for day in _days(start.astimezone(tz).date() - DAY, end.astimezone(tz).date() + DAY)
        for line in hours
        if line.weekday == day.weekday()
        if (clipped := _clip(_on(line, day, tz), start, end))
    )
    return _joined(pieces)


def _on(line: Hours, day: date, tz: tzinfo) -> Span:
    """Return the stretch that a line means on one date, within the time in which it counted."""
    last = day + DAY if line.closes == MIDNIGHT else day
    span = Span(_instant(day, line.opens, tz), _instant(last, line.closes, tz))
    return Span(
        max(span.begins, line.since) if line.since else span.begins,
        min(span.ends, line.until) if line.until else span.ends,
    )


def _instant(day: date, clock: time, tz: tzinfo) -> datetime:
    return datetime.combine(day, clock.replace(tzinfo=None, fold=0), tz).astimezone(UTC)


def _clip(span: Span, start: datetime, end: datetime) -> Span | None:
    begins, ends = max(span.begins, start), min(span.ends, end)
    return Span(begins, ends) if begins < ends else None


def _joined(pieces: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for piece in pieces:
        if joined and piece.begins <= joined[-1].ends:
            last = joined.pop()
            piece = Span(last.begins, max(last.ends, piece.ends))
        joined.append(piece)
    return joined


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
