"""What many pages ask of many rooms at once, kept in one transaction.

This is the only way into the conversation: over the socket many together, over HTTP one alone. The
rooms are locked first, so that whether a message is held, and which number it gets, is decided
from the room as it is, and never from what a page or a process remembers of it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import structlog

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.ledger.actions import NewLine, record_all
from sidelight.ledger.models import Act
from sidelight.live.connection import Item
from sidelight.rooms.actions import rows
from sidelight.rooms.actions.rows import NewEntry
from sidelight.rooms.queries.database import answer, answers, do, together
from sidelight.rooms.queries.facts import (
    Kept,
    Known,
    Waiting,
    changed_lately,
    channel_numbers,
    held_messages,
    known_messages,
    lock_rooms,
    rooms_now,
    speakers,
)
from sidelight.rooms.queries.parts import without_their_part
from sidelight.rooms.queries.sealing import box_of, unseal
from sidelight.rooms.rules import wire
from sidelight.rooms.rules.jobs import (
    Came,
    Code,
    Declined,
    Done,
    Held,
    Here,
    Job,
    Outcome,
    Refused,
    Release,
    Say,
    Shown,
    Speaker,
    Went,
    Why,
)
from sidelight.rooms.rules.speaking import RoomNow, SpeakerNow, why_hold, why_not_speak
from sidelight.rooms.rules.wire import Words

log = structlog.get_logger("sidelight.rooms")


def keep(jobs: Sequence[Job], *, at: datetime) -> tuple[list[Outcome], list[Item]]:
    """Keep these in order and durably; return what became of each, and the events to pass on.

    Everything or nothing is written: an error leaves no trace, and nothing was acknowledged.
    """
    with together():
        batch = _locked(jobs, at)
        outcomes = [_kept(job, batch) for job in jobs]
        _write(batch, jobs)
    return outcomes, _items(batch)


@dataclass
class Batch:
    """Rooms, people and numbers as they are under the lock, and what is to be written."""

    at: datetime
    rooms: dict[int, RoomNow]
    speakers: dict[int, SpeakerNow]
    last: dict[int, int]
    kept: Kept
    known: dict[tuple[UUID, int, int], Known]
    waiting: dict[int, Waiting]
    before: dict[int, int] = field(default_factory=dict)
    shown: list[tuple[Say, int]] = field(default_factory=list)
    held: list[tuple[Say, Why, int]] = field(default_factory=list)
    released: list[tuple[Release, Waiting, str, int, int]] = field(default_factory=list)

    def entry_of(self, job: Say) -> int:
        """Return the row of a message that was written just now."""
        return self.known[job.key, job.speaker.person_id, job.speaker.room_id].entry_id

    def next_seq(self, channel_id: int) -> int:
        """Return the next number of a channel; its room is locked until the end."""
        self.last[channel_id] += 1
        return self.last[channel_id]


def _locked(jobs: Sequence[Job], at: datetime) -> Batch:
    said = [job for job in jobs if isinstance(job, Say)]
    released = [job for job in jobs if isinstance(job, Release)]
    about = [*(job.speaker for job in said), *(job.speaker for job in released)]
    room_ids = sorted({speaker.room_id for speaker in about})
    locks, waiting = lock_rooms(room_ids), {}
    if released:
        *_, waiting = answers(*locks, held_messages([job.entry_id for job in released]))
    channels = {job.channel_id for job in said} | {one.channel_id for one in waiting.values()}
    kept = Kept.of(at)
    # What may change is asked after all is locked: whoever had the lock before may have done so.
    *_, rooms, now, last, known, changed = answers(
        *locks,
        rooms_now(room_ids, at),
        speakers(sorted({speaker.place_id for speaker in about}), at),
        channel_numbers(sorted(channels | {speaker.team_id for speaker in about})),
        known_messages([kept.key(job.key) for job in said]),
        changed_lately(at),
    )
    _leave_out_whose_part_ended(now, [one for one in about if one.person_id in changed], at)
    return Batch(at, rooms, now, last, kept, known, waiting, dict(last))


def _leave_out_whose_part_ended(
    now: dict[int, SpeakerNow], about: Sequence[Speaker], at: datetime
) -> None:
    """Count staff whose role or readiness just ended as out already.

    about: those of whom something changed in the last half minute; whom that concerns earlier is
    out by then (consumers/rounds.py).
    """
    staff = {
        one.place_id: one.person_id
        for one in about
        if one.place_id in now and not now[one.place_id].is_member
    }
    for place_id in without_their_part(staff, at) if staff else ():
        now[place_id] = now[place_id]._replace(is_out=True)


def _kept(job: Job, batch: Batch) -> Outcome:
    if isinstance(job, Say):
        return _say(job, batch)
    if isinstance(job, Release):
        return _release(job, batch)
    return Done()


def _say(job: Say, batch: Batch) -> Outcome:
    who = job.speaker
    mine = (job.key, who.person_id, who.room_id)
    if (known := batch.known.get(mine)) is not None:
        return _again(known)
    room, speaker = batch.rooms.get(who.room_id), batch.speakers.get(who.place_id)
    if room is None or speaker is None or job.channel_id not in batch.last:
        return Refused(Code.NOT_HERE)
    if (code := why_not_speak(room, speaker, in_room=job.is_in_room)) is not None:
        return Refused(code)
    why = why_hold(room, speaker, job.finding) if job.is_in_room else None
    if why is not None:
        batch.held.append((job, why, batch.next_seq(who.team_id)))
        batch.known[mine] = Known(None, "held")
        return Held()
    seq = batch.next_seq(job.channel_id)
    batch.shown.append((job, seq))
    batch.known[mine] = Known(seq, "shown")
    return Shown(seq)


def _again(known: Known) -> Outcome:
    """The same message once more: say what became of it, and keep nothing."""
    if known.seq is not None:
        return Shown(known.seq, again=True)
    return Held(again=True) if known.state == "held" else Declined()


def _release(job: Release, batch: Batch) -> Outcome:
    who = job.speaker
    room, speaker = batch.rooms.get(who.room_id), batch.speakers.get(who.place_id)
    if room is None or speaker is None or speaker.is_out or not who.leads:
        return Refused(Code.NOT_YOURS)
    if room.phase == "closed":
        return Refused(Code.CLOSED)
    one = batch.waiting.get(job.entry_id)
    if one is None or one.room_id != who.room_id:
        return Refused(Code.GONE)
    words = _opened(one)
    if words is None:
        log.error("words_do_not_open", room=one.room_id, entry=one.entry_id)
        return Refused(Code.GONE)
    del batch.waiting[job.entry_id]
    seq, team_seq = batch.next_seq(one.channel_id), batch.next_seq(who.team_id)
    batch.released.append((job, one, words, seq, team_seq))
    return Done()


def _opened(one: Waiting) -> str | None:
    """Return the words of a held message; None where they do not open: the room's key is lost."""
    try:
        return unseal(box_of(one.sealed_key), one.sealed, channel_id=one.channel_id)
    except CannotDecrypt:
        return None


