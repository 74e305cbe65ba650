"""The key of somebody's journal: how words are sealed with it is in foundation.sealing.

A key is opened for one answer and kept nowhere, so that erasing its row is the end of it.
"""

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation import sealing
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.journal.models import JournalKey
from sidelight.people.models import Person

PURPOSE = "journal.words"


def new_sealed_key() -> str:
    """Return a new key for somebody's journal, encrypted for its row."""
    return sealing.new_sealed_key(PURPOSE)


def box_of(person: Person) -> AESGCM:
    """Return what opens somebody's journal. Raises CannotDecrypt, also where there is none."""
    kept = JournalKey.objects.filter(person=person).first()
    if kept is None:
        raise CannotDecrypt
    return box_from(kept.sealed_key)


def box_from(sealed_key: str) -> AESGCM:
    """Return what a key opens. Raises CannotDecrypt."""
    return sealing.box_from(sealed_key, purpose=PURPOSE)
