"""Who is on call, until when, and when nobody is."""

from datetime import datetime

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
from sidelight.team.forms import OnCallForm

on_call_page = staff_page(Role.MANAGER, Role.SAFEGUARDING_LEAD)


@on_call_page
@require_safe
def staff_on_call(request: HttpRequest, worker: Person) -> HttpResponse:
    """Who is on call now and next, with the gaps."""
    at = clock.now()
    return _page(request, OnCallForm(_others(worker, at)), at)


@on_call_page
@require_POST
def new_on_call(request: HttpRequest, worker: Person) -> HttpResponse:
    """One more time on call."""
    at = clock.now()
    form = OnCallForm(_others(worker, at), request.POST)
    if form.is_valid():
        try:
            actions.name_on_call(**form.cleaned_data, by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is noted who is on call."))
            return redirect("staff_on_call")
    return _page(request, form, at)


@on_call_page
@require_POST
def on_call_end(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """That somebody is on call no longer."""
    at = clock.now()
    line = get_object_or_404(queries.on_call_not_over(at), slug=slug)
    try:
        actions.end_on_call(line, by=worker, at=at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("This time on call has ended. Look at the gaps now."))
    return redirect("staff_on_call")


def _others(worker: Person, at: datetime) -> list[Person]:
    """Return the leads whom this person may name: nobody puts themselves on call."""
    return [lead for lead in queries.ready_leads(at) if lead.pk != worker.pk]


def _page(request: HttpRequest, form: OnCallForm, at: datetime) -> HttpResponse:
    shown = {
        "form": form,
        "on_call": queries.on_call(at),
        "times": queries.times_on_call(at),
        "gaps": queries.gaps_on_call(at, at + queries.LOOKS_AHEAD),
        "time_zone": queries.zone(),
    }
    return render(request, "team/on_call.html", shown)
