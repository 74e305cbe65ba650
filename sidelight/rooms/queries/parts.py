"""Which of the staff have no part in rooms any more: asked where words are written, each time."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.live.queries import changed_lately
from sidelight.rooms.models import Place
from sidelight.rooms.queries.entering import holds_the_part


def without_their_part(places: Mapping[int, int], at: datetime) -> list[int]:
    """Return those of these places of staff whose person may not take that part now.

    places: each with its person. Everything is asked only about people of whom something changed
    in the last half minute; whom that concerns earlier is out by then (consumers/rounds.py).
    """
    changed = changed_lately(at) & set(places.values()) if places else set()
    if not changed:
        return []
    theirs = Place.objects.filter(pk__in=places, person__in=changed).select_related("person")
    return [one.pk for one in theirs if not holds_the_part(one.person, one.part, at)]
