"""Words of a room, encrypted with the room's own key: how is in foundation.sealing.

The channel is part of what is checked, so that words moved into another channel do not open there.
"""

from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation import sealing
from sidelight.foundation.sealing import seal_for, unseal_for

PURPOSE = "rooms.words"


def new_sealed_key() -> str:
    """Return a new room's key, encrypted for its row."""
    return sealing.new_sealed_key(PURPOSE)


@lru_cache(maxsize=4096)
def box_of(sealed_key: str) -> AESGCM:
    """Return what seals and opens the words of a room. Raises CannotDecrypt."""
    return sealing.box_from(sealed_key, purpose=PURPOSE)


def seal(box: AESGCM, text: str, *, channel_id: int) -> bytes:
    """Return the words, encrypted for this channel alone."""
    return seal_for(box, text, of=f"channel {channel_id}")


def unseal(box: AESGCM, sealed: bytes, *, channel_id: int) -> str:
    """Return the words; empty when they were erased. Raises CannotDecrypt."""
    return unseal_for(box, sealed, of=f"channel {channel_id}")
