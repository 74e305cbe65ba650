"""What higher apps hand to the base page: help lines and navigation.

The base page belongs to the ground floor, so it may not ask the directory or the community by name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest

from sidelight.foundation.register import Register


@dataclass(frozen=True)
class HelpLine:
    """Somebody outside Sidelight who answers; `open_now` is None when nobody knows."""

    name: str
    about: str = ""
    phone: str = ""
    text_number: str = ""
    write_page: str = ""
    web: str = ""
    hours: str = ""
    place: str = ""
    """Where they help, when it is not everywhere."""
    facts: tuple[str, ...] = ()
    """What else is good to know, in a few words each: for whom, in which languages."""
    open_now: bool | None = None
    checked_on: date | None = None

    @property
    def phone_address(self) -> str:
        """Return the number as a tel: link, or nothing when there is no number."""
        return f"tel:{dialled(self.phone)}" if self.phone else ""

    @property
    def text_address(self) -> str:
        """Return the text number as an sms: link, or nothing when there is none."""
        return f"sms:{dialled(self.text_number)}" if self.text_number else ""


def dialled(number: str) -> str:
    """Return the digits of a number as a phone dials them, with a leading + kept."""
    return "".join(c for c in number if c.isdigit() or c == "+")


@dataclass(frozen=True)
class NavLink:
    """One way to go, in the row beneath the name."""

    label: str
    address: str
    current: bool = False


# The first provider that answers with something is shown, so the one with a fallback goes last.
help_lines: Register[Callable[[datetime], Sequence[HelpLine]]] = Register()
navigation: Register[Callable[[HttpRequest], Sequence[NavLink]]] = Register()
# Where a visitor may be, each leading to the help there; shown beside help for some places alone.
help_places: Register[Callable[[], Sequence[NavLink]]] = Register()
# Where the foot of every page leads, the same for everybody.
footer_ways: Register[Callable[[], Sequence[NavLink]]] = Register()
# What helps whoever asks to read a page: codes for the root of the page, with spaces between.
page_needs: Register[Callable[[HttpRequest], str]] = Register()
