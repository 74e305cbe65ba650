"""A manager gives the place the charity's own look."""

from datetime import datetime

from django.db import transaction

from sidelight.design.actions import Choice, choose_look
from sidelight.design.models import Look
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person


def change_look(choice: Choice, *, by: Person, at: datetime) -> Look:
    """Show this look from now on, and put on the ledger who chose it.

    Raises ColourNotKnown when the colour is neither empty nor # and six small digits.
    """
    with transaction.atomic():
        look = choose_look(choice, by_id=by.pk, at=at)
        record(
            Act.SETTING_CHANGED,
            actor_id=by.pk,
            subject=("look", look.pk),
            at=at,
            detail={"own_colour": bool(choice.colour), "own_logo": choice.logo is not None},
        )
    return look
