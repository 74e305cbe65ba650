"""The week's opening hours."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.team import actions, queries
from sidelight.team.forms import HoursForm


@staff_page(Role.MANAGER)
@require_safe
def opening_hours(request: HttpRequest, worker: Person) -> HttpResponse:
    """The hours as they are, and whether anybody is reading now."""
    return _page(request, HoursForm())


@staff_page(Role.MANAGER)
@require_POST
def new_opening_hours(request: HttpRequest, worker: Person) -> HttpResponse:
    """One more line of the week."""
    form = HoursForm(request.POST)
    if form.is_valid():
        try:
            actions.add_hours(**form.cleaned_data, by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The hours are added. They count from now on."))
            return redirect("opening_hours")
    return _page(request, form)


@staff_page(Role.MANAGER)
@require_POST
def opening_hours_end(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """That one line of the week ends now."""
    line = get_object_or_404(queries.hours_in_force(), slug=slug)
    try:
        actions.end_hours(line, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("These hours have ended."))
    return redirect("opening_hours")


def _page(request: HttpRequest, form: HoursForm) -> HttpResponse:
    shown = {
        "form": form,
        "hours": queries.hours_in_force(),
        "opening": queries.opening(clock.now()),
        "time_zone": queries.zone(),
    }
    return render(request, "team/hours.html", shown)
