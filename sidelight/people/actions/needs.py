"""What helps somebody: said once by themselves, and their own words about it opened on record."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.errors.needs import OnlyThoseWhoLead, TooManyWords
from sidelight.people.models import Need, NeedsWords, Person, Role
from sidelight.people.queries import works_as
from sidelight.people.queries.needs import NEEDS, own_words_of
from sidelight.people.rules import needs_words_fit

# Who meets young people in sessions and before them, and whoever answers for their safety.
WHO_LEAD = frozenset({Role.COUNSELLOR, Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD})


def keep_needs(person: Person, needs: Collection[Need], words: str, *, at: datetime) -> None:
    """Keep what helps somebody, in place of all that was kept before; nothing of it is fine.

    words: for those who lead, at most 300 letters. Raises TooManyWords.
    """
    words = clean_words(words)
    if not needs_words_fit(words):
        raise TooManyWords
    codes = " ".join(need.value for need in Need if need in needs)
    with transaction.atomic():
        Person.objects.filter(pk=person.pk, left_at=None).update(needs=codes)
        if words:
            kept = {"encrypted": encrypt(words, purpose=NEEDS), "changed_at": at}
            NeedsWords.objects.update_or_create(person=person, defaults=kept)
        else:
            NeedsWords.objects.filter(person=person).delete()
    person.needs = codes


def open_needs_words(person: Person, *, by: Person, at: datetime) -> str:
    """Return somebody's own words about what helps them, after writing down who looked.

    Callers have found the person through a place that both of them have. Raises OnlyThoseWhoLead,
    and CannotDecrypt.
    """
    if by.pk == person.pk or not works_as(by, WHO_LEAD, at):
        raise OnlyThoseWhoLead
    record(
        Act.RECORD_VIEWED,
        actor_id=by.pk,
        subject=("person", person.pk),
        at=at,
        detail={"of": NEEDS},
    )
    return own_words_of(person)
