"""Printing what would be sent, for the demo and for work on this machine."""

import sys
from contextlib import suppress

from sidelight.notices.ways.letter import Letter
from sidelight.people.rules import masked


class TerminalWay:
    """Never set on a site that others reach: the settings refuse it, because it prints links."""

    def __init__(self, channel: str) -> None:
        self.channel = channel

    def gate_of(self, letter: Letter) -> str:
        """There is nothing that could be down."""
        return self.channel

    def send(self, letter: Letter) -> None:
        """Print it; when nobody reads, nothing is lost."""
        shown = " ".join(letter.text.split())
        with suppress(OSError, ValueError):
            sys.stderr.write(f"[{self.channel} to {masked(letter.to)}] {letter.sender}: {shown}\n")
            sys.stderr.flush()

    def close(self) -> None:
        """Nothing is kept open."""
