"""Somebody's page as its script keeps it, strict about what comes over its socket."""

import json
from collections.abc import Iterator, Sequence

from sidelight.foundation import clock
from sidelight.live.connection import NEVER_READS
from sidelight.live.tests.build import Page, payload
from sidelight.rooms.consumers.doorkeeper import admission_of
from sidelight.rooms.consumers.rounds import OVER
from sidelight.rooms.consumers.socket import Socket
from sidelight.rooms.tests.rehearsal.cast import Cast
from sidelight.rooms.tests.rehearsal.done import Answer, Presence, Visit
from sidelight.rooms.tests.rehearsal.servers import Server
from sidelight.rooms.tests.still import Message

NO_NUMBER = {"welcome", "ack", "refused", "catch_up", "pong", "presence"}


class Reader:
    """One page. It lives on when its socket is lost, with what it has.

    after: the last number it has of each channel. texts: what it shows, by channel and number.
    answers: what it is still to be told, by the id of what it sent.
    """

    def __init__(self, who: str, sees: Sequence[str]) -> None:
        self.who = who
        self.after = dict.fromkeys(sees, 0)
        self.texts: dict[str, dict[int, str]] = {ch: {} for ch in sees}
        self.line: Page | None = None
        self.is_slow = False

    def comes(self, server: Server, cast: Cast, visit: Visit) -> bool:
        """Open a socket and say hello; False when it is not let in."""
        self.cast, slug = cast, cast.evening.room.slug
        admission = admission_of(self.who, slug, clock.now())
        if admission is None:
            return False
        self.server, self.slug, self.visit, self.line = server, slug, visit, Page()
        self.socket = Socket(server, admission, self.line)
        self.read = 0
        self.answers: list[tuple[str, Answer]] = []
        self.behind: set[str] = set()
        self.ends_at: dict[str, int] | None = None
        self.got, self.said = dict(self.after), dict(self.after)
        self.hello()
        server.queued.append(Presence(visit, "came"))
        return True

    def hello(self) -> None:
        after = {self.cast.on_the_wire(ch): seq for ch, seq in self.after.items()}
        self.send({"type": "hello", "v": 1, "room": self.slug, "after": after})
        self.said, self.hello_at = dict(self.after), self.on_their_way()
        for ch in self.behind:
            self.got[ch] = self.after[ch]
        self.behind = set()

    def send(self, message: Message) -> None:
        self.socket.heard(json.dumps(message))

    def goes(self) -> None:
        """Be gone: the network is lost, or the server has closed the socket."""
        self.socket.lost()
        self.server.queued.append(Presence(self.visit, "goes"))
        self.line = None

    @property
    def is_open(self) -> bool:
        """Whether it has a socket that the server is not about to close."""
        return self.line is not None and self.socket.connection.closing is None

    def has_room(self) -> None:
        if self.line is not None:
            self.line.is_full = False
            self.socket.has_room()

    def frames(self) -> Iterator[Message]:
        """Give the messages that came since this was asked before."""
        while self.line and self.line.frames:
            for message in payload(self.line.frames.pop(0)):
                self.read += 1
                yield message

    def on_their_way(self) -> int:
        """Return how many messages it will have read when it has read what was sent so far."""
        assert self.line
        return self.read + sum(len(payload(frame)) for frame in self.line.frames)

    def comes_in_order(self, message: Message) -> bool:
        """Check the number of an event on this socket; return whether it is new to the page."""
        ch, seq = message["ch"], message["seq"]
        assert ch in self.after, f"{self.who} is told of {ch}"
        assert ch not in self.behind, "nothing more comes until the page has asked"
        assert seq > self.got[ch], "it comes twice"
        assert seq in (self.got[ch] + 1, self.said[ch] + 1), "something is left out"
        assert self.ends_at is None or seq <= self.ends_at[ch], f"{self.who} is out"
        self.got[ch] = seq
        return self.has(ch, seq)

    def has(self, ch: str, seq: int) -> bool:
        """Note the next number of a channel; False for what the page has already."""
        if seq <= self.after[ch]:
            return False
        assert seq == self.after[ch] + 1, "something is left out"
        self.after[ch] = seq
        return True

    def shows(self, message: Message) -> None:
        """Draw an event."""
        texts = self.texts[message["ch"]]
        if message["type"] == "said":
            texts[message["seq"]] = message["text"]
        elif message["type"] == "gone":
            texts[message["of"]] = ""

    def hears(self, message: Message) -> None:
        """Take what has no number."""
        assert message["type"] in NO_NUMBER, message
        if message["type"] == "catch_up":
            assert message["from"] >= self.got[message["ch"]], "what it says to ask for, it has"
            if self.read > self.hello_at:  # or else its hello, which came later, has answered that
                self.behind.add(message["ch"])
        elif "id" in message:
            told = {name: value for name, value in message.items() if name not in ("id", "why")}
            assert (message["id"], told) in self.answers, (message, self.answers)
            self.answers.remove((message["id"], told))

    def is_closed(self, *, may_be_over: bool) -> bool:
        """Whether the server has closed it; it does so for a reason only."""
        code = self.line and self.line.closed_with
        assert code in (None, NEVER_READS) or (code == OVER and may_be_over), code
        return code is not None
