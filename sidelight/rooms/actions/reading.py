"""How far somebody has read: kept at leisure, so that it is known on another device as well."""

from collections.abc import Mapping

from django.db import connection, transaction

from sidelight.rooms.models import Place
from sidelight.rooms.queries.database import do_each


def keep_seen(seen: Mapping[int, int]) -> set[int]:
    """Keep for these places the number up to which the room was read, and never an earlier one.

    Returns the places that are done with. One that somebody else holds is not waited for: nothing
    that matters may stand still for this.
    """
    passes_over = connection.features.has_select_for_update_skip_locked
    with transaction.atomic():
        places = Place.objects.select_for_update(skip_locked=passes_over).filter(pk__in=seen)
        free = dict(places.order_by("pk").values_list("pk", "seen_seq"))
        further = [(seen[place], place) for place, before in free.items() if seen[place] > before]
        do_each("UPDATE rooms_place SET seen_seq = %s WHERE id = %s", further)
    return set(free)
