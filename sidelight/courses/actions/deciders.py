"""Who may decide about places: a ready counsellor, and not about somebody they know."""

from datetime import datetime

from sidelight.courses.errors.places import KnowsThem, NotACounsellor
from sidelight.courses.queries.apart import is_kept_apart
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as

COUNSELLORS = frozenset({Role.COUNSELLOR})


def must_be_a_counsellor(person: Person, at: datetime) -> None:
    """Raise NotACounsellor unless somebody is one, with checks and training in date."""
    if not works_as(person, COUNSELLORS, at):
        raise NotACounsellor


def must_not_know(counsellor: Person, person: Person) -> None:
    """Raise KnowsThem when the two are noted as people who know each other, or are one."""
    if counsellor.pk == person.pk or is_kept_apart(counsellor, person):
        raise KnowsThem
