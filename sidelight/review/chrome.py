"""The desk's link in the navigation, for those who may open the desk."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sidelight.design.registers import NavLink
from sidelight.foundation import clock
from sidelight.people.models import Person
from sidelight.people.queries import works_as
from sidelight.review.queries import DESK_ROLES


def links_for(request: HttpRequest) -> Sequence[NavLink]:
    """Return the desk's link for moderators who are ready, nothing for everybody else."""
    person = request.user
    if not isinstance(person, Person) or not works_as(person, DESK_ROLES, clock.now()):
        return ()
    address = reverse("queue")
    return (NavLink(_("Desk"), address, current=request.path.startswith(address)),)
