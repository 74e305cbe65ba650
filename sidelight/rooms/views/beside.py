"""What apps above rooms show to leaders beside the talk: on the page, and by itself."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.foundation import clock
from sidelight.rooms import registers
from sidelight.rooms.models import Place
from sidelight.rooms.rules.speaking import is_still_read
from sidelight.rooms.views.entrances import room_page


def panels_beside(place: Place, at: datetime) -> Sequence[registers.Beside]:
    """Return what leaders see beside the talk; nothing for anybody else in the room."""
    if place.part != Place.Part.LEADER:
        return ()
    drawn = (draw(place, at) for draw in registers.beside)
    return [panel for panel in drawn if panel is not None]


@room_page
@require_safe
def beside(request: HttpRequest, place: Place) -> HttpResponse:
    """Show that part of the page alone, for leaders' pages that heard of a change."""
    at = clock.now()
    if not is_still_read(place.room, at):
        raise Http404
    panels = panels_beside(place, at)
    if not panels:
        raise Http404
    return render(request, "rooms/beside.html", {"beside": panels})
