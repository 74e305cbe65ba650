"""Whoever changes a room leads it: asked under the room's lock, each time anew."""

from datetime import datetime

from django.db.models import QuerySet

from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.errors import NotALeader, RoomIsOver
from sidelight.rooms.models import Place, Presence, Room
from sidelight.rooms.queries.entering import holds_the_part


def must_lead(room_id: int, by: Place, at: datetime) -> Room:
    """Return the locked room. NotALeader unless `by` leads it now, RoomIsOver when it has ended."""
    locked = lock_room(room_id)
    place = Place.objects.select_related("person").get(pk=by.pk)
    leads = place.part == Place.Part.LEADER and place.removed_at is None
    if not (leads and place.room_id == locked.pk and holds_the_part(place.person, place.part, at)):
        raise NotALeader
    if locked.is_over:
        raise RoomIsOver
    return locked


def note_who_leads_no_more(pages: QuerySet[Presence], at: datetime) -> None:
    """Of these pages, end those of leaders whose role or readiness has ended: they do not count."""
    open_pages = pages.filter(went_at=None, leads=True)
    places = Place.objects.filter(pk__in=open_pages.values("place")).select_related("person")
    for place in places:
        if not holds_the_part(place.person, place.part, at):
            Presence.objects.filter(place=place, went_at=None).update(went_at=at)
