"""A logo as it is kept."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Logo:
    """A PNG of our own making, and how large it is."""

    png: bytes
    width: int
    height: int
