"""Keys of journals: one for each person, made when it is first needed, and encrypted anew."""

from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.journal.models import JournalKey
from sidelight.journal.queries.sealing import box_from, new_sealed_key, sealed_anew
from sidelight.people.errors import SomebodyLeft
from sidelight.people.models import Person

AT_ONCE = 200


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


@dataclass(frozen=True)
class Rewrapped:
    """How it went. closed: numbers of people whose key opens with none of today's keys."""

    journals: int
    closed: tuple[int, ...]


def rewrap_journal_keys(*, at_once: int = AT_ONCE) -> Rewrapped:
    """Encrypt the key of every journal with the first of today's keys; again without harm."""
    journals, closed, last = 0, [], 0
    while some := _next(last, at_once):
        with transaction.atomic():
            for number, person, sealed_key in some:
                try:
                    anew = sealed_anew(sealed_key)
                except CannotDecrypt:
                    closed.append(person)
                else:
                    # Only as it was read: a key that was destroyed meanwhile stays destroyed.
                    same = JournalKey.objects.filter(pk=number, sealed_key=sealed_key)
                    journals += same.update(sealed_key=anew)
        last = some[-1][0]
    return Rewrapped(journals, tuple(closed))


def _next(after: int, most: int) -> list[tuple[int, int, str]]:
    kept = JournalKey.objects.filter(pk__gt=after).order_by("pk")
    return list(kept.values_list("pk", "person_id", "sealed_key")[:most])
