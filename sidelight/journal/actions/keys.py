"""Keys of journals: one for each person, made when it is first needed, and encrypted anew."""

from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation.actions import KEYS_AT_ONCE, Rewrapped, rewrap_keys
from sidelight.journal.models import JournalKey
from sidelight.journal.queries.sealing import PURPOSE, box_from, new_sealed_key
from sidelight.people.errors import SomebodyLeft
from sidelight.people.models import Person


def lock_writer(person: Person) -> Person:
    """Lock a person's row for what is written for them; called inside a transaction.

    Leaving locks the same row: nothing is written for somebody after they were erased.
    Raises SomebodyLeft.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if locked.left_at is not None:
        raise SomebodyLeft
    return locked


def own_box(person: Person, at: datetime) -> AESGCM:
    """Return what seals somebody's words; their key is made when there is none.

    Called inside a transaction, after `lock_writer`. Raises CannotDecrypt.
    """
    kept, _ = JournalKey.objects.get_or_create(
        person=person, defaults={"sealed_key": new_sealed_key(), "made_at": at}
    )
    return box_from(kept.sealed_key)


def rewrap_journal_keys(*, at_once: int = KEYS_AT_ONCE) -> Rewrapped:
    """Encrypt the key of every journal with the first of today's keys; again without harm.

    What opens with none of them is named by the number of its person.
    """
    every = JournalKey.objects.all()
    return rewrap_keys(every, purpose=PURPOSE, named_by="person_id", at_once=at_once)
