"""Somebody who is reached in some way, and what waits for them."""

from dataclasses import dataclass, field
from datetime import datetime

from sidelight.notices.actions import tell
from sidelight.notices.models import HowOver, NoticeKind, Outgoing
from sidelight.notices.ways.letter import Letter
from sidelight.people.actions import keep_contact
from sidelight.people.models import Person
from sidelight.people.rules import SafeContact

ADDRESSES = {"email": "a.private.one@example.org", "text": "+447700900123"}


def reached(
    person: Person, channel: str, *, at: datetime, hours: tuple[int, int] = (0, 24),
    sender: str = "disguised",
) -> None:  # fmt: skip
    """Have somebody say how they may be reached."""
    contact = SafeContact(channel, ADDRESSES.get(channel, ""), *hours, sender)
    keep_contact(person, contact, at=at)


def sent(person: Person, at: datetime) -> None:
    """Have somebody get a message by e-mail."""
    reached(person, "email", at=at)
    tell(person, NoticeKind.WAITING, about="", at=at)
    Outgoing.objects.update(ended_at=at, how=HowOver.SENT)


@dataclass
class Postbox:
    """A way out that keeps what it was given, after failing as often as it was told to."""

    taken: list[Letter] = field(default_factory=list)
    answers: list[Exception] = field(default_factory=list)
    closed: bool = False

    def gate_of(self, letter: Letter) -> str:
        return "gate"

    def send(self, letter: Letter) -> None:
        if self.answers:
            raise self.answers.pop(0)
        self.taken.append(letter)

    def close(self) -> None:
        self.closed = True
