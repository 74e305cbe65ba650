"""What may be asked of a room on its quick way, and what comes of it. Plain facts, no tables."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class Code(StrEnum):
    """Why something was not taken; docs/live-protocol.md lists them, words.py says them kindly."""

    NOT_JSON = "not_json"
    NOT_KNOWN = "not_known"
    WRONG_VERSION = "wrong_version"
    HELLO_FIRST = "say_hello_first"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    TOO_FAST = "too_fast"
    SLOW_MODE = "slow_mode"
    NOT_OPEN = "not_open"
    PAUSED = "paused"
    TIME_OUT = "time_out"
    NOT_YOURS = "not_yours"
    GONE = "gone"
    NOT_HERE = "not_here"
    CANNOT_STORE = "cannot_store"
    BUSY = "busy"
    TOO_MANY_SOCKETS = "too_many_sockets"
    CLOSED = "closed"


class Why(StrEnum):
    """Why a message waits for a leader."""

    ALL = "all"
    COVER = "cover"
    ASIDE = "aside"
    PERSON = "person"
    NOTICED = "noticed"
    NOT_SCREENED = "not_screened"


class Finding(StrEnum):
    """What screening made of a message: it orders and holds back, it never decides."""

    NOTHING = "nothing"
    SOMETHING = "something"
    WORRYING = "worrying"
    NOT_SCREENED = "not_screened"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks where. Ids are of rows; `place` is the short name that others see."""

    room_id: int
    place_id: int
    place: str
    person_id: int
    leads: bool
    team_id: int


class Say(NamedTuple):
    """Words for a channel, already cleaned, screened and encrypted.

    marks: stretches that screening noticed, as places in the text.
    """

    speaker: Speaker
    channel_id: int
    channel: str
    key: UUID
    text: str
    sealed: bytes
    reply_to: int | None
    finding: Finding
    marks: tuple[tuple[int, int], ...]
    at: datetime
    is_in_room: bool
    connection: object = None
    received: float = 0.0


@dataclass(frozen=True, slots=True)
class Release:
    """A leader lets a held message through."""

    speaker: Speaker
    entry_id: int
    key: UUID
    at: datetime
    connection: object = field(default=None, compare=False)
    received: float = 0.0


@dataclass(frozen=True, slots=True)
class Came:
    """A page was opened in a room."""

    speaker: Speaker
    key: UUID
    worker: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Went:
    """A page was closed, or its connection was lost."""

    speaker: Speaker
    key: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody is at the page, or has put it away."""

    speaker: Speaker
    key: UUID
    visible: bool
    at: datetime


Job = Say | Release | Came | Went | Here


@dataclass(frozen=True, slots=True)
class Shown:
    """It has a number: everybody of the channel may see it. again: it had been kept before."""

    seq: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """It is kept, and waits for a leader."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class Declined:
    """It had been kept, and a leader did not show it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was kept."""

    code: Code


@dataclass(frozen=True, slots=True)
class Done:
    """Kept; there is nothing more to say."""


Outcome = Shown | Held | Declined | Refused | Done
