"""What every way out is given, what it may answer, and the one thing it can do."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from django.utils.translation import gettext


@dataclass(frozen=True)
class Letter:
    """One message, whole. to: an address, a number, or what a browser gave, as text.

    slug: the same however often it is tried. link, stop_link: full addresses, or nothing.
    seconds: how long it is of use.
    """

    slug: str
    to: str
    sender: str
    words: str
    link: str = ""
    stop_link: str = ""
    seconds: int = 86_400

    @property
    def text(self) -> str:
        """Everything as plain text."""
        stop = gettext("To stop: {address}").format(address=self.stop_link)
        return "\n\n".join(filter(None, (self.words, self.link, self.stop_link and stop)))


class Trouble(Enum):
    """What a failure means: for this message alone, or for all that would go the same way."""

    LATER = "try this one again later"
    DOWN = "try nothing more there for now"
    FOR_GOOD = "this address takes no messages"


class NotSent(Exception):
    """A message did not go out. code: ours, for staff; never what the other side said."""

    def __init__(self, code: str, trouble: Trouble) -> None:
        super().__init__(code)
        self.code = code
        self.trouble = trouble


class Way(Protocol):
    """A way out of the building."""

    def gate_of(self, letter: Letter) -> str:
        """Return what has to be there for this letter: when it is down, others wait as well."""

    def send(self, letter: Letter) -> None:
        """Hand the letter over; raise NotSent when it was not taken."""

    def close(self) -> None:
        """Let go of what was kept open between letters."""
