"""Choosing the look: each choice is a new version. Home writes the ledger's line beside it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sidelight.design.errors import ColourNotKnown
from sidelight.design.models import AppIcon, Look
from sidelight.design.queries import forget_look
from sidelight.design.rules import Logo, is_colour


@dataclass(frozen=True)
class Choice:
    """A whole look; what is left empty is Sidelight's own."""

    name: str = ""
    colour: str = ""
    logo: Logo | None = None
    app_name: str = ""
    app_icon: str = AppIcon.LEAF.value


def choose_look(choice: Choice, *, by_id: int, at: datetime) -> Look:
    """Show this look from now on: at once in this process, within a minute in every other.

    Raises ColourNotKnown when the colour is neither empty nor # and six small digits.
    """
    if choice.colour and not is_colour(choice.colour):
        raise ColourNotKnown
    logo = choice.logo
    with transaction.atomic():
        look = Look.objects.create(
            name=choice.name,
            colour=choice.colour,
            logo=logo.png if logo else None,
            logo_width=logo.width if logo else None,
            logo_height=logo.height if logo else None,
            app_name=choice.app_name,
            app_icon=choice.app_icon,
            chosen_by_id=by_id,
            chosen_at=at,
        )
        transaction.on_commit(forget_look)
    return look
