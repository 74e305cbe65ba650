"""A member's own page for emergencies: what they gave, and when it was opened."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.foundation import clock
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.people.onward import wanted_page
from sidelight.people.rules import masked
from sidelight.safeguarding import actions
from sidelight.safeguarding.forms.emergencies import DetailsForm
from sidelight.safeguarding.queries.emergencies import are_wanted, openings_told, own_details


@member_page
@sensitive_post_parameters("first_name", "where", "phone", "adult")
@require_http_methods(["GET", "HEAD", "POST"])
def own_emergency(request: HttpRequest, member: Person) -> HttpResponse:
    """Show that somebody gave details, not which; keep others instead."""
    at = clock.now()
    form = DetailsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.keep_emergency_details(member, form.details(), at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept, and sealed."))
            return redirect(wanted_page(request) or "own_emergency")
    shown = {
        "form": form,
        "are_wanted": are_wanted(member, at),
        "openings": openings_told(member),
        "onward": wanted_page(request),
        **kept_details(member),
    }
    return render(request, "safeguarding/own_emergency.html", shown)


@member_page
@require_POST
def own_emergency_confirmation(request: HttpRequest, member: Person) -> HttpResponse:
    """Say that it is still right."""
    actions.confirm_emergency_details(member, at=clock.now())
    messages.success(request, _("Thank you. It stays sealed."))
    return redirect(wanted_page(request) or "own_emergency")


@member_page
@require_POST
def own_emergency_removal(request: HttpRequest, member: Person) -> HttpResponse:
    """Forget what somebody gave."""
    actions.forget_emergency_details(member)
    messages.success(request, _("Removed. We do not know any more who you are or where."))
    return redirect("own_emergency")


def kept_details(member: Person) -> dict[str, object]:
    """Return what the page shows of the details: enough to know them again, and no more.

    Phones are shared, and somebody may look over a shoulder.
    """
    try:
        details = own_details(member)
    except CannotDecrypt:
        return {"cannot_open": True}
    if details is None:
        return {}
    return {"has_details": True, "phone": masked(details.phone), "has_adult": details.adult}
