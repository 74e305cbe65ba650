"""What people and servers do in a rehearsed evening, in plain words."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Event = dict[str, Any]
Answer = dict[str, Any]


@dataclass(eq=False)
class Words:
    """What somebody sent, and what became of it: "", shown, held, declined or gone."""

    who: str
    key: str
    text: str
    ch: str
    is_worrying: bool = False
    state: str = ""
    seq: int = 0
    signs: set[tuple[str, str]] = field(default_factory=set)


@dataclass(eq=False)
class Visit:
    """An open page, as it counts: "" before that is kept, then here, then went."""

    who: str
    server: str
    row: str = ""
    is_visible: bool = True
    input_at: datetime | None = None


@dataclass(frozen=True)
class Speaks:
    words: Words
    visit: Visit | None = None


@dataclass(frozen=True)
class Lets:
    """A leader lets held words through. key: of the request."""

    who: str
    words: Words
    key: str
    visit: Visit | None = None


@dataclass(frozen=True)
class Presence:
    """came, hides, shows or goes."""

    visit: Visit
    what: str


Job = Speaks | Lets | Presence
