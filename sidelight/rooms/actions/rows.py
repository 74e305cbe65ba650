"""The statements of a batch: one for each table, however many rows there are."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from sidelight.rooms.queries.database import (
    Statement,
    do_each,
    is_sqlite,
    marks,
    text_for_many,
)
from sidelight.rooms.queries.facts import Kept
from sidelight.rooms.rules.jobs import Came, Here, Went

Row = tuple[object, ...]


class NewEntry(NamedTuple):
    """A row of an event, as it is written. key, detail: as this database keeps them."""

    room_id: int
    channel_id: int
    seq: int | None
    kind: str
    state: str = "shown"
    author_id: int | None = None
    key: object = None
    sealed: bytes = b""
    reply_to: int | None = None
    about_id: int | None = None
    detail: str = "{}"


COLUMNS = (*NewEntry._fields, "at")
NEW_ENTRIES = f"INSERT INTO rooms_entry ({', '.join(COLUMNS)})"  # our own names
AS_SENT = ", ".join(
    f"{name} {kind}"
    for name, kind in zip(
        COLUMNS,
        ("bigint", "bigint", "int", "text", "text", "bigint", "uuid", "bytea", "int", "bigint",
         "jsonb", "timestamptz"),
        strict=True,
    )
)  # fmt: skip
FROM_JSON = f"{NEW_ENTRIES} SELECT * FROM json_to_recordset(%s) AS new ({AS_SENT})"  # noqa: S608  # our own names


def inserted(entries: Iterable[NewEntry], kept: Kept) -> list[Statement]:
    """Return what writes events: one statement, for between two others may have the processor."""
    new = list(entries)
    if not new:
        return []
    if is_sqlite():
        return [Statement(_new_entries(len(new)), [v for one in new for v in (*one, kept.at)])]
    return [Statement(FROM_JSON, [json.dumps([_as_json(one, kept) for one in new])])]


@text_for_many
def _new_entries(count: int) -> str:
    return f"{NEW_ENTRIES} VALUES {', '.join([f'({marks(len(COLUMNS))})'] * count)}"


def _as_json(new: NewEntry, kept: Kept) -> dict[str, object]:
    """Return a row for PostgreSQL, which reads one text faster than thousands of values."""
    sealed, key = "\\x" + new.sealed.hex(), None if new.key is None else str(new.key)
    as_row = new._replace(sealed=sealed, key=key, detail=json.loads(new.detail))  # type: ignore[arg-type]
    return dict(zip(COLUMNS, (*as_row, str(kept.at)), strict=True))


def numbered(last: Mapping[int, int]) -> list[Statement]:
    """Return what notes the last number of each channel that has new ones."""
    if not last:
        return []
    if is_sqlite():
        return [Statement(_new_numbers(len(last)), [*chain(*last.items())])]
    return [Statement(_new_numbers(len(last)), [list(last), list(last.values())])]


@text_for_many
def _new_numbers(count: int) -> str:
    new = "unnest(%s::bigint[], %s::int[])"
    if is_sqlite():
        new = f"(VALUES {', '.join(['(%s, %s)'] * count)})"
    return f"""
        WITH new (id, seq) AS (SELECT * FROM {new})
        UPDATE rooms_channel SET last_seq = new.seq FROM new WHERE rooms_channel.id = new.id
    """  # noqa: S608


def show_released(rows: Iterable[tuple[int, int, int]], kept: Kept) -> None:
    """Give held messages their numbers. rows: number, who let it through, entry."""
    do_each(
        "UPDATE rooms_entry SET seq = %s, state = 'shown', settled_by_id = %s, settled_at = %s"
        " WHERE id = %s",
        [(seq, by, kept.at, entry) for seq, by, entry in rows],
    )


def write_presence(
    came: Sequence[Came], here: Sequence[Here], went: Sequence[Went], kept: Kept
) -> None:
    """Note who came, who is at the page, and who went, in this order."""
    do_each(
        "INSERT INTO rooms_presence (place_id, room_id, leads, key, worker, came_at, input_at,"
        " visible) VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (key) DO NOTHING",
        [_page(job, job.speaker.place_id, job.speaker.room_id, kept) for job in came],
    )
    do_each(
        "UPDATE rooms_presence SET input_at = %s, visible = %s WHERE key = %s AND went_at IS NULL",
        [(kept.at, job.visible, kept.key(job.key)) for job in here],
    )
    do_each(
        "UPDATE rooms_presence SET went_at = %s WHERE key = %s AND went_at IS NULL",
        [(kept.at, kept.key(job.key)) for job in went],
    )


def _page(job: Came, place_id: int, room_id: int, kept: Kept) -> Row:
    key: UUID = job.key
    leads = job.speaker.leads
    return (place_id, room_id, leads, kept.key(key), job.worker, kept.at, kept.at, True)
