"""The ways to concerns and follow-ups in the navigation, for those whose work they are."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sidelight.design.registers import NavLink
from sidelight.notices.models import NoticeKind
from sidelight.people.doors import works_here_as
from sidelight.people.models import Person
from sidelight.safeguarding import queries


def links_for(request: HttpRequest) -> Sequence[NavLink]:
    """Return the way to the concerns with how many are open, for leads who are ready; no other."""
    lead = request.user
    if not isinstance(lead, Person) or not works_here_as(request, queries.LEADS):
        return ()
    address = reverse("concerns")
    count = queries.open_concerns(lead).count()
    label = _("Concerns (%(count)d)") % {"count": count} if count else _("Concerns")
    return (NavLink(label, address, current=request.path.startswith(address)),)


def where_notices_lead(kind: str, about: str) -> str:
    """Return where a notice of an opening leads: to one's own page about it."""
    return reverse("own_emergency") if kind == NoticeKind.DETAILS_OPENED else ""
