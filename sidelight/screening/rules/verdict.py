"""What screening is given and what it says. It has no word for yes or no: a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Protocol


class Tier(IntEnum):
    """How soon a person should look at an item."""

    ROUTINE = 0
    SOON = 1
    TODAY = 2
    NOW = 3


class Axis(StrEnum):
    """What a signal is about; the axes are never mixed into one number."""

    URGENCY = "urgency"
    """A person may need somebody."""
    HARM = "harm"
    """A text may hurt those who read it."""
    KIND = "kind"
    """What sort of text it is, so that good things are not buried."""


@dataclass(frozen=True)
class Item:
    """Words to look at, and the words around them."""

    text: str
    language: str = "en"
    context: tuple[str, ...] = ()
    """The thread so far, oldest first: plain text."""


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of the text as it was typed: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True)
class Signal:
    """One thing that a screener noticed, where, and why in plain words."""

    code: str
    axis: Axis
    tier: Tier
    spans: tuple[Span, ...]
    why: str
    source: str
    version: str


@dataclass(frozen=True)
class Verdict:
    """How soon somebody should look, and what was noticed. It orders; it never decides."""

    tier: Tier
    signals: tuple[Signal, ...] = ()
    screened: bool = True

    @classmethod
    def unscreened(cls) -> "Verdict":
        """Return the verdict of a screening that failed: the item ranks up, not down."""
        return cls(tier=Tier.TODAY, screened=False)


class Screener(Protocol):
    """Anything that reads an item and says what it noticed."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def screen(self, item: Item) -> Sequence[Signal]:
        """Return what was noticed; may raise anything, and the item then ranks up."""
        ...
