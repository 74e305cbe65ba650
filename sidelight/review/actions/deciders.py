"""Who may decide: asked again inside every verb, whatever page it was called from."""

from datetime import datetime

from sidelight.people.models import Person
from sidelight.people.queries import works_as
from sidelight.review.errors import NotADecider
from sidelight.review.queries import DESK_ROLES


def must_be_a_decider(person: Person, at: datetime) -> None:
    """Raise NotADecider unless somebody holds a desk role now and is ready for it."""
    if not works_as(person, DESK_ROLES, at):
        raise NotADecider
