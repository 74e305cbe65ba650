"""The schema of the live protocol, and messages of every kind that pages could send."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as some
from jsonschema import Draft202012Validator

from sidelight.outcomes.models import Feeling, Moment
from sidelight.rooms.models import Reaction, Room
from sidelight.rooms.models.closing import LEADERS_SAY
from sidelight.rooms.rules.closing import Due
from sidelight.rooms.rules.reasons import OutReason, Reason

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "protocol.schema.json").read_text(encoding="utf-8")
)
Message = dict[str, Any]
Messages = some.SearchStrategy[Message]


def fits(message: Message, direction: str) -> bool:
    """Whether a message is one of `from_page` or `to_page`."""
    return bool(VALIDATORS[direction].is_valid(message))


def misfits(message: Message, direction: str) -> list[str]:
    """Return what does not fit about a message, with the message."""
    if fits(message, direction):
        return []
    kind = NAMED[direction].get(message.get("type", ""))
    found = _validator(kind).iter_errors(message) if kind else []
    return [f"{message}: {[one.message for one in found] or 'not known'}"]


def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


VALIDATORS = {direction: _validator(direction) for direction in ("from_page", "to_page")}
NAMED: dict[str, dict[str, str]] = {
    direction: {
        ref["$ref"].rpartition("/")[2].partition("_")[2]: ref["$ref"].rpartition("/")[2]
        for ref in SCHEMA["$defs"][direction]["oneOf"]
    }
    for direction in VALIDATORS
}


def activities() -> set[str]:
    """Return the names of the activities in the schema."""
    acts = SCHEMA["$defs"]["page_act"]["oneOf"]
    return {name for act in acts for name in act["properties"]["activity"]["enum"]}


# What a page could send -----------------------------------------------------------------------

keys = some.uuids().map(str)
counts = some.integers(0, 2**31 - 1)
words = some.text(some.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)


def messages_of(room: str, channels: list[str], places: list[str], held: list[str]) -> Messages:
    """Return every kind of message, about this room and also about things that are not there."""
    channel = some.sampled_from([*channels, "line:nobody"])
    place = some.sampled_from([*places, "nobody"])
    m = some.sampled_from([*held, "0", "999999999999999999"])
    after = some.dictionaries(channel, counts, max_size=5)
    acts = _acts(channel, place, m)
    when = some.sampled_from([Moment.IN, Moment.OUT])
    hello = some.fixed_dictionaries(
        {"type": some.just("hello"), "v": some.just(1), "room": some.just(room)},
        optional={"after": after},
    )
    return some.one_of(
        hello,
        _message("say", {"id": keys, "ch": channel, "text": words}, {"reply_to": counts}),
        *acts,
        _message("mood", {"id": keys, "when": when, "value": _one_of(Feeling)}),
        _message("typing", {}),
        _message("here", {"visible": some.booleans()}),
        _message("seen", {"ch": channel, "seq": counts}),
        _message("ping", {}),
    )


def _acts(channel: Any, place: Any, m: Any) -> Iterator[Messages]:
    yield _act("react", ch=channel, seq=counts, sign=_one_of(Reaction.Sign))
    for name in ("moment", "back", "talk", "open", "pause", "resume", "close"):
        yield _act(name)
    for name in ("hand_over", "take_over"):
        yield _act(name)
    yield _act("release", m=m)
    yield _act("decline", m=m, reason=_one_of(Reason), text=words)
    yield _act("remove", ch=channel, seq=counts)
    yield _act("hold", holding=_one_of(Room.Holding))
    yield _act("slow", seconds=counts)
    yield _act("time_out", place=place, minutes=counts)
    yield _act("out", place=place, reason=_one_of(OutReason))
    for name in ("end_time_out", "hold_person", "let_go", "aside", "end_aside"):
        yield _act(name, place=place)
    for name in ("seen_out", "not_yet"):
        yield _act(name, place=place)
    yield _act("follow_up", place=place, due=_one_of(Due))
    yield _act("claim_prompt", prompt=place)
    yield _act("settle_prompt", prompt=place, outcome=_one_of(LEADERS_SAY))


def _one_of(choices: Any) -> some.SearchStrategy[str]:
    return some.sampled_from([one.value for one in choices])


def _act(name: str, **fields: Any) -> Messages:
    return _message("act", {"id": keys, "activity": some.just(name), **fields})


def _message(kind: str, fields: dict[str, Any], more: dict[str, Any] | None = None) -> Messages:
    return some.fixed_dictionaries({"type": some.just(kind), **fields}, optional=more or {})


WRONG: list[Any] = [
    None, True, -1, 1.5, 2**31, 2**80, "", "x" * 41, "x" * 2_001, "\ud800", "é", "\x00", "0" * 19,
    "00000000-0000-0000-0000-00000000000G", "urn:00000000000000000000000000000000", [], {},
    {"room": -1}, {"room": "1"}, ["room"],
]  # fmt: skip


def spoiled(good: Messages) -> Messages:
    """Return messages of which one field is missing, or is something that it must not be."""

    def spoil(message: Message) -> Messages:
        names = some.sampled_from(sorted(message))
        without = names.map(lambda name: {k: v for k, v in message.items() if k != name})
        other = some.tuples(names, some.sampled_from(WRONG)).map(lambda to: message | dict([to]))
        return some.one_of(without, other)

    return good.flatmap(spoil).filter(lambda message: not fits(message, "from_page"))
