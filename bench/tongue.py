"""How a page speaks with a live room, and what it makes of the answers (docs/live-protocol.md)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench import talk
from bench.wire import upgrade

KIND = "type"  # the field that says which message it is
WITHOUT_NUMBER = {"ack", "refused", "welcome", "presence", "pong", "catch_up"}
MOST_REMEMBERED = 4_000


@dataclass(frozen=True, slots=True)
class Heard:
    """One message from the server. message: which of ours it is about; -1 for none of them."""

    what: str
    ch: str
    seq: int
    message: int
    whole: dict[str, Any]


class Sidelight:
    """The protocol of the rooms; the C limit speaks it as well."""

    has_numbers = True

    def __init__(self, salt: int) -> None:
        self.salt = salt
        self.remembered: dict[bytes, list[Heard]] = {}

    def request(self, url: str, port: int, cookie: str) -> bytes:
        return upgrade(url, port, cookie=cookie)

    def begin(self, room: str, after: dict[str, int]) -> bytes:
        return message("hello", v=1, room=room, after=after, brief=bool(after))

    def say(self, number: int, room: str) -> bytes:
        return message("say", id=talk.key(self.salt, number), ch="room", text=talk.said(number))

    def act(self, number: int, activity: str, **words: object) -> bytes:
        return message("act", id=talk.key(~self.salt, number), activity=activity, **words)

    def here(self) -> bytes:
        return message("here", visible=True)

    def hear(self, payload: bytes, room: str, reply: Callable[[bytes], None]) -> list[Heard]:
        """Read a frame. The same frame mostly goes to the whole room, and is read once."""
        known = self.remembered.get(payload)
        if known is None:
            said = json.loads(payload)
            known = [read(one) for one in (said if isinstance(said, list) else [said])]
            if len(self.remembered) >= MOST_REMEMBERED:
                self.remembered.clear()
            self.remembered[payload] = known
        return known


def message(kind: str, **words: object) -> bytes:
    return json.dumps({KIND: kind, **words}, separators=(",", ":")).encode()


def read(one: dict[str, Any]) -> Heard:
    what = one[KIND]
    number = -1
    if what in ("said", "held") and "text" in one:
        number = talk.number_of(one["text"])
    elif what in ("ack", "refused") and one.get("id"):
        number = talk.number_in(one["id"])
    return Heard(what, one.get("ch", ""), one.get("seq") or 0, number, one)
