"""What the writing transaction asks about all rooms of its batch: a question for each table.

In SQL of its own, because the ORM would take longer to write these than the database to answer.
Rows are locked in the order of their ids, so that two workers never wait for each other in a ring.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sidelight.live.queries import GONE_AFTER, LOOKS_BACK
from sidelight.rooms.queries.database import (
    Question,
    Row,
    among,
    answer,
    entries_where,
    is_sqlite,
    many,
    marked,
    text_for_many,
)
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


def lock_rooms(room_ids: Sequence[int]) -> list[Question[None]]:
    """Return what locks these rooms until the transaction ends; ask it before all that may change.

    SQLite locks all there is as soon as somebody writes, so there is nothing to ask.
    """
    return [] if is_sqlite() else [Question(LOCK_ROOMS, many(room_ids), _nothing)]


LOCK_ROOMS = "SELECT id FROM rooms_room WHERE id = ANY(%s) ORDER BY id FOR UPDATE"


def rooms_now(room_ids: Sequence[int], at: datetime) -> Question[dict[int, RoomNow]]:
    """Ask how these rooms are."""
    return Question(_rooms(len(room_ids)), [*_since(at), *many(room_ids)], _as_rooms)


@text_for_many
def _rooms(count: int) -> str:
    return f"""
        SELECT r.id, r.kind, r.phase, r.holding, ({LEADERS_HERE}), EXISTS ({ASIDE})
        FROM rooms_room r WHERE {among("r.id", count)}
    """  # noqa: S608


def _as_rooms(found: Sequence[Row]) -> dict[int, RoomNow]:
    return {
        room_id: RoomNow(phase, holding, enough_leaders(kind, there), bool(aside))
        for room_id, kind, phase, holding, there, aside in found
    }


def leaders_in(room_ids: Sequence[int], at: datetime) -> dict[int, int]:
    """Return for each room how many leaders are there: connected, in sight, with recent input."""
    return answer(Question(_leaders(len(room_ids)), [*_since(at), *many(room_ids)], _as_numbers))


@text_for_many
def _leaders(count: int) -> str:
    return f"SELECT r.id, ({LEADERS_HERE}) FROM rooms_room r WHERE {among('r.id', count)}"  # noqa: S608


def _as_numbers(found: Sequence[Row]) -> dict[int, int]:
    return {int(of): int(number) for of, number in found}


def _since(at: datetime) -> list[object]:
    return [as_instant(at - span) for span in (INPUT_WITHIN, GONE_AFTER, ASKS_WITHIN)]


def speakers(place_ids: Sequence[int], at: datetime) -> Question[dict[int, SpeakerNow]]:
    """Ask how these places are at this instant."""
    return Question(_places(len(place_ids)), [as_instant(at), *many(place_ids)], _as_speakers)


@text_for_many
def _places(count: int) -> str:
    return f"""
        SELECT id, part, removed_at IS NOT NULL, quiet_until > %s, held_since IS NOT NULL
        FROM rooms_place WHERE {among("id", count)}
    """  # noqa: S608


def _as_speakers(found: Sequence[Row]) -> dict[int, SpeakerNow]:
    return {
        place_id: SpeakerNow(part == "member", part == "second", bool(out), bool(quiet), bool(held))
        for place_id, part, out, quiet, held in found
    }


def known_messages(keys: Sequence[object]) -> Question[dict[tuple[UUID, int, int], Known]]:
    """Ask which messages are kept already, by key, author and room."""
    return Question(_keys(len(keys)), many(keys), _as_known)


@text_for_many
def _keys(count: int) -> str:
    return f"""
        SELECT key, author_id, room_id, seq, state, id
        FROM {entries_where("key", "uuid", count)}
    """  # noqa: S608


def _as_known(found: Sequence[Row]) -> dict[tuple[UUID, int, int], Known]:
    return {
        (from_key(key), author, room): Known(seq, state, number)
        for key, author, room, seq, state, number in found
    }


def held_messages(entry_ids: Sequence[int]) -> Question[dict[int, Waiting]]:
    """Ask which of these messages still wait for a leader; their rooms are locked."""
    return Question(_held(len(entry_ids)), many(entry_ids), _as_waiting)


@text_for_many
def _held(count: int) -> str:
    return f"""
        SELECT e.id, e.room_id, e.channel_id, p.slug, e.sealed, r.sealed_key, e.reply_to, e.at
        FROM {entries_where("id", "bigint", count, held=True)}
        JOIN rooms_room r ON r.id = e.room_id
        JOIN rooms_place p ON p.room_id = e.room_id AND p.person_id = e.author_id
    """  # noqa: S608


def _as_waiting(found: Sequence[Row]) -> dict[int, Waiting]:
    return {
        entry: Waiting(entry, room, channel, place, bytes(sealed), key, to, from_instant(at))
        for entry, room, channel, place, sealed, key, to, at in found
    }


def channel_numbers(channel_ids: Sequence[int]) -> Question[dict[int, int]]:
    """Ask for the last number of each channel."""
    return Question(_numbers(len(channel_ids)), many(channel_ids), _as_numbers)


@text_for_many
def _numbers(count: int) -> str:
    return f"SELECT id, last_seq FROM rooms_channel WHERE {among('id', count)}"  # noqa: S608


def changed_lately(at: datetime) -> Question[set[int]]:
    """Ask about which people something changed in the last half minute."""
    return Question(marked(CHANGED_LATELY), [as_instant(at - LOOKS_BACK)], _as_people)


CHANGED_LATELY = "SELECT person_id FROM live_recheck WHERE at > %s AND person_id IS NOT NULL"


def _as_people(found: Sequence[Row]) -> set[int]:
    return {person_id for (person_id,) in found}


def last_numbers(channel_ids: Sequence[int]) -> dict[int, int]:
    """Return the last number of each channel."""
    return answer(channel_numbers(channel_ids))


def _nothing(found: Sequence[Row]) -> None:
    pass


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
