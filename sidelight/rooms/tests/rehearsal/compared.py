"""What pages and the database tell, beside what was promised: they must be the same."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.queries.events import what_followed
from sidelight.rooms.queries.following import followed, standing
from sidelight.rooms.tests.rehearsal.cast import Cast
from sidelight.rooms.tests.rehearsal.done import Event, Words
from sidelight.rooms.tests.rehearsal.promised import Promised
from sidelight.rooms.tests.rehearsal.readers import Reader
from sidelight.rooms.tests.still import Message

TEXT = re.compile(r"Day \d+")
Some = TypeVar("Some")
NOT_COMPARED = {"ch", "seq", "at", "marks", "ends_at", "slow", "quiet_until"}


class Compared:
    """A room as it is promised, as the database has it, and as pages show it. m: held words."""

    cast: Cast
    room: Promised
    at: datetime
    readers: list[Reader]
    m: dict[Words, str]

    def is_told(self, reader: Reader, message: Message, *, is_now: bool = False) -> None:
        """Check that an event is the promised one. is_now: and as it is at this moment."""
        told = self.room.channels.get(message["ch"], [])
        assert message["seq"] <= len(told), f"nobody said that: {message}"
        self.is_same(told[message["seq"] - 1], message, is_now=is_now)
        if message["type"] == "said" and "id" in message:
            assert told[message["seq"] - 1]["words"].who == reader.who, "another's key"

    def is_same(self, event: Event, message: Message, *, is_now: bool) -> None:
        found = {name: value for name, value in message.items() if name not in NOT_COMPARED}
        words = event.get("words")
        if event["type"] != "said":
            assert found == self.written(event, found.get("m", "")), event
        elif "gone" in found:
            assert words.state == "gone"
            assert found["text"] == ""
        else:
            assert words.state == "shown" or (words.state == "gone" and not is_now), "still there"
            assert found.pop("id", words.key) == words.key
            assert found == {"type": "said", "from": words.who, "text": words.text}

    def written(self, event: Event, m: str) -> Message:
        """Return an event as it is sent. m: what it calls the held words it is about."""
        found = {**event}
        if "words" in event:
            words = found.pop("words")
            assert m
            assert self.m.setdefault(words, m) == m
            found["m"] = m
            if event["type"] == "held":
                found |= {"from": words.who, "text": words.text}
        return found

    def tells_nothing_else(self, reader: Reader, told: object) -> None:
        """Check that there are no words in it that are not for this page."""
        texts = set(TEXT.findall(json.dumps(told)))
        may = {found for text in self.room.may_read(reader.who) for found in TEXT.findall(text)}
        assert texts <= may, f"{reader.who} reads {texts - may}"

    # After each step ----------------------------------------------------------------------------

    def the_database_is_right(self) -> None:
        entrance = entrance_of(self.cast.evening.place(self.cast.people[self.cast.leaders[0]]))
        numbers = entrance.channels
        found = what_followed(dict.fromkeys(numbers.values(), 0))
        for name, (last, items) in ((name, found[numbers[name]]) for name in numbers):
            ch = self.cast.by_name({"ch": name})["ch"]
            told = self.room.channels.get(ch, [])
            assert (last, [item.seq for item in items]) == (len(told), [*range(1, len(told) + 1)])
            for event, item in zip(told, items, strict=True):
                self.is_same(event, self.cast.by_name(json.loads(item.text)), is_now=True)

    def pages_are_right(self) -> None:
        for reader in self.readers:
            if reader.line is not None and not reader.is_slow:
                self.reads(reader)

    def reads(self, reader: Reader) -> None:
        """Let a page take what came to it, and check each of it."""
        for raw in reader.frames():
            message = self.cast.by_name(raw)
            self.tells_nothing_else(reader, raw)
            if "seq" in message and message["type"] != "ack":
                self.is_told(reader, message)
                if reader.comes_in_order(message):
                    reader.shows(message)
            else:
                reader.hears(message)
        over = self.room.phase == "closed" or reader.who in self.room.out
        if reader.is_closed(may_be_over=over):
            reader.goes()

    def asks_over_http(self, reader: Reader) -> bool:
        """Let a page ask over HTTP, and check the answer; False when it is not let in."""
        place = self.cast.evening.place(self.cast.people[reader.who])
        if reader.who in self.room.out:
            assert place.removed_at
            return False
        after = {self.cast.on_the_wire(ch): seq for ch, seq in reader.after.items()}
        told = {**followed(entrance_of(place), after), **standing(place, self.at)}
        self.tells_nothing_else(reader, told)
        for one in told["channels"].values():
            for raw in one["events"]:
                message = self.cast.by_name(raw)
                self.is_told(reader, message, is_now=True)
                assert reader.has(message["ch"], message["seq"]), "it was not asked for"
                reader.shows(message)
        assert reader.after == {ch: len(self.room.channels.get(ch, [])) for ch in reader.after}
        self.stands(reader, told)
        return True

    def stands(self, reader: Reader, told: Mapping[str, Any]) -> None:
        held = [one for one in self.room.sent if one.state == "held"]
        mine = [(one.key, one.text) for one in held if one.who == reader.who]
        assert [(one["id"], one["text"]) for one in told["own"]] == mine
        assert told["state"]["phase"] == self.room.phase
        assert told["state"]["covered"] == self.room.says_covered
        if reader.who in self.room.leaders:
            shown = [(one["m"], self.cast.by_name(one)["from"], one["text"])
                     for one in told["held"]]  # fmt: skip
            for one, (m, _, _) in zip(held, shown, strict=True):
                self.m.setdefault(one, m)
            assert shown == [(self.m[one], one.who, one.text) for one in held]
        else:
            assert "held" not in told

    def is_whole(self, reader: Reader) -> None:
        """Check that a page shows all of it, and nothing that was taken away."""
        for ch in reader.after:
            told = self.room.channels.get(ch, [])
            said = {nth: event["words"] for nth, event in enumerate(told, 1)
                    if event["type"] == "said"}  # fmt: skip
            texts = {nth: "" if one.state == "gone" else one.text for nth, one in said.items()}
            assert reader.after[ch] == len(told)
            assert reader.texts[ch] == texts

    # What there is ------------------------------------------------------------------------------

    def one_of(self, some: Sequence[Some], nth: int) -> Some | None:
        return some[nth % len(some)] if some else None

    def open(self) -> list[Reader]:
        return [one for one in self.readers if one.is_open]

    def leading(self) -> list[Reader]:
        return [one for one in self.open() if one.who in self.cast.leaders]

    def waited(self) -> list[Words]:
        """Return what a leader has seen waiting, whatever became of it."""
        return [one for one in self.room.sent if one in self.m]

    def where(self, words: Words) -> dict[str, object]:
        return {"ch": self.cast.on_the_wire(words.ch), "seq": words.seq}

    def shown_to(self, reader: Reader) -> list[Words]:
        return [one for one in self.room.sent if one.seq and one.ch in reader.after]
