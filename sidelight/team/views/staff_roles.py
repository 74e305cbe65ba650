"""Giving somebody a role, ending it, and vouching for their checks and training."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.team import actions, queries
from sidelight.team.forms import ReadinessForm, RoleForm


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def new_role(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """One more role for somebody of the team."""
    person = _colleague_or_404(slug)
    form = RoleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        role = form.cleaned_data["role"]
        try:
            actions.give_role(person, role, form.days, granted_by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The role is given. Its page says what it waits for."))
            return redirect("staff_person", slug)
    return render(request, "team/new_role.html", {"form": form, "person": person})


@staff_page(Role.MANAGER)
@require_POST
def role_end(request: HttpRequest, worker: Person, slug: str, role: str) -> HttpResponse:
    """That a role of somebody ends now."""
    person = _colleague_or_404(slug)
    try:
        actions.end_role_of(person, _role_or_404(role), by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The role has ended. It opens nothing from now on."))
    return redirect("staff_person", slug)


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def readiness(request: HttpRequest, worker: Person, slug: str, role: str) -> HttpResponse:
    """That a manager looked at somebody's checks and training for one role."""
    person, held = _colleague_or_404(slug), _role_or_404(role)
    form = ReadinessForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.confirm_readiness(person, held, form.dates, by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Their readiness is confirmed."))
            return redirect("staff_person", slug)
    return render(
        request, "team/readiness.html", {"form": form, "person": person, "role": held.label}
    )


def _colleague_or_404(slug: str) -> Person:
    colleague = queries.staff_member(slug, clock.now())
    if colleague is None:
        raise Http404
    return colleague.person


def _role_or_404(role: str) -> Role:
    if role not in Role.values:
        raise Http404
    return Role(role)
