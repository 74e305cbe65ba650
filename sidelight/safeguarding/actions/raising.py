"""Raising a concern: kept once, with a copy of the words it is about, whatever becomes of those."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.people.queries import STAFF_ROLES, works_as
from sidelight.safeguarding import rules
from sidelight.safeguarding.errors import AboutYourself, NobodyReal, NotStaff
from sidelight.safeguarding.models import Concern, ConcernWords, Needed
from sidelight.safeguarding.queries.words import PURPOSE, decrypted


@dataclass(frozen=True)
class Evidence:
    """Words that a concern is about, as they were shown. said_at: aware, UTC."""

    words: str
    said_by: Person | None
    said_at: datetime


@dataclass(frozen=True)
class NewConcern:
    """What somebody is worried about.

    about: None for somebody who was not signed in, whom nobody here knows. worry: a code or short
    words; may be empty. source: where it came from, a code and an id.
    """

    about: Person | None
    worry: str
    evidence: Sequence[Evidence]
    source: tuple[str, int]
    needed: Needed = Needed.TODAY


def raise_concern(new: NewConcern, *, key: UUID, by: Person | None, at: datetime) -> Concern:
    """Keep a concern for the safeguarding leads, or return the one that this key made.

    by: None when the program itself raised it. May be called inside a caller's transaction: the
    concern, its words and its line on the ledger are kept with the rest or not at all. Another
    concern under a known key (the page was gone back to and changed) is kept as one of its own.
    Raises NotStaff for somebody who does not work here, AboutYourself, and NobodyReal about
    somebody made up.
    """
    if new.about is not None and new.about.is_made_up:
        raise NobodyReal
    _must_be_staff(by, new.about, at)
    new = replace(new, worry=clean_words(new.worry))
    with transaction.atomic():
        kept, is_new = Concern.objects.get_or_create(
            key=key,
            defaults={
                "about": new.about,
                "raised_by": by,
                "raised_at": at,
                "needed": new.needed,
                "due_at": rules.due_at(new.needed, at),
                "source_kind": new.source[0],
                "source_id": new.source[1],
            },
        )
        if is_new:
            _keep_words(kept, new, by)
            _note(kept, by)
    if not is_new and _is_something_else(new, kept, by):
        return raise_concern(new, key=_another_key(new, key, by), by=by, at=at)
    return kept


def _must_be_staff(by: Person | None, about: Person | None, at: datetime) -> None:
    if by is None:
        return
    if not works_as(by, STAFF_ROLES, at):
        raise NotStaff
    if about is not None and by.pk == about.pk:
        raise AboutYourself


def _keep_words(concern: Concern, new: NewConcern, by: Person | None) -> None:
    kinds = ConcernWords.Kind
    said: list[tuple[ConcernWords.Kind, str, Person | None, datetime]]
    said = [(kinds.EVIDENCE, one.words, one.said_by, one.said_at) for one in new.evidence]
    if new.worry:
        said.append((kinds.WORRY, new.worry, by, concern.raised_at))
    for kind, words, said_by, said_at in said:
        ConcernWords.objects.create(
            concern=concern,
            kind=kind,
            said_by=said_by,
            said_at=said_at,
            encrypted=encrypt(words, purpose=PURPOSE),
        )


def _note(concern: Concern, by: Person | None) -> None:
    record(
        Act.CONCERN_RAISED,
        actor_id=by.pk if by else None,
        subject=("concern", concern.pk),
        at=concern.raised_at,
        detail={
            "about": concern.about_id,
            "needed": concern.needed,
            "source": concern.source_kind,
            "source_id": concern.source_id,
        },
    )


def _is_something_else(new: NewConcern, kept: Concern, by: Person | None) -> bool:
    """Whether a known key came from somebody else, about something else, or more urgently."""
    told = (_number_of(new.about), by.pk if by else None, *new.source, new.needed)
    known = (kept.about_id, kept.raised_by_id, kept.source_kind, kept.source_id, kept.needed)
    return told != known or not _has_worry(kept, new.worry)


def _has_worry(kept: Concern, worry: str) -> bool:
    said = kept.words.filter(kind=ConcernWords.Kind.WORRY).first()
    return worry == (decrypted(said) if said else "")


def _another_key(new: NewConcern, key: UUID, by: Person | None) -> UUID:
    kind, number = new.source
    raiser = by.pk if by else None
    return uuid5(key, f"{_number_of(new.about)} {raiser} {kind} {number} {new.needed} {new.worry}")


def _number_of(person: Person | None) -> int | None:
    return person.pk if person else None
