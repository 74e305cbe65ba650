"""One's rooms, and the page of one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.foundation import clock
from sidelight.people.doors import signed_in_page
from sidelight.people.models import Person
from sidelight.rooms.models import Place
from sidelight.rooms.queries.entering import own_places
from sidelight.rooms.views.entrances import room_page
from sidelight.rooms.views.showing import room_page_of


@signed_in_page
@require_safe
def own_rooms(request: HttpRequest, person: Person) -> HttpResponse:
    """The sessions that one has a place in: those to come first, then the last ones."""
    return render(request, "rooms/own_rooms.html", {"places": own_places(person, clock.now())})


@room_page
@require_safe
def room(request: HttpRequest, place: Place) -> HttpResponse:
    """The room, live where there is script, and a plain page where there is none."""
    return room_page_of(request, place, clock.now())
