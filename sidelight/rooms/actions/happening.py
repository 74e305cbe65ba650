"""Adding one event to a channel, in the transaction of what it tells of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F

from sidelight.live.here import pass_on
from sidelight.people.models import Person
from sidelight.rooms.models import Channel, Entry, Place, Room
from sidelight.rooms.queries.events import events_numbered


@dataclass(frozen=True)
class Event:
    """What happened. detail: codes and numbers. sealed: words, encrypted for this channel."""

    kind: Entry.Kind
    author: Person | None = None
    detail: Mapping[str, object] = field(default_factory=dict)
    about_seq: int | None = None
    about: Entry | None = None
    sealed: bytes = b""


def lock_room(room_id: int) -> Room:
    """Return the room, locked until the transaction ends: its numbers are given under this."""
    locked: Room = Room.objects.select_for_update().get(pk=room_id)
    return locked


def happen(channel: Channel, event: Event, *, at: datetime) -> Entry:
    """Add an event, and pass it on when the transaction is over. The room must be locked."""
    seq = next_seq(channel)
    entry = _entry_of(channel, event, seq, at)
    entry.save(force_insert=True)
    pass_on_later([(channel.pk, seq)])
    return entry


def happen_in_rooms(events: Mapping[int, Event], *, at: datetime) -> None:
    """Add one event to what everybody reads, in each of these rooms. All of them must be locked."""
    those = Channel.objects.filter(room__in=events, kind=Channel.Kind.ROOM)
    those.update(last_seq=F("last_seq") + 1)
    channels = list(those)
    Entry.objects.bulk_create(
        _entry_of(channel, events[channel.room_id], channel.last_seq, at) for channel in channels
    )
    pass_on_later([(channel.pk, channel.last_seq) for channel in channels])


def _entry_of(channel: Channel, event: Event, seq: int, at: datetime) -> Entry:
    return Entry(
        room_id=channel.room_id,
        channel=channel,
        seq=seq,
        kind=event.kind,
        author=event.author,
        detail=dict(event.detail),
        about_seq=event.about_seq,
        about=event.about,
        sealed=event.sealed,
        at=at,
    )


def next_seq(channel: Channel) -> int:
    """Return the next number of a channel and note it. The room must be locked."""
    channel.refresh_from_db(fields=["last_seq"])
    channel.last_seq += 1
    channel.save(update_fields=["last_seq"])
    return channel.last_seq


def pass_on_later(numbers: Sequence[tuple[int, int]]) -> None:
    """Pass events on to open pages when the transaction is over: by channel and number."""
    if numbers:
        transaction.on_commit(lambda: pass_on(events_numbered(numbers)))


def room_channel(room: Room) -> Channel:
    """Return the channel that everybody in a room reads."""
    return room.channels.get(kind=Channel.Kind.ROOM)


def team_channel(room: Room) -> Channel:
    """Return the channel that the leaders read."""
    return room.channels.get(kind=Channel.Kind.TEAM)


def line_of(place: Place) -> Channel:
    """Return a member's line to the leaders."""
    return Channel.objects.get(place=place)
