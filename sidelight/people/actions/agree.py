"""The texts people agree to, version by version."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people import queries
from sidelight.people.errors import OnlyManagersWrite
from sidelight.people.models import Clause, Consent, HouseText, Person, Role


def agree(person: Person, texts: Sequence[HouseText], *, at: datetime) -> None:
    """Keep that somebody agreed to these versions; agreeing twice keeps the first time."""
    with transaction.atomic():
        for text in texts:
            _, new = Consent.objects.get_or_create(
                person=person, text=text, defaults={"agreed_at": at}
            )
            if new:
                record(Act.AGREED, actor_id=person.pk, subject=("house_text", text.pk), at=at)


def write_text(
    kind: HouseText.Kind,
    words: str,
    *,
    clauses: Sequence[tuple[str, str]] = (),
    what_changed: str = "",
    by: Person | None = None,
    at: datetime,
) -> HouseText:
    """Put a new version of a text in force; everybody is asked to agree to it again.

    clauses: (title, words) in reading order. by: None only while nobody is here yet.
    Raises OnlyManagersWrite for anybody else than a manager who is ready.
    """
    if not may_write_texts(by, at):
        raise OnlyManagersWrite
    with transaction.atomic():
        newest = HouseText.objects.filter(kind=kind).order_by("-version").first()
        text = HouseText.objects.create(
            kind=kind,
            version=newest.version + 1 if newest else 1,
            words=words,
            what_changed=what_changed,
            in_force_from=at,
            written_by=by,
        )
        Clause.objects.bulk_create(
            Clause(text=text, position=position, title=title, words=clause_words)
            for position, (title, clause_words) in enumerate(clauses, start=1)
        )
        record(
            Act.SETTING_CHANGED,
            actor_id=by.pk if by else None,
            subject=("house_text", text.pk),
            at=at,
        )
    return text


def may_write_texts(by: Person | None, at: datetime) -> bool:
    """Whether this person may put a text in force: a manager, or nobody while nobody is here."""
    if by is None:
        return not queries.has_anybody()
    return bool(queries.works_as(by, frozenset({Role.MANAGER}), at))
