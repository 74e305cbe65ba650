"""What happened in channels, read back from the database and written as pages get it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.live.connection import Item
from sidelight.rooms.queries.database import (
    Question,
    answer,
    entries_where,
    is_sqlite,
    many,
    marks,
    text_for_many,
)
from sidelight.rooms.queries.facts import from_instant, from_key, last_numbers
from sidelight.rooms.queries.sealing import box_of, unseal
from sidelight.rooms.rules import wire

BEGINS_WITH = 60
MOST_EVENTS = 300
CHANNELS_AT_ONCE = 200
Row = Mapping[str, Any]  # Any: columns of different types, turned into text here and nowhere else

SELECT = """
    SELECT e.channel_id, e.seq, e.kind, e.state, e.sealed, e.reply_to, e.about_seq, e.detail, e.at,
           e.about_id, c.kind, lp.slug, r.sealed_key, ap.slug,
           h.key, h.sealed, h.channel_id, h.at, h.detail, hp.slug, e.key, e.author_id
    FROM {entries}
    JOIN rooms_channel c ON c.id = e.channel_id
    JOIN rooms_room r ON r.id = e.room_id
    LEFT JOIN rooms_place lp ON lp.id = c.place_id
    LEFT JOIN rooms_place ap ON ap.room_id = e.room_id AND ap.person_id = e.author_id
    LEFT JOIN rooms_entry h ON h.id = e.about_id
    LEFT JOIN rooms_place hp ON hp.room_id = e.room_id AND hp.person_id = h.author_id
"""
NAMES = (
    "channel_id", "seq", "kind", "state", "sealed", "reply_to", "about_seq", "detail", "at",
    "about_id", "channel_kind", "line", "sealed_key", "place",
    "about_key", "about_sealed", "about_channel_id", "about_at", "about_detail", "about_place",
    "key", "author_id",
)  # fmt: skip


def what_followed(after: Mapping[int, int | None]) -> dict[int, tuple[int, list[Item]]]:
    """Return for each channel its last number, and the events after the one asked for.

    None asks for the last few, from which a process begins to follow a channel.
    """
    last = last_numbers(list(after))
    wanted = {
        channel: max(0, last[channel] - BEGINS_WITH) if seen is None else seen
        for channel, seen in after.items()
        if channel in last
    }
    found: dict[int, list[Item]] = defaultdict(list)
    for some in chunks(list(wanted.items()), CHANNELS_AT_ONCE):
        for row in events_after(some):
            found[row["channel_id"]].append(item_of(row))
    return {channel: (last[channel], found[channel]) for channel in wanted}


def events_after(wanted: Sequence[tuple[int, int]], *, most: int = MOST_EVENTS) -> list[Row]:
    """Return the rows of events after these numbers, in order, at most so many of a channel."""
    if not wanted:
        return []
    sent: list[object] = [*chain(*wanted)]
    if not is_sqlite():
        sent = [list(column) for column in zip(*wanted, strict=True)]
    return answer(Question(_after(len(wanted)), [*sent, most], _named))


@text_for_many
def _after(count: int) -> str:
    # The few channels first, and in them nothing but a stretch of the index (see entries_where).
    if is_sqlite():
        pairs = ", ".join([f"({marks(2)})"] * count)
        wanted = f"WITH wanted (channel, after) AS (VALUES {pairs})"
        entries = SELECT.format(entries="wanted w CROSS JOIN rooms_entry e")
        those = "WHERE e.channel_id = w.channel AND e.seq > w.after AND e.seq <= w.after + %s"
        return f"{wanted} {entries} {those} ORDER BY e.channel_id, e.seq"
    entries = SELECT.format(
        entries="""
        unnest(%s::bigint[], %s::int[]) AS w (channel, after) CROSS JOIN LATERAL (
            SELECT * FROM rooms_entry
            WHERE channel_id = w.channel AND seq > w.after AND seq <= w.after + %s OFFSET 0
        ) e"""
    )
    return f"{entries} ORDER BY e.channel_id, e.seq"


def events_numbered(numbers: Sequence[tuple[int, int]]) -> list[Item]:
    """Return single events by channel and number, to be passed on."""
    before = [(channel, seq - 1) for channel, seq in numbers]
    return [item_of(row) for row in events_after(before, most=1)]


def waiting_for_leaders(room_ids: Sequence[int]) -> list[Row]:
    """Return the rows of messages that are held in these rooms, oldest first."""
    return answer(Question(_waiting(len(room_ids)), many(room_ids), _named))


@text_for_many
def _waiting(count: int) -> str:
    those = SELECT.format(entries=entries_where("room_id", "bigint", count, held=True))
    return f"{those} ORDER BY e.id"


def _named(found: Sequence[Sequence[object]]) -> list[Row]:
    return [dict(zip(NAMES, row, strict=True)) for row in found]


def item_of(row: Row) -> Item:
    """Return an event as it is sent to everybody who reads its channel."""
    gone = _blank(row) if row["kind"] == "gone" else None
    return Item(row["channel_id"], row["seq"], text_of(row), gone)


def text_of(row: Row) -> str:
    """Return an event's message. Words that do not open any more are left out."""
    if row["kind"] in SAID_BY_CODES and not as_json(row["detail"]):
        nobodys = wire.Words("", "", wire.instant(from_instant(row["at"])))
        return wire.said(channel_name(row), row["seq"], nobodys, gone=True)
    return _text_of(row)


