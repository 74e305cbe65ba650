"""Everybody with a staff sign-in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.people.actions import add_staff
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.team import queries
from sidelight.team.forms import StaffForm


@staff_page(Role.MANAGER)
@require_safe
def staff_list(request: HttpRequest, worker: Person) -> HttpResponse:
    """Everybody on the team, and which roles they may work in now."""
    return render(request, "team/staff_list.html", {"staff": queries.staff(clock.now())})


@staff_page(Role.MANAGER)
@require_safe
def staff_person(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """One of the team: roles, readiness, and what can be changed."""
    colleague = queries.staff_member(slug, clock.now())
    if colleague is None:
        raise Http404
    shown = {"colleague": colleague, "is_oneself": colleague.person.pk == worker.pk}
    return render(request, "team/staff_person.html", shown)


@staff_page(Role.MANAGER)
@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "HEAD", "POST"])
def new_staff_sign_in(request: HttpRequest, worker: Person) -> HttpResponse:
    """A sign-in for somebody new, who holds no role yet."""
    form = StaffForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            person = add_staff(**form.cleaned_data, by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error("shown_name", str(refusal))
        else:
            messages.success(request, _("Their sign-in is made. Now give them a role."))
            return redirect("staff_person", person.slug)
    return render(request, "team/new_staff_sign_in.html", {"form": form})
