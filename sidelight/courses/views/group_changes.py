"""Managers change who leads a group and how many places it has, or cancel it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sidelight.courses.actions.groups_ending import cancel_group
from sidelight.courses.actions.groups_leaders import change_leaders
from sidelight.courses.actions.groups_seats import change_seats
from sidelight.courses.forms.group_changes import GroupOffForm, LeadersForm, SeatsForm, seen_in
from sidelight.courses.queries.groups import GroupCard
from sidelight.courses.queries.leaders import who_may_lead
from sidelight.courses.views.groups import found_group
from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role

manager_page = staff_page(Role.MANAGER)
READ_OR_SEND = ["GET", "HEAD", "POST"]


@manager_page
@require_http_methods(READ_OR_SEND)
def group_leaders(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Choose who leads a group from now on."""
    at = clock.now()
    card = _going_on(request, worker, slug)
    given = request.POST if request.method == "POST" else None
    form = LeadersForm(who_may_lead(at), card.leaders, given=given)
    if form.is_valid():
        leaders = form.cleaned_data["leaders"]
        try:
            change_leaders(card.group, leaders, seen=seen_in(request.POST), by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("They lead the group from now on."))
            return redirect("staff_group", slug=slug)
    shown = {"card": card, "group": card.group, "form": form}
    status = 422 if form.errors else 200
    return render(request, "courses/group_leaders.html", shown, status=status)


@manager_page
@require_http_methods(READ_OR_SEND)
def group_seats(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Choose how many places a group has."""
    at = clock.now()
    card = _going_on(request, worker, slug)
    given = request.POST if request.method == "POST" else None
    form = SeatsForm(given, initial={"seats": card.seats.number})
    if form.is_valid():
        seats = form.cleaned_data["seats"]
        try:
            change_seats(card.group, seats, seen=seen_in(request.POST), by=worker, at=at)
        except Refusal as refusal:
            form.add_error("seats", str(refusal))
        else:
            messages.success(request, _("It has that many places now."))
            return redirect("staff_group", slug=slug)
    shown = {"card": card, "group": card.group, "form": form}
    status = 422 if form.errors else 200
    return render(request, "courses/group_seats.html", shown, status=status)


@manager_page
@require_http_methods(READ_OR_SEND)
def group_cancellation(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Cancel a group with a kind word for everybody in it."""
    at = clock.now()
    card = _going_on(request, worker, slug)
    form = GroupOffForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        because = form.cleaned_data["because"]
        try:
            cancel_group(card.group, because, seen=seen_in(request.POST), by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is cancelled. Everybody in it is told, kindly."))
            return redirect("staff_group", slug=slug)
    shown = {"card": card, "group": card.group, "form": form}
    status = 422 if form.errors else 200
    return render(request, "courses/group_cancellation.html", shown, status=status)


def _going_on(request: HttpRequest, worker: Person, slug: str) -> GroupCard:
    """Return a group that may still change; another one is not there."""
    card = found_group(request, worker, slug)
    if not card.goes_on:
        raise Http404
    return card
