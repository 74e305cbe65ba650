"""Pages for whoever looks for words: public, and the same for everybody."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.foundation import clock
from sidelight.foundation.editions import for_everybody
from sidelight.people.doors import open_page
from sidelight.people.models import Person, Role
from sidelight.people.queries import roles_of


@open_page
@require_safe
@for_everybody
def tell_somebody(request: HttpRequest) -> HttpResponse:
    """Help to find words for telling somebody. They stay in the page; only a journal keeps them."""
    person = request.user
    is_member = isinstance(person, Person) and Role.MEMBER in roles_of(person, clock.now())
    # One key for each time the page is opened: kept twice, it is one page of the journal.
    shown = {"key": uuid4() if is_member else None}
    response = render(request, "guidance/tell_somebody.html", shown)
    response.headers["X-Robots-Tag"] = "all"
    return response
