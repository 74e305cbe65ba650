"""A colleague has lost everything they could show: a manager resets their second factor."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.people.actions import forget_second_factor
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.team import queries


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor_reset(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Ask first, then take away what somebody has lost and end their sign-ins."""
    colleague = queries.staff_member(slug, clock.now())
    if colleague is None or colleague.person.pk == worker.pk:
        raise Http404
    if request.method != "POST":
        return render(request, "team/second_factor_reset.html", {"colleague": colleague})
    try:
        forget_second_factor(colleague.person, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("It is reset. They set up a new one when they sign in."))
    return redirect("staff_person", slug)
