"""The desk's link in the navigation, for those who may open the desk."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sidelight.design.registers import NavLink
from sidelight.people.doors import works_here_as
from sidelight.review.queries import DESK_ROLES


def links_for(request: HttpRequest) -> Sequence[NavLink]:
    """Return the desk's link for moderators who are ready, nothing for everybody else."""
    if not works_here_as(request, DESK_ROLES):
        return ()
    address = reverse("queue")
    return (NavLink(_("Desk"), address, current=request.path.startswith(address)),)
