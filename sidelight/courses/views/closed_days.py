"""The days on which groups do not meet, as managers keep them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.courses.actions.closed_days import add_closed_day, end_closed_day
from sidelight.courses.forms.closed_days import ClosedDayForm
from sidelight.courses.models import ClosedDay
from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.team.queries import today


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def closed_days(request: HttpRequest, worker: Person) -> HttpResponse:
    """List the days to come, and add one."""
    at = clock.now()
    form = ClosedDayForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            add_closed_day(given["day"], given["name"], by=worker, at=at)
        except Refusal as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, _("The day is on the list. Evenings on it are pointed out."))
            return redirect("closed_days")
    days = ClosedDay.objects.filter(ended_at=None, day__gte=today(at))
    shown = {"form": form, "days": list(days.order_by("day"))}
    status = 422 if form.errors else 200
    return render(request, "courses/closed_days.html", shown, status=status)


@staff_page(Role.MANAGER)
@require_POST
def closed_day_end(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Take a day off the list."""
    day = get_object_or_404(ClosedDay, slug=slug, ended_at=None)
    try:
        end_closed_day(day, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("closed_days")
