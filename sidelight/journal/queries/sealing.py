"""Words of a journal, encrypted with their writer's own key, which is itself encrypted.

AES-256-GCM, as for rooms. What the words belong to is part of what is checked, so that words moved
to another row do not open there. A key is opened for one answer and kept nowhere, so that erasing
its row is the end of it; a backup keeps both as long as it is kept itself.
"""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation.crypto import CannotDecrypt, decrypt, encrypt
from sidelight.journal.models import JournalKey
from sidelight.people.models import Person

PURPOSE = "journal.words"
KEY_BITS = 256
NONCE_BYTES = 12


def new_sealed_key() -> str:
    """Return a new key for somebody's journal, encrypted for its row."""
    key = AESGCM.generate_key(KEY_BITS)
    return encrypt(base64.b64encode(key).decode("ascii"), purpose=PURPOSE)


def sealed_anew(sealed_key: str) -> str:
    """Return the same key, encrypted with today's first key. Raises CannotDecrypt."""
    return encrypt(decrypt(sealed_key, purpose=PURPOSE), purpose=PURPOSE)


def box_of(person: Person) -> AESGCM:
    """Return what opens somebody's journal. Raises CannotDecrypt, also where there is none."""
    kept = JournalKey.objects.filter(person=person).first()
    if kept is None:
        raise CannotDecrypt
    return box_from(kept.sealed_key)


def box_from(sealed_key: str) -> AESGCM:
    """Return what a key opens. Raises CannotDecrypt."""
    return AESGCM(base64.b64decode(decrypt(sealed_key, purpose=PURPOSE)))


def seal(box: AESGCM, text: str, *, of: str) -> bytes:
    """Return the words, encrypted for the row that `of` names."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + box.encrypt(nonce, text.encode(), of.encode())


def unseal(box: AESGCM, sealed: bytes, *, of: str) -> str:
    """Return the words; empty when they were erased. Raises CannotDecrypt."""
    if not sealed:
        return ""
    nonce, rest = bytes(sealed[:NONCE_BYTES]), bytes(sealed[NONCE_BYTES:])
    try:
        return box.decrypt(nonce, rest, of.encode()).decode()
    except InvalidTag as failure:
        raise CannotDecrypt from failure
