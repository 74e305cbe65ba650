"""The statements of a batch: one for each table, however many rows there are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sidelight.rooms.queries.database import do, do_each, marks
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
NEW_ENTRIES = f"INSERT INTO rooms_entry ({', '.join(COLUMNS)}) VALUES"  # our own names


def insert(entries: Iterable[NewEntry], kept: Kept) -> None:
    """Write events in one statement: between two others threads may have the processor."""
    if new := [(*entry, kept.at) for entry in entries]:
        values, sent = _values(new)
        do(f"{NEW_ENTRIES} {values}", sent)


def write_numbers(last: Mapping[int, int]) -> None:
    """Note the last number of each channel that has new ones."""
    numbers = [(seq, channel) for channel, seq in last.items()]
    if numbers:
        values, sent = _values(numbers)
        do(
            f"WITH new (seq, id) AS (VALUES {values})"  # noqa: S608  # marks for parameters
            " UPDATE rooms_channel SET last_seq = new.seq FROM new WHERE rooms_channel.id = new.id",
            sent,
        )


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


def _values(new: Sequence[Row]) -> tuple[str, list[object]]:
    """Return places for all values of these rows, and the values."""
    return ", ".join([f"({marks(new[0])})"] * len(new)), [value for row in new for value in row]
