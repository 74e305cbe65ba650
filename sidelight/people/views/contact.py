"""The safe contact profile: shown masked, replaced as a whole, removed with one tap."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.foundation import clock
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people import actions, queries
from sidelight.people.doors import member_page
from sidelight.people.forms import ContactForm
from sidelight.people.models import Person
from sidelight.people.onward import wanted_page
from sidelight.people.rules import SafeContact, masked


@member_page
@sensitive_post_parameters("address")
@require_http_methods(["GET", "HEAD", "POST"])
def own_contact(request: HttpRequest, member: Person) -> HttpResponse:
    """Show whether and how somebody may be reached; keep another way instead."""
    onward = wanted_page(request)
    form = ContactForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.keep_contact(member, form.contact(), at=clock.now())
        messages.success(request, gettext("Kept. Only the last letters of it are shown here."))
        return redirect(onward or "own_contact")
    shown = {"form": form, "onward": onward, **kept_contact(member)}
    return render(request, "people/own_contact.html", shown)


@member_page
@require_POST
def contact_removal(request: HttpRequest, member: Person) -> HttpResponse:
    """Forget how somebody may be reached."""
    actions.forget_contact(member, at=clock.now())
    messages.success(request, gettext("Removed. We have no way to reach you now."))
    return redirect("own_contact")


def kept_contact(member: Person) -> dict[str, object]:
    """Return what the page shows of the profile: never the whole address.

    Phones are shared, and somebody may look over a shoulder.
    """
    try:
        contact = queries.contact_of(member)
    except CannotDecrypt:
        return {"cannot_open": True}
    return {"contact": contact, "masked": seen(contact) if contact else ""}


def seen(contact: SafeContact) -> str:
    """Return the address as the page shows it."""
    return masked(contact.address) if contact.address else ""