# Where the codes were erased with somebody's words, only the number is left.
SAID_BY_CODES = ("reacted", "declined", "told", "state", "activity")


def _text_of(row: Row) -> str:
    channel, seq, kind = channel_name(row), row["seq"], row["kind"]
    detail = as_json(row["detail"])
    at = from_instant(row["at"])
    head = {"type": kind, "ch": channel, "seq": seq}
    match kind:
        case "said":
            words = wire.Words(row["place"] or "", words_of(row), wire.instant(at), row["reply_to"])
            return wire.said(channel, seq, words, gone=row["state"] == "gone")
        case "gone":
            return wire.written({**head, "of": row["about_seq"]})
        case "reacted":
            return wire.written({**head, "to": row["about_seq"], "signs": detail["signs"]})
        case "held":
            about_at = from_instant(row["about_at"])
            words = wire.Words(row["about_place"] or "", about_words(row), wire.instant(about_at))
            noticed = as_json(row["about_detail"]).get("marks", ())
            why = detail.get("why", "all")  # erased with its author's words
            return wire.held(seq, row["about_id"], words, why=why, marks=noticed)
        case "settled":
            return wire.settled(seq, row["about_id"], how=detail["how"], place=row["place"] or "")
        case "declined":
            told = {"id": str(from_key(row["about_key"])), "text": words_of(row)}
            return wire.written({**head, **told, "reason": detail["reason"]})
        case "told":
            return wire.written({**head, "from": row["place"] or "", **detail})
    return wire.written({**head, "at": wire.instant(at), **detail})


def _blank(row: Row) -> Item:
    """Return what stands from now on where words were taken away, in memory as well."""
    channel, of = channel_name(row), row["about_seq"]
    text = wire.written({"type": "said", "ch": channel, "seq": of, "text": "", "gone": True})
    return Item(row["channel_id"], of, text)


def channel_name(row: Row) -> str:
    """Return what a channel is called on the wire."""
    return f"line:{row['line']}" if row["channel_kind"] == "line" else str(row["channel_kind"])


def words_of(row: Row) -> str:
    """Return the words of an event; none where they were taken away or do not open."""
    if row["state"] == "gone":
        return ""
    return _opened(row["sealed_key"], row["sealed"], row["channel_id"])


def about_words(row: Row) -> str:
    """Return the words of the held message that an event is about."""
    return _opened(row["sealed_key"], row["about_sealed"] or b"", row["about_channel_id"] or 0)


def _opened(sealed_key: str, sealed: bytes, channel_id: int) -> str:
    try:
        return unseal(box_of(sealed_key), sealed, channel_id=channel_id)
    except CannotDecrypt:
        return ""


def as_json(kept: object) -> dict[str, Any]:  # Any: as JSON
    """Return what a JSON column holds: text in SQLite, read already in PostgreSQL."""
    return dict(json.loads(kept)) if isinstance(kept, str) else dict(kept or {})  # type: ignore[call-overload]


def chunks(values: Sequence[tuple[int, int]], size: int) -> Iterable[Sequence[tuple[int, int]]]:
    """Cut a list into pieces."""
    return (values[start : start + size] for start in range(0, len(values), size))
