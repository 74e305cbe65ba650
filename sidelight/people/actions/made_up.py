"""People who do not exist, for rehearsals: nobody signs in as one, and they hold no role."""

from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext

from sidelight.foundation.text import fold_name
from sidelight.people.actions.marks import spread_mark
from sidelight.people.models import Person


def made_up_people(names: Sequence[str], *, at: datetime) -> list[Person]:
    """Return somebody made up for each name, shown with it and that they are made up.

    The same name is the same row, however often it is asked for.
    """
    with transaction.atomic():
        return [_made_up(name, at) for name in names]


def _made_up(name: str, at: datetime) -> Person:
    key = uuid5(NAMESPACE_OID, f"made up: {name}")
    shape, colour = spread_mark(key)
    shown = gettext("%(name)s (made up)") % {"name": name}
    person, _ = Person.objects.get_or_create(
        join_key=key,
        defaults={
            "sign_in_name": f"made-up-{key.hex[:20]}",
            "shown_name": shown,
            "shown_name_folded": fold_name(shown),
            "mark_shape": shape,
            "mark_colour": colour,
            "joined_at": at,
            "made_up_at": at,
            "password": make_password(None),
        },
    )
    return person
