"""Safeguarding leads keep from erasing what the law asks for."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.foundation import clock
from sidelight.people import actions, queries
from sidelight.people.doors import staff_page
from sidelight.people.errors import NothingLeftToHold, Refusal
from sidelight.people.forms.rights import HoldForm
from sidelight.people.models import Person, Role


@staff_page(Role.SAFEGUARDING_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_holds(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show the holds, those to be looked at again first, and place a new one."""
    at = clock.now()
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _placed(form, worker, at):
        messages.success(request, _("Nothing about them is erased until the hold ends."))
        return redirect("staff_holds")
    shown = {"form": form, "holds": queries.holds_for(worker), "today": at.date()}
    return render(request, "people/staff_holds.html", shown)


@staff_page(Role.SAFEGUARDING_LEAD)
@require_POST
def hold_end(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """End the open hold about somebody."""
    about = queries.held_people().exclude(pk=worker.pk).filter(slug=slug).first()
    if about is None:
        raise Http404
    try:
        actions.end_hold(about, by=worker, at=clock.now())
    except NothingLeftToHold as refusal:  # a colleague ended it in this very moment
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The hold has ended. What is over goes tonight."))
    return redirect("staff_holds")


def _placed(form: HoldForm, worker: Person, at: datetime) -> bool:
    """Whether the hold was placed; if not, the reason stands in the form."""
    about = queries.somebody_called(form.cleaned_data["who"])
    if about is None:
        form.add_error("who", _("Nobody here has that name."))
        return False
    try:
        reason = form.cleaned_data["reason"]
        actions.place_hold(about, reason, form.review_day(), by=worker, at=at)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
