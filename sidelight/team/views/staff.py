"""Everybody with a staff sign-in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.models import Person, Role
from sidelight.team import queries


@staff_page(Role.MANAGER)
@require_safe
def staff_list(request: HttpRequest, worker: Person) -> HttpResponse:
    """Everybody on the team, who is invited, and what waits for a second person."""
    at = clock.now()
    shown = {
        "staff": queries.staff(at),
        "invitations": queries.invitations(at),
        "waiting": queries.roles_waiting(at),
    }
    return render(request, "team/staff_list.html", shown)


@staff_page(Role.MANAGER)
@require_safe
def staff_person(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """One of the team: roles, readiness, and what can be changed."""
    colleague = queries.staff_member(slug, clock.now())
    if colleague is None:
        raise Http404
    shown = {"colleague": colleague, "is_oneself": colleague.person.pk == worker.pk}
    return render(request, "team/staff_person.html", shown)
