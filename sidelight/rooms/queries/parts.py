"""Which of the staff have no part in rooms any more: asked where words are written, each time."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.rooms.models import Place
from sidelight.rooms.queries.entering import holds_the_part


def without_their_part(places: Mapping[int, int], at: datetime) -> list[int]:
    """Return those of these places of staff whose person may not take that part now.

    places: each with its person.
    """
    people = set(places.values())
    theirs = Place.objects.filter(pk__in=places, person__in=people).select_related("person")
    return [one.pk for one in theirs if not holds_the_part(one.person, one.part, at)]
