"""How the rooms stand that run now, for what goes round by the clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sidelight.rooms.models import Entry, Presence, Room
from sidelight.rooms.queries.facts import last_numbers, leaders_in
from sidelight.rooms.rules.speaking import enough_leaders


@dataclass(frozen=True)
class RoomsNow:
    """Numbers of all running rooms. slow: seconds between messages, of rooms that go slowly."""

    open: int = 0
    covered: int = 0
    held: int = 0
    slow: Mapping[int, int] = field(default_factory=dict)


def rooms_now(at: datetime) -> RoomsNow:
    """Return how many rooms run, and how they stand."""
    running = Room.objects.filter(phase__in=[Room.Phase.OPEN, Room.Phase.PAUSED])
    rooms = list(running.values_list("pk", "kind", "slow_seconds"))
    if not rooms:
        return RoomsNow()
    there = leaders_in([pk for pk, _, _ in rooms], at)
    return RoomsNow(
        open=len(rooms),
        covered=sum(enough_leaders(kind, there.get(pk, 0)) for pk, kind, _ in rooms),
        held=Entry.objects.filter(state=Entry.State.HELD).count(),
        slow={pk: seconds for pk, _, seconds in rooms if seconds},
    )


def numbers_now(channel_ids: Sequence[int]) -> Mapping[int, int]:
    """Return the last number of each channel."""
    return last_numbers(channel_ids)


def pages_open(worker: str) -> set[UUID]:
    """Return the keys of the pages that count as open in a process."""
    open_pages = Presence.objects.filter(worker=worker, went_at=None)
    return set(open_pages.values_list("key", flat=True))


def room_is_over(room_id: int) -> bool:
    """Return whether a room's session has ended."""
    return Room.objects.filter(pk=room_id, phase=Room.Phase.CLOSED).exists()
