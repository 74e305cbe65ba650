"""The door of a room: whoever is signed in and has a place, and nobody else learns of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sidelight.foundation import clock
from sidelight.people.doors import member_page, signed_in_page
from sidelight.people.models import Person
from sidelight.rooms.models import Place
from sidelight.rooms.queries.entering import place_in

View = Callable[..., HttpResponse]  # Any: views differ in what their address gives them


def room_page(view: View) -> View:
    """A page of one room, for those who have a place in it.

    Staff prove their second factor first, and members read the texts in force first, as on every
    other page. The view gets the place after the request. For everybody else the room is not there.
    """

    @wraps(view)
    def opened(
        request: HttpRequest, person: Person, slug: str, **more: Any
    ) -> HttpResponse:  # Any: the same
        place = place_in(person, slug, clock.now())
        if place is None:
            raise Http404
        place.person = person
        door = _as_a_member if place.is_members else _as_staff
        return door(view, request, place, more)

    return signed_in_page(opened)


def _as_staff(
    view: View,
    request: HttpRequest,
    place: Place,
    more: dict[str, Any],  # Any: the same
) -> HttpResponse:
    return view(request, place, **more)


def _as_a_member(
    view: View,
    request: HttpRequest,
    place: Place,
    more: dict[str, Any],  # Any: the same
) -> HttpResponse:
    def inside(request: HttpRequest, _member: Person) -> HttpResponse:
        return view(request, place, **more)

    inside.is_a_session = True  # type: ignore[attr-defined]  # read by the door
    return member_page(inside)(request)
