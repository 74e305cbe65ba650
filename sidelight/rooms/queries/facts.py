"""What the writing transaction asks about all rooms of its batch: a question for each table.

In SQL of its own, because the ORM would take longer to write these than the database to answer.
Rows are locked in the order of their ids, so that two workers never wait for each other in a ring.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sidelight.live.queries import GONE_AFTER
from sidelight.rooms.queries.database import is_sqlite, marks, rows
from sidelight.rooms.rules.speaking import INPUT_WITHIN, RoomNow, SpeakerNow, enough_leaders

ASKS_WITHIN = timedelta(seconds=60)  # a page without a connection asks much more often


@dataclass(frozen=True, slots=True)
class Known:
    """A message that is kept already, found by the key that its page gave it."""

    seq: int | None
    state: str
    entry_id: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A held message with what is needed to show it. place: its author's, as others see it."""

    entry_id: int
    room_id: int
    channel_id: int
    place: str
    sealed: bytes
    sealed_key: str
    reply_to: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """How this database keeps the instant of a batch, and keys: asked once, used for each row."""

    at: object
    has_uuids: bool

    @classmethod
    def of(cls, at: datetime) -> "Kept":
        return cls(as_instant(at), not is_sqlite())

    def key(self, key: UUID) -> object:
        return key if self.has_uuids else key.hex


# Leaders who are there: connected, in sight, with recent input.
LEADERS_HERE = """
    SELECT COUNT(DISTINCT p.place_id)
    FROM rooms_presence p
    JOIN rooms_place l ON l.id = p.place_id
    LEFT JOIN live_worker w ON w.key = p.worker
    WHERE p.room_id = r.id AND p.went_at IS NULL AND p.leads AND p.visible
      AND p.input_at > %s AND l.removed_at IS NULL
      AND (w.seen_at > %s OR (p.worker = '' AND p.input_at > %s))
"""
# A leader has taken a member aside.
ASIDE = """
    SELECT 1 FROM rooms_aside a JOIN rooms_place p ON p.id = a.place_id
    WHERE a.ended_at IS NULL AND p.room_id = r.id
"""


def lock_rooms(room_ids: Sequence[int], at: datetime) -> dict[int, RoomNow]:
    """Lock these rooms until the transaction ends, and return how they are."""
    if not room_ids:
        return {}
    if not is_sqlite():  # which locks all there is as soon as somebody writes
        those = f"WHERE id IN ({marks(room_ids)}) ORDER BY id FOR UPDATE"
        rows(f"SELECT id FROM rooms_room {those}", room_ids)  # noqa: S608
    # Asked after it is locked: whoever had the lock before may have changed all of this.
    sql = f"""
        SELECT r.id, r.kind, r.phase, r.holding, ({LEADERS_HERE}), EXISTS ({ASIDE})
        FROM rooms_room r WHERE r.id IN ({marks(room_ids)})
    """  # noqa: S608
    return {
        room_id: RoomNow(
            phase=phase,
            holding=holding,
            is_covered=enough_leaders(kind, there),
            has_side_room=bool(aside),
        )
        for room_id, kind, phase, holding, there, aside in rows(sql, [*_since(at), *room_ids])
    }


def leaders_in(room_ids: Sequence[int], at: datetime) -> dict[int, int]:
    """Return for each room how many leaders are there: connected, in sight, with recent input."""
    sql = f"SELECT r.id, ({LEADERS_HERE}) FROM rooms_room r WHERE r.id IN ({marks(room_ids)})"  # noqa: S608
    return {int(room_id): int(count) for room_id, count in rows(sql, [*_since(at), *room_ids])}


def _since(at: datetime) -> list[object]:
    return [as_instant(at - span) for span in (INPUT_WITHIN, GONE_AFTER, ASKS_WITHIN)]


def speakers(place_ids: Sequence[int], at: datetime) -> dict[int, SpeakerNow]:
    """Return how these places are at this instant."""
    if not place_ids:
        return {}
    sql = f"""
        SELECT id, part, removed_at IS NOT NULL, COALESCE(quiet_until > %s, %s),
               held_since IS NOT NULL
        FROM rooms_place WHERE id IN ({marks(place_ids)})
    """  # noqa: S608
    return {
        place_id: SpeakerNow(
            is_member=part == "member",
            looks_in=part == "second",
            is_out=bool(out),
            is_quiet=bool(quiet),
            is_held=bool(held),
        )
        for place_id, part, out, quiet, held in rows(sql, [as_instant(at), False, *place_ids])
    }


def known_messages(keys: Sequence[object]) -> dict[tuple[UUID, int, int], Known]:
    """Return the messages that are kept already, by key, author and room."""
    if not keys:
        return {}
    sql = f"""
        SELECT key, author_id, room_id, seq, state, id
        FROM rooms_entry WHERE key IN ({marks(keys)})
    """  # noqa: S608
    return {
        (from_key(key), author, room): Known(seq, state, number)
        for key, author, room, seq, state, number in rows(sql, keys)
    }


def held_messages(entry_ids: Sequence[int]) -> dict[int, Waiting]:
    """Return those of these messages that still wait for a leader; their rooms are locked."""
    if not entry_ids:
        return {}
    sql = f"""
        SELECT e.id, e.room_id, e.channel_id, p.slug, e.sealed, r.sealed_key, e.reply_to, e.at
        FROM rooms_entry e
        JOIN rooms_room r ON r.id = e.room_id
        JOIN rooms_place p ON p.room_id = e.room_id AND p.person_id = e.author_id
        WHERE e.state = 'held' AND e.id IN ({marks(entry_ids)})
    """  # noqa: S608
    found = (
        Waiting(entry, room, channel, place, bytes(sealed), key, reply_to, from_instant(at))
        for entry, room, channel, place, sealed, key, reply_to, at in rows(sql, entry_ids)
    )
    return {one.entry_id: one for one in found}


def last_numbers(channel_ids: Sequence[int]) -> dict[int, int]:
    """Return the last number of each channel; its room is locked."""
    if not channel_ids:
        return {}
    sql = f"SELECT id, last_seq FROM rooms_channel WHERE id IN ({marks(channel_ids)})"  # noqa: S608
    return {int(number): int(seq) for number, seq in rows(sql, channel_ids)}


def as_instant(at: datetime) -> object:
    """Return an instant as this database keeps it: as Django does, in a third of the time."""
    if is_sqlite():
        return str(at.astimezone(UTC).replace(tzinfo=None))
    return at


def from_instant(kept: object) -> datetime:
    """Return an instant from what this database keeps."""
    at = kept if isinstance(kept, datetime) else datetime.fromisoformat(str(kept))
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def from_key(kept: object) -> UUID:
    """Return a UUID from what this database keeps."""
    return kept if isinstance(kept, UUID) else UUID(str(kept))
