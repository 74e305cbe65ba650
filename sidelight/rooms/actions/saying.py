"""Words for a room: cleaned, looked at and encrypted first, then kept."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import structlog
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.foundation.text import clean_words
from sidelight.live.here import pass_on
from sidelight.rooms.actions.batch import keep
from sidelight.rooms.errors import CannotSpeak, TooFast
from sidelight.rooms.models import Entry, Room
from sidelight.rooms.queries.entering import Entrance
from sidelight.rooms.queries.sealing import box_of, seal
from sidelight.rooms.rules.jobs import Code, Finding, Outcome, Refused, Release, Say
from sidelight.screening.queries import CALM, glance
from sidelight.screening.rules import Axis, Item, Tier, Verdict
from sidelight.triage.queries import harmful_links

log = structlog.get_logger("sidelight.rooms")
BUDGET = timedelta(milliseconds=20)


class Words(NamedTuple):
    """What a page sent. key: made by the page, so that sending it again is the same message."""

    channel: str
    text: str
    key: UUID
    reply_to: int | None = None


def prepared(
    words: Words, entrance: Entrance, *, at: datetime, asker: object = None, received: float = 0.0
) -> Say:
    """Return words ready to be kept. Outside any transaction: all that costs time happens here.

    Raises CannotSpeak for a channel that is not open to this place, for no words at all, and where
    the room's key does not open: its author alone is refused, and the others go on.
    """
    channel_id = entrance.channels.get(words.channel)
    if channel_id is None:
        raise CannotSpeak(Code.NOT_YOURS)
    text = plain(words.text)
    if not text:
        raise CannotSpeak(Code.EMPTY)
    in_room = words.channel == "room"
    looks = in_room and entrance.part == "member"
    finding, marks = screened(text) if looks else (Finding.NOTHING, ())
    return Say(
        speaker=entrance.speaker,
        channel_id=channel_id,
        channel=words.channel,
        key=words.key,
        text=text,
        sealed=seal(_box_of(entrance), text, channel_id=channel_id),
        reply_to=words.reply_to,
        finding=finding,
        marks=marks,
        at=at,
        is_in_room=in_room,
        connection=asker,
        received=received,
    )


def _box_of(entrance: Entrance) -> AESGCM:
    try:
        return box_of(entrance.sealed_key)
    except CannotDecrypt:
        log.error("no_key_for_a_room", room=entrance.speaker.room_id)
        raise CannotSpeak(Code.CANNOT_STORE) from None


def say(words: Words, entrance: Entrance, *, at: datetime) -> Outcome:
    """Keep words that came over HTTP. Raises CannotSpeak with the code, TooFast over the limit."""
    job = prepared(words, entrance, at=at)
    _must_not_be_too_fast(job, entrance, at)
    outcomes, items = keep([job], at=at)
    pass_on(items)
    if isinstance(outcomes[0], Refused):
        raise CannotSpeak(outcomes[0].code)
    return outcomes[0]


def release(entry_id: int, entrance: Entrance, *, key: UUID, at: datetime) -> None:
    """Let a held message through. Raises CannotSpeak when it does not wait any more."""
    outcomes, items = keep([Release(entrance.speaker, entry_id, key, at)], at=at)
    pass_on(items)
    if isinstance(outcomes[0], Refused):
        raise CannotSpeak(outcomes[0].code)


def plain(raw: str) -> str:
    """Return words in one form, nothing invisible in them; most have no other letter than ASCII."""
    return raw.strip() if raw.isascii() and raw.isprintable() else clean_words(raw)


def screened(text: str) -> tuple[Finding, tuple[tuple[int, int], ...]]:
    """Return what screening makes of words, and which stretches; what it cannot say is held."""
    verdict = glance(Item(text), budget=BUDGET, links=harmful_links)
    if verdict is CALM:
        return Finding.NOTHING, ()
    found = [signal for signal in verdict.signals if signal.axis != Axis.KIND]
    marks = tuple((span.start, span.end) for signal in found for span in signal.spans)
    return _finding(verdict), marks[:20]


def _finding(verdict: Verdict) -> Finding:
    """A room waits for no queue: whatever somebody should look at today is held back now."""
    if not verdict.screened:
        return Finding.NOT_SCREENED
    noticed = [signal for signal in verdict.signals if signal.axis != Axis.KIND]
    if any(signal.tier >= Tier.TODAY or signal.axis == Axis.HARM for signal in noticed):
        return Finding.WORRYING
    return Finding.SOMETHING if noticed else Finding.NOTHING


def _must_not_be_too_fast(job: Say, entrance: Entrance, at: datetime) -> None:
    """Count what this person wrote lately; the same message once more is no new one.

    A line to the leaders is never slow: somebody may need it.
    """
    mine = Entry.objects.filter(room_id=job.speaker.room_id, author_id=job.speaker.person_id)
    said = mine.filter(kind=Entry.Kind.SAID)
    if said.filter(key=job.key).exists():
        return
    lately = said.filter(at__gt=at - timedelta(seconds=5)).count()
    if lately >= entrance.messages_at_once + entrance.messages_a_minute * 5 // 60:
        raise TooFast
    if not entrance.waits_in_slow_rooms or not job.is_in_room:
        return
    slow = Room.objects.values_list("slow_seconds", flat=True).get(pk=job.speaker.room_id)
    in_room = said.filter(channel=job.channel_id, at__gt=at - timedelta(seconds=slow))
    if slow and in_room.exists():
        raise CannotSpeak(Code.SLOW_MODE)
