"""How the rooms stand that run now, for what goes round by the clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sidelight.foundation.prepared import prepared
from sidelight.rooms.models import Activity, Entry, Presence, Room
from sidelight.rooms.queries.facts import last_numbers, leaders_in
from sidelight.rooms.rules.speaking import enough_leaders

OPEN_PHASES = (Room.Phase.OPEN, Room.Phase.PAUSED)


class Running(NamedTuple):
    """A room that runs, or whose time has come, as it is looked after each second."""

    pk: int
    kind: str
    phase: str
    ends_at: datetime
    uncovered_since: datetime | None
    told_of_cover_at: datetime | None
    slow_seconds: int

    @property
    def is_open(self) -> bool:
        return self.phase in OPEN_PHASES


@dataclass(frozen=True)
class RoomsNow:
    """Numbers of all running rooms. slow: seconds between messages, of rooms that go slowly."""

    open: int = 0
    covered: int = 0
    held: int = 0
    slow: Mapping[int, int] = field(default_factory=dict)


def running_rooms(at: datetime) -> Mapping[Running, bool]:
    """Return the rooms to look after, and whether enough leaders are in each."""
    rooms = [Running(*row) for row in _running(at)]
    there = leaders_in([one.pk for one in rooms], at) if rooms else {}
    return {one: enough_leaders(one.kind, there.get(one.pk, 0)) for one in rooms}


@prepared
def _running(at: datetime) -> QuerySet[Room, tuple[Any, ...]]:  # Any: as in Running
    begun = Q(phase__in=OPEN_PHASES)
    begun |= Q(phase=Room.Phase.LOBBY, starts_at__lte=at)
    return Room.objects.filter(begun).values_list(*Running._fields)


def numbers_of(running: Mapping[Running, bool]) -> RoomsNow:
    """Return how all of these stand together."""
    are_open = [one for one in running if one.is_open]
    if not are_open:
        return RoomsNow()
    return RoomsNow(
        open=len(are_open),
        covered=sum(running[one] for one in are_open),
        held=sum(held for (held,) in _held_now()),
        slow={one.pk: one.slow_seconds for one in are_open if one.slow_seconds},
    )


@prepared
def _held_now() -> QuerySet[Entry, tuple[int]]:
    held = Entry.objects.filter(state=Entry.State.HELD).values("state")
    return cast("QuerySet[Entry, tuple[int]]", held.annotate(n=Count("pk")).values_list("n"))


def workers_with_pages() -> list[str]:
    """Return the keys of the processes whose pages count as open; empty for pages that only ask."""
    return [key for (key,) in _workers_with_pages()]


@prepared
def _workers_with_pages() -> QuerySet[Presence, tuple[str]]:
    return Presence.objects.filter(went_at=None).order_by().values_list("worker").distinct()


def some_ask_no_more(since: datetime) -> bool:
    """Whether pages without a connection count as open that have asked for nothing since then."""
    return bool(_silent_pages(since))


@prepared
def _silent_pages(since: datetime) -> QuerySet[Presence, tuple[int]]:
    silent = Presence.objects.filter(went_at=None, worker="", input_at__lte=since)
    return silent.order_by().values_list("pk")[:1]


def reading_times_over(at: datetime) -> list[int]:
    """Return the activities whose reading time is over, and which are still shown."""
    return [number for (number,) in _reading_times_over(at)]


@prepared
def _reading_times_over(at: datetime) -> QuerySet[Activity, tuple[int]]:
    return Activity.objects.filter(ended_at=None, ends_at__lte=at).order_by().values_list("pk")


def numbers_now(channel_ids: Sequence[int]) -> Mapping[int, int]:
    """Return the last number of each channel."""
    return last_numbers(channel_ids)


def pages_open(worker: str) -> set[UUID]:
    """Return the keys of the pages that count as open in a process."""
    open_pages = Presence.objects.filter(worker=worker, went_at=None)
    return set(open_pages.values_list("key", flat=True))


def pages_in_sight(worker: str) -> set[UUID]:
    """Return the keys of those of them that count as looked at."""
    open_pages = Presence.objects.filter(worker=worker, went_at=None, visible=True)
    return set(open_pages.values_list("key", flat=True))
