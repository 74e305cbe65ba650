"""How events are written for pages: docs/live-protocol.md. Pure; each text is made once for all."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

Json = object
_text = json.encoder.encode_basestring  # what json.dumps does with a text, and no more
Marks = Sequence[Sequence[int]]


def written(message: Mapping[str, Json]) -> str:
    """Return a message as it is sent."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def instant(at: datetime) -> str:
    """Return an instant as pages read it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Words(NamedTuple):
    """What somebody wrote. place: its author's short name in the room. at: as `instant` says."""

    place: str
    text: str
    at: str
    reply_to: int | None = None


def said(channel: str, seq: int, words: Words, *, gone: bool = False) -> str:
    """Return words in a channel. Written by hand, because there are so many of them."""
    place, text, at, reply_to = words
    more = f',"reply_to":{reply_to}' if reply_to is not None else ""
    more += ',"gone":true' if gone else ""
    return (
        f'{{"type":"said","ch":"{channel}","seq":{seq},"from":"{place}",'
        f'"text":{_text(text)},"at":"{at}"{more}}}'
    )


def held(seq: int, entry: int, words: Words, *, why: str, marks: Marks) -> str:
    """Return for the leaders a message that waits for them."""
    return written({
        "type": "held", "ch": "team", "seq": seq, "m": str(entry), "from": words.place,
        "text": words.text, "at": words.at, "why": why,
        "marks": [list(mark) for mark in marks],
    })  # fmt: skip


def settled(seq: int, entry: int, *, how: str, place: str) -> str:
    """Return for the leaders that a message does not wait any more."""
    return written({
        "type": "settled", "ch": "team", "seq": seq, "m": str(entry), "how": how, "by": place,
    })  # fmt: skip


def acknowledged(key: object, channel: str, seq: int | None) -> str:
    """Return that a message is kept: with its number, or held."""
    if seq is None:
        return f'{{"type":"ack","id":"{key}","ch":"{channel}","held":true}}'
    return f'{{"type":"ack","id":"{key}","ch":"{channel}","seq":{seq}}}'


def done(key: object) -> str:
    """Return that something other than words was done."""
    return f'{{"type":"ack","id":"{key}"}}'


def refused(code: str, why: str, key: object = None) -> str:
    """Return that something was not taken, in kind words."""
    known = {} if key is None else {"id": str(key)}
    return written({"type": "refused", **known, "code": code, "why": why})


def declined_before(key: object, channel: str) -> str:
    """Return that a message sent again had been kept, and a leader did not show it."""
    return f'{{"type":"ack","id":"{key}","ch":"{channel}","declined":true}}'
