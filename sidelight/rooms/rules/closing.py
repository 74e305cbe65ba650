"""When leaders are asked to look after somebody, and how soon somebody follows up."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

# Reading along is fine; so long without a sign is a reason to look, and no more.
SILENT_AFTER = timedelta(minutes=10)
# A phone that sleeps is back within a minute or two.
GONE_AFTER = timedelta(minutes=2)
# What leaders looked after just now is not asked again at once.
ASKED_AGAIN_AFTER = timedelta(minutes=20)
LEFT_EARLY_BEFORE = timedelta(minutes=5)
LONGEST_NOTE = 4_000


class Due(StrEnum):
    """How soon somebody follows up: the same evening, or the day after."""

    TONIGHT = "tonight"
    TOMORROW = "tomorrow"


FOLLOWED_UP_WITHIN = {Due.TONIGHT: timedelta(hours=2), Due.TOMORROW: timedelta(days=1)}


def due_at(due: Due, at: datetime) -> datetime:
    """Return by when somebody follows up."""
    return at + FOLLOWED_UP_WITHIN[due]


def left_early(left_at: datetime | None, *, ends_at: datetime, closed_at: datetime) -> bool:
    """Did somebody go well before the end? left_at: None for who was there until it closed."""
    return left_at is not None and left_at < min(ends_at, closed_at) - LEFT_EARLY_BEFORE


class Heard(NamedTuple):
    """When a member of a room was last heard of. left_at: when their last page was closed.

    is_open: they could write, and nothing that is shown asks them to read or wait.
    may_write_since: the last of when the room opened, went on after a pause, and when reading
    time, a circle, or their own quiet time ended. is_looked_after: they are seen out, taking a
    moment, or out of the room. asked_at: when leaders last settled a prompt about them.
    """

    place_id: int
    room_id: int
    is_open: bool
    is_here: bool
    came_at: datetime | None
    left_at: datetime | None
    spoke_at: datetime | None
    may_write_since: datetime | None
    is_looked_after: bool
    asked_at: datetime | None


class Missing(NamedTuple):
    """That nothing is heard of somebody, since when, and whether their page is gone."""

    is_gone: bool
    since: datetime


def missing(one: Heard, at: datetime) -> Missing | None:
    """Return since when leaders should look after somebody, or None while they need not.

    A connection that is lost and back within moments does not begin the silence anew.
    """
    if one.came_at is None or one.is_looked_after:
        return None
    if one.asked_at is not None and at < one.asked_at + ASKED_AGAIN_AFTER:
        return None
    if not one.is_here:
        gone_since = one.left_at or one.came_at
        return Missing(True, gone_since) if at >= gone_since + GONE_AFTER else None
    since = max(when for when in (one.came_at, one.spoke_at, one.may_write_since) if when)
    is_silent = one.is_open and at >= since + SILENT_AFTER
    return Missing(False, since) if is_silent else None


def is_back(one: Heard, asked: Missing) -> bool:
    """Has somebody whom leaders were asked to look after been heard of since?"""
    if one.is_looked_after:
        return True
    if asked.is_gone:
        return one.is_here
    return one.spoke_at is not None and one.spoke_at > asked.since
