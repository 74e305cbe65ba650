"""The way to rooms in the navigation, for those for whom there is one."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sidelight.design.registers import NavLink
from sidelight.people.doors import standing_here, works_here_as
from sidelight.people.models import Person, Role
from sidelight.rooms.queries.entering import LEADING_ROLES
from sidelight.rooms.queries.led import is_led_to_rooms
from sidelight.rooms.queries.staff import SEES_ALL


def links_for(request: HttpRequest) -> Sequence[NavLink]:
    """Return the way to rooms: for members with a place in one that is not over, and for staff."""
    person = request.user
    if not isinstance(person, Person):
        return ()
    if Role.MEMBER in standing_here(request, person).roles:
        return _link(request, "rooms") if is_led_to_rooms(person.pk) else ()
    return _link(request, "staff_rooms") if works_here_as(request, STAFF_OF_ROOMS) else ()


STAFF_OF_ROOMS = SEES_ALL | LEADING_ROLES


def _link(request: HttpRequest, name: str) -> Sequence[NavLink]:
    address = reverse(name)
    return (NavLink(_("Rooms"), address, current=request.path == address),)
