"""The community's links in the navigation, for those who may read here."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sidelight.design.registers import NavLink
from sidelight.people.doors import READING_ROLES, works_here_as
from sidelight.people.models import Person


def links_for(request: HttpRequest) -> Sequence[NavLink]:
    """Return the ways into the community; nothing for strangers and for staff who do not read."""
    person = request.user
    if not isinstance(person, Person):
        return ()
    # Asked of the page: it has looked up already in which roles they work.
    if not person.age_band and not works_here_as(request, READING_ROLES):
        return ()
    links = [_link(request, _("Spaces"), "spaces"), _link(request, _("Search"), "search")]
    if person.age_band:
        links.insert(0, _link(request, _("My page"), "own_page"))
    return links


def _link(request: HttpRequest, label: str, name: str) -> NavLink:
    address = reverse(name)
    return NavLink(label, address, current=request.path == address)