def _write(batch: Batch, jobs: Sequence[Job]) -> None:
    kept = batch.kept
    if batch.held:
        do(*rows.inserted([_row_of(job, None, kept) for job, _, _ in batch.held], kept))
        held = answer(known_messages([kept.key(job.key) for job, _, _ in batch.held]))
        batch.known.update(held)
    rows.show_released(
        [(seq, job.speaker.person_id, one.entry_id) for job, one, _, seq, _ in batch.released],
        kept,
    )
    record_all([_line_of(job, one, batch) for job, one, *_ in batch.released])
    rows.write_presence(
        [job for job in jobs if isinstance(job, Came)],
        [job for job in jobs if isinstance(job, Here)],
        [job for job in jobs if isinstance(job, Went)],
        kept,
    )
    shown = [_row_of(job, seq, kept) for job, seq in batch.shown]
    numbers = {n: seq for n, seq in batch.last.items() if seq != batch.before[n]}
    do(*rows.inserted([*shown, *_for_the_team(batch)], kept), *rows.numbered(numbers))


def _line_of(job: Release, one: Waiting, batch: Batch) -> NewLine:
    """Return the line of the ledger that says who let a message through."""
    return NewLine(
        Act.MESSAGE_SETTLED,
        job.speaker.person_id,
        ("message", one.entry_id),
        batch.at,
        {"outcome": "released", "room": one.room_id},
    )


def _row_of(job: Say, seq: int | None, kept: Kept) -> NewEntry:
    """Return the row of a message: shown with its number, or held without one."""
    who = job.speaker
    noticed = json.dumps({"marks": job.marks}) if seq is None and job.marks else "{}"
    return NewEntry(
        who.room_id,
        job.channel_id,
        seq,
        "said",
        "held" if seq is None else "shown",
        who.person_id,
        kept.key(job.key),
        job.sealed,
        job.reply_to,
        detail=noticed,
    )


def _for_the_team(batch: Batch) -> Iterator[NewEntry]:
    """Return what the leaders are told: what waits, and what was let through."""
    for job, why, seq in batch.held:
        who = job.speaker
        about, detail = batch.entry_of(job), json.dumps({"why": why.value})
        yield NewEntry(who.room_id, who.team_id, seq, "held", about_id=about, detail=detail)
    for release, one, *_, seq in batch.released:
        who = release.speaker
        yield NewEntry(
            who.room_id,
            who.team_id,
            seq,
            "settled",
            author_id=who.person_id,
            about_id=one.entry_id,
            detail='{"how": "released"}',
        )


def _items(batch: Batch) -> list[Item]:
    """Return what happened as it is sent to whoever follows the channels."""
    items, at = [], wire.instant(batch.at)
    for job, seq in batch.shown:
        words = Words(job.speaker.place, job.text, at, job.reply_to)
        items.append(Item(job.channel_id, seq, wire.said(job.channel, seq, words)))
    for job, why, seq in batch.held:
        words = Words(job.speaker.place, job.text, at)
        text = wire.held(seq, batch.entry_of(job), words, why=why.value, marks=job.marks)
        items.append(Item(job.speaker.team_id, seq, text))
    for release, one, opened, seq, team_seq in batch.released:
        words = Words(one.place, opened, wire.instant(one.at), one.reply_to)
        items.append(Item(one.channel_id, seq, wire.said("room", seq, words)))
        who = release.speaker
        settled = wire.settled(team_seq, one.entry_id, how="released", place=who.place)
        items.append(Item(who.team_id, team_seq, settled))
    return items
