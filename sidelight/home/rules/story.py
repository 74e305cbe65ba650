"""The demo's story: who is in it, what they wrote, and when. Told in sidelight/home/demo/*.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, TypeVar

Part = TypeVar("Part")


@dataclass(frozen=True)
class Staff:
    """Somebody on the demo's team. tip: what to try as this person; may be empty."""

    name: str
    role: str
    sign_in_name: str
    tip: str = ""


@dataclass(frozen=True)
class Invited:
    """Somebody whom a manager invited, who has not come in yet."""

    name: str
    role: str
    by: str


@dataclass(frozen=True)
class SecondRole:
    """One more role for somebody of the team; it waits for a second person."""

    name: str
    role: str
    by: str


@dataclass(frozen=True)
class Member:
    """A young person of the demo, who joined so many days ago at this time of day."""

    name: str
    band: str
    sign_in_name: str
    days: int = 0
    time: time = time(16)
    tip: str = ""


@dataclass(frozen=True)
class Place:
    """A space. mixed_reason: why every age may read it; empty for a space of one band."""

    code: str
    name: str
    about: str
    band: str
    mixed_reason: str = ""


@dataclass(frozen=True)
class Evening:
    """A room that is planned whenever somebody tries the demo, open for so many hours."""

    name: str
    by: str
    members: tuple[str, ...]
    leaders: tuple[str, ...]
    hours: int


@dataclass(frozen=True)
class Round:
    """A group that takes the sample course, from the first such weekday in so many days on.

    weekday: 0 Monday … 6 Sunday. is_open: whether members find it.
    """

    name: str
    by: str
    band: str
    weekday: int
    in_days: int
    time: time
    leaders: tuple[str, ...]
    is_open: bool = True


@dataclass(frozen=True)
class Running:
    """A group in its third week: its next evening begins whenever somebody tries the demo.

    yes: what a counsellor noted as they confirmed each place.
    """

    name: str
    by: str
    band: str
    leaders: tuple[str, ...]
    members: tuple[str, ...]
    yes: str


@dataclass(frozen=True)
class PastEvening:
    """An evening that such a group had. said: who and what, in order.

    came, went: how members said they were. left_early: who went before the end; may be empty.
    """

    away: tuple[str, ...]
    left_early: str
    said: tuple[tuple[str, str], ...]
    came: Mapping[str, str]
    went: Mapping[str, str]
    note: str


@dataclass(frozen=True)
class Answer:
    """A reply, sent so many minutes after the post could be read."""

    by: str
    after: int
    body: str


@dataclass(frozen=True)
class Told:
    """A post that was published, with its replies."""

    space: str
    by: str
    days: int
    time: time
    title: str
    body: str
    wish: str
    reply: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class SentBack:
    """A post that was returned or declined, with the clause and the note to its author."""

    outcome: str
    space: str
    by: str
    days: int
    time: time
    title: str
    body: str
    wish: str
    clause: str
    note: str


@dataclass(frozen=True)
class Unseen:
    """Words that wait when the demo is loaded. to: the title of the post they belong to."""

    kind: str
    by: str
    minutes_ago: int
    body: str
    space: str = ""
    to: str = ""
    title: str = ""
    wish: str = "listen"


@dataclass(frozen=True)
class Support:
    """A reaction to the post of this title."""

    to: str
    by: str
    kind: str


@dataclass(frozen=True)
class Worried:
    """A flag on the post of this title."""

    to: str
    by: str
    reason: str
    minutes_ago: int
    words: str


@dataclass(frozen=True)
class Concerned:
    """A concern that a moderator raised over the waiting words of this title."""

    by: str
    title: str
    minutes_ago: int
    needed: str
    words: str


@dataclass(frozen=True)
class Story:
    """Everything that has happened at the demo's charity. The passphrase is everybody's."""

    passphrase: str
    founded_days_ago: int
    staff: tuple[Staff, ...] = ()
    invited: tuple[Invited, ...] = ()
    second_role: tuple[SecondRole, ...] = ()
    member: tuple[Member, ...] = ()
    space: tuple[Place, ...] = ()
    room: tuple[Evening, ...] = ()
    group: tuple[Round, ...] = ()
    running: tuple[Running, ...] = ()
    evening: tuple[PastEvening, ...] = ()
    thread: tuple[Told, ...] = ()
    sent_back: tuple[SentBack, ...] = ()
    waiting: tuple[Unseen, ...] = ()
    reaction: tuple[Support, ...] = ()
    flag: tuple[Worried, ...] = ()
    concern: tuple[Concerned, ...] = ()
    newcomer: tuple[Member, ...] = ()
    newcomer_minutes_ago: int = 0


KINDS: dict[str, type] = {
    "staff": Staff,
    "invited": Invited,
    "second_role": SecondRole,
    "member": Member,
    "space": Place,
    "room": Evening,
    "group": Round,
    "running": Running,
    "evening": PastEvening,
    "thread": Told,
    "sent_back": SentBack,
    "waiting": Unseen,
    "reaction": Support,
    "flag": Worried,
    "concern": Concerned,
    "newcomer": Member,
}


def read_story(tomls: Iterable[str]) -> Story:
    """Return the story that these files tell together."""
    told: dict[str, Any] = {}  # Any: parts of every kind, until Story takes them apart
    for toml in tomls:
        for name, value in tomllib.loads(toml).items():
            kind = KINDS.get(name)
            told[name] = (
                (*told.get(name, ()), *(_part(kind, row) for row in value)) if kind else value
            )
    return Story(**told)


def _part(kind: type[Part], row: Mapping[str, Any]) -> Part:  # Any: a table as TOML reads it
    found = {("tip" if name == "try" else name): value for name, value in row.items()}
    for name, value in found.items():
        if name == "time":
            found[name] = time.fromisoformat(value)
        elif name == "reply":
            found[name] = tuple(_part(Answer, reply) for reply in value)
        elif isinstance(value, str):
            found[name] = value.strip()
        elif isinstance(value, list):
            found[name] = tuple(value)
    return kind(**found)
