"""The first page: what this place is, and the doors there are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.foundation import clock
from sidelight.foundation.editions import for_everybody
from sidelight.people.doors import READING_ROLES, open_page
from sidelight.people.models import Person, Role
from sidelight.people.queries import (
    STAFF_ROLES,
    missing_before_joining,
    roles_of,
    texts_in_force,
    works_as,
)
from sidelight.team.queries import opening


@open_page
@require_safe
@for_everybody
def front(request: HttpRequest) -> HttpResponse:
    """Show the front page, with other doors for those who are signed in."""
    at = clock.now()
    person = request.user if isinstance(request.user, Person) else None
    work = works_as(person, STAFF_ROLES, at) if person else frozenset()
    is_member = person is not None and Role.MEMBER in roles_of(person, at)
    shown = {
        "person": person,
        "is_member": is_member,
        "may_read": is_member or bool(work & READING_ROLES),
        "works_here": bool(work),
        "opening": opening(at),
        # A long list to look through, and only a stranger is told of joining.
        "may_join": person is None and not missing_before_joining(at),
        "texts": texts_in_force(at),
    }
    response = render(request, "home/front.html", shown)
    response.headers["X-Robots-Tag"] = "all"
    return response
