"""Encrypting what the database must not give away by itself; the key lives outside it.

Fernet (AES-128-CBC with HMAC-SHA256) of the `cryptography` library, with a key of its own for
each purpose, so that what was encrypted for one column does not open in another.
"""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

KEY_BYTES = 32


class CannotDecrypt(Exception):
    """The text was encrypted with another key or for another purpose, or it was changed."""


def encrypt(text: str, *, purpose: str) -> str:
    """Return the text as a token of ASCII letters; the same text gives another token each time."""
    return _box(purpose).encrypt(text.encode()).decode("ascii")


def decrypt(token: str, *, purpose: str) -> str:
    """Return the text of a token. Raises CannotDecrypt when it does not open."""
    try:
        return _box(purpose).decrypt(token.encode("ascii")).decode()
    except (InvalidToken, UnicodeError) as failure:
        raise CannotDecrypt from failure


def _box(purpose: str) -> MultiFernet:
    return _box_of(tuple(settings.SIDELIGHT_ENCRYPTION_KEYS), purpose)


@lru_cache(maxsize=64)
def _box_of(keys: tuple[str, ...], purpose: str) -> MultiFernet:
    """The first key encrypts; each of them may open, so that a key can be changed."""
    return MultiFernet([Fernet(_derived(key, purpose)) for key in keys])


def _derived(key: str, purpose: str) -> bytes:
    derive = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode())
    return base64.urlsafe_b64encode(derive.derive(key.encode()))
