"""What a page may send, read strictly: docs/live-protocol.md and protocol.schema.json."""

import json
import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sidelight.rooms.rules.jobs import Code
from sidelight.rooms.rules.speaking import LONGEST_TEXT

VERSION = 1
MOST_IN_A_FRAME = 20
Message = Mapping[str, Any]  # Any: as JSON; each field is checked where it is read


class Unreadable(Exception):
    """Something does not fit the protocol; `key` is the id it came with, if that could be read."""

    def __init__(self, code: Code, key: UUID | None = None) -> None:
        super().__init__(code)
        self.code, self.key = code, key


def messages_in(frame: str) -> list[Message]:
    """Return the messages of a frame: one, or an array of up to twenty. Raises Unreadable."""
    try:
        read = json.loads(frame)
    except (ValueError, RecursionError):
        raise Unreadable(Code.NOT_JSON) from None
    if isinstance(read, dict):
        return [read]
    are_messages = isinstance(read, list) and all(isinstance(one, dict) for one in read)
    if not are_messages or len(read) > MOST_IN_A_FRAME:
        raise Unreadable(Code.NOT_KNOWN)
    return list(read)


def key_in(message: Message) -> UUID:
    """Return the id that the page gave. Raises Unreadable."""
    said = message.get("id")
    # In one form only, so that the answer names exactly what the page sent.
    if isinstance(said, str) and KEY.fullmatch(said):
        return UUID(said)
    raise Unreadable(Code.NOT_KNOWN)


KEY = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def words_in(message: Message, key: UUID) -> str:
    """Return the words as they were sent. Raises Unreadable."""
    text = message.get("text")
    if not isinstance(text, str):
        raise Unreadable(Code.NOT_KNOWN, key)
    if len(text) > LONGEST_TEXT:
        raise Unreadable(Code.TOO_LONG, key)
    return text


def number_in(message: Message, name: str, key: UUID | None = None) -> int:
    """Return a number from 0 up. Raises Unreadable."""
    said = message.get(name)
    if isinstance(said, bool) or not isinstance(said, int) or not 0 <= said < LARGEST:
        raise Unreadable(Code.NOT_KNOWN, key)
    return said


LARGEST = 2**31


def text_in(message: Message, name: str, key: UUID | None = None) -> str:
    """Return a short text, such as the name of a channel: plain letters. Raises Unreadable."""
    said = message.get(name)
    if not isinstance(said, str) or len(said) > 40 or not (said.isascii() and said.isprintable()):
        raise Unreadable(Code.NOT_KNOWN, key)
    return said


def held_in(message: Message, key: UUID | None = None) -> int:
    """Return the number of a held message, which is sent as text. Raises Unreadable."""
    said = text_in(message, "m", key)
    if not said.isdecimal() or len(said) > MOST_DIGITS:
        raise Unreadable(Code.NOT_KNOWN, key)
    return int(said)


MOST_DIGITS = 18  # what a database keeps as a number


def after_in(message: Message) -> dict[str, int]:
    """Return by channel the last number that a page has. Raises Unreadable."""
    said = message.get("after", {})
    if isinstance(message.get("v"), bool) or message.get("v") != VERSION:
        raise Unreadable(Code.WRONG_VERSION)
    if not isinstance(said, dict) or len(said) > 20:
        raise Unreadable(Code.NOT_KNOWN)
    return {name: number_in(said, name) for name in said}
