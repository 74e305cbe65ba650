"""Words of a room, encrypted with the room's own key, which is itself encrypted.

AES-256-GCM of the `cryptography` library: a few microseconds a message, where Fernet takes ten
times as long. The channel is part of what is checked, so that words moved into another channel do
not open there. When the room's key is gone, so are its words; a backup keeps both
as long as it is kept itself.
"""

import base64
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation.crypto import CannotDecrypt, decrypt, encrypt

PURPOSE = "rooms.words"
KEY_BITS = 256
NONCE_BYTES = 12


def new_sealed_key() -> str:
    """Return a new room's key, encrypted for its row."""
    key = AESGCM.generate_key(KEY_BITS)
    return encrypt(base64.b64encode(key).decode("ascii"), purpose=PURPOSE)


def sealed_anew(sealed_key: str) -> str:
    """Return the same key, encrypted with today's first key. Raises CannotDecrypt."""
    return encrypt(decrypt(sealed_key, purpose=PURPOSE), purpose=PURPOSE)


@lru_cache(maxsize=4096)
def box_of(sealed_key: str) -> AESGCM:
    """Return what seals and opens the words of a room. Raises CannotDecrypt."""
    if not sealed_key:
        raise CannotDecrypt
    return AESGCM(base64.b64decode(decrypt(sealed_key, purpose=PURPOSE)))


def seal(box: AESGCM, text: str, *, channel_id: int) -> bytes:
    """Return the words, encrypted for this channel alone."""
    return seal_for(box, text, of=f"channel {channel_id}")


def unseal(box: AESGCM, sealed: bytes, *, channel_id: int) -> str:
    """Return the words; empty when they were erased. Raises CannotDecrypt."""
    return unseal_for(box, sealed, of=f"channel {channel_id}")


def seal_for(box: AESGCM, text: str, *, of: str) -> bytes:
    """Return words, encrypted for one thing alone. of: what they belong to, as a name and an id."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + box.encrypt(nonce, text.encode(), of.encode())


def unseal_for(box: AESGCM, sealed: bytes, *, of: str) -> str:
    """Return what was sealed for this; empty when it was erased. Raises CannotDecrypt."""
    if not sealed:
        return ""
    nonce, rest = bytes(sealed[:NONCE_BYTES]), bytes(sealed[NONCE_BYTES:])
    try:
        return box.decrypt(nonce, rest, of.encode()).decode()
    except InvalidTag as failure:
        raise CannotDecrypt from failure
