"""The one guard of this app's verbs."""

from datetime import datetime

from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.team.errors import OnlyManagers


def must_be_a_manager(person: Person, at: datetime) -> None:
    """Raise OnlyManagers unless this person is a manager now and is ready for it."""
    if not works_as(person, frozenset({Role.MANAGER}), at):
        raise OnlyManagers
