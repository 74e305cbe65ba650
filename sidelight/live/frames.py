"""Frames on their way in (RFC 6455, section 5.2): where each ends, and the ordinary ones read.

Nearly all that pages send are short, whole texts. Reading those takes two microseconds here and
twenty in the library; everything that is not ordinary is left to the library.
"""

from enum import Enum
from typing import NamedTuple

from websockets.frames import apply_mask  # type: ignore[attr-defined]  # in C where it can be

WHOLE_TEXT = 0x81
CONTROLS = frozenset({0x88, 0x89, 0x8A})  # close, ping, pong
MASKED = 0x80
MASK_BYTES = 4
TWO_MORE = 126


class Kind(Enum):
    """What stands at a place: a whole text, a whole control frame, a part of one, or neither."""

    TEXT = "text"
    CONTROL = "control"
    PART = "part"
    ODD = "odd"


class Framed(NamedTuple):
    """A frame in a stream of bytes. starts: where its masked payload does; ends: the next one."""

    kind: Kind
    starts: int = 0
    ends: int = 0


PART, ODD = Framed(Kind.PART), Framed(Kind.ODD)


def frame_at(received: bytes, at: int, *, largest: int) -> Framed:
    """Return which frame begins at this place. largest: of a payload, in bytes."""
    if len(received) - at < 2:
        return PART
    first, size, starts = received[at], received[at + 1] - MASKED, at + 2
    if size == TWO_MORE:
        if len(received) < starts + 2:
            return PART
        size, starts = int.from_bytes(received[starts : starts + 2], "big"), starts + 2
    elif not 0 <= size < TWO_MORE:  # far too large, or not masked
        return ODD
    if first == WHOLE_TEXT:
        kind = Kind.TEXT
    elif first in CONTROLS:
        kind = Kind.CONTROL
    else:
        return ODD
    if size > largest:
        return ODD
    starts += MASK_BYTES
    return Framed(kind, starts, starts + size) if starts + size <= len(received) else PART


def words_of(received: bytes, one: Framed) -> str:
    """Return the text of a whole frame. Raises UnicodeDecodeError."""
    mask = received[one.starts - MASK_BYTES : one.starts]
    return apply_mask(received[one.starts : one.ends], mask).decode()
