"""Words encrypted with a key of their own, which is itself encrypted for its row.

AES-256-GCM of the `cryptography` library: a few microseconds a message, where Fernet takes ten
times as long. What the words belong to is part of what is checked, so that words moved elsewhere do
not open there. When the key is gone, so are its words; a backup keeps both as long as it is kept.
"""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation.crypto import CannotDecrypt, decrypt, encrypt

KEY_BITS = 256
NONCE_BYTES = 12


def new_sealed_key(purpose: str) -> str:
    """Return a new key, encrypted for its row."""
    key = AESGCM.generate_key(KEY_BITS)
    return encrypt(base64.b64encode(key).decode("ascii"), purpose=purpose)


def sealed_anew(sealed_key: str, *, purpose: str) -> str:
    """Return the same key, encrypted with today's first key. Raises CannotDecrypt."""
    return encrypt(decrypt(sealed_key, purpose=purpose), purpose=purpose)


def box_from(sealed_key: str, *, purpose: str) -> AESGCM:
    """Return what seals and opens words with this key. Raises CannotDecrypt, also for none."""
    if not sealed_key:
        raise CannotDecrypt
    return AESGCM(base64.b64decode(decrypt(sealed_key, purpose=purpose)))


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
