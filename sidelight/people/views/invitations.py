"""An invited person comes in. The link's secret leaves the address at the first step."""

from datetime import datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.people import actions, queries, rules
from sidelight.people.doors import address_of, come_back_later, let_in, open_page
from sidelight.people.errors import InvitationOver, MustAgreeFirst, Refusal, TooOften
from sidelight.people.forms import TakeUpForm
from sidelight.people.models import Invitation, Person, Role

# The invitation's name in addresses, never the link: sessions are rows of the database, too.
INVITATION = "invitation"


@open_page
@sensitive_variables("token")
@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Keep which invitation this is, and go on where the address says nothing of it."""
    at = clock.now()
    try:
        tried = actions.take_a_turn(rules.INVITATIONS_FROM_AN_ADDRESS, address_of(request), at=at)
    except TooOften as refusal:
        come_back_later(request, refusal)
        return render(request, "429.html")
    found = queries.invitation_of(token, at)
    if found is None:
        return over(request)
    actions.forgive([tried])
    if request.user.is_authenticated:
        return render(request, "people/invitation_signed_in.html")
    # A new key: whoever planted the old one in this browser must not choose the passphrase.
    request.session.cycle_key()
    request.session[INVITATION] = found.slug
    return redirect("taking_up")


@open_page
@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "HEAD", "POST"])
def taking_up(request: HttpRequest) -> HttpResponse:
    """Show who invites for what, with both texts; make the person and sign them in."""
    at = clock.now()
    found = queries.invitation_called(str(request.session.get(INVITATION, "")), at)
    # Whoever is signed in is somebody already: a second sign-in would be a second self.
    if found is None or request.user.is_authenticated:
        return over(request)
    texts = queries.texts_in_force(at)
    form = TakeUpForm(texts, request.POST if request.method == "POST" else None)
    try:
        if form.is_valid() and (person := taken_up(form, found, at)):
            request.session.pop(INVITATION, None)
            let_in(request, person)
            return redirect("welcome")
    except InvitationOver:
        return over(request)
    shown = {"form": form, "texts": texts, "invitation": found, "role": Role(found.role)}
    return render(request, "people/invitation.html", shown)


def taken_up(form: TakeUpForm, found: Invitation, at: datetime) -> Person | None:
    """Return the new person, or say beside the form why not. Raises InvitationOver."""
    try:
        return actions.take_up(found, form.new_colleague(), at=at)
    except InvitationOver:
        raise
    except MustAgreeFirst as refusal:
        form.add_error("agreed", str(refusal))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return None


def over(request: HttpRequest) -> HttpResponse:
    """Answer alike for a link that was used, withdrawn, ran out, or never was."""
    request.session.pop(INVITATION, None)
    return render(request, "people/invitation_over.html", status=HTTPStatus.NOT_FOUND)
