"""One's own passkeys: add, call by another name, remove."""

from typing import Any

from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.people import actions, authenticators
from sidelight.people.authenticators import Passkey
from sidelight.people.doors import after_a_fresh_proof, own_factors_page
from sidelight.people.errors import TooManyPasskeys
from sidelight.people.forms.second_factor import NewPasskeyForm, PasskeyNameForm
from sidelight.people.models import Person
from sidelight.people.views.second_factor import proved_by, removed


@own_factors_page
@require_safe
def passkeys(request: HttpRequest, person: Person) -> HttpResponse:
    """The passkeys that somebody has."""
    shown = {
        "passkeys": authenticators.passkeys_of(person),
        "needs_second_factor": authenticators.is_needed_by(person),
    }
    return render(request, "people/passkeys.html", shown)


@own_factors_page
@sensitive_post_parameters("credential")
@require_http_methods(["GET", "HEAD", "POST"])
@after_a_fresh_proof
def new_passkey(request: HttpRequest, person: Person) -> HttpResponse:
    """Let the browser make a passkey, and keep it."""
    form = NewPasskeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and added(form, request, person):
        return redirect("recovery_codes" if must_write_codes_down(person) else "passkeys")
    shown: dict[str, Any] = {  # Any: what WebAuthn says to a browser
        "form": form,
        "options": auth.begin_registration(person, passwordless=True),
        "needs_second_factor": authenticators.is_needed_by(person),
    }
    return render(request, "people/new_passkey.html", shown)


def added(form: NewPasskeyForm, request: HttpRequest, person: Person) -> bool:
    """Whether the passkey is kept; if not, the page says why."""
    name, credential = form.cleaned_data["name"], form.cleaned_data["credential"]
    try:
        row = actions.add_passkey(person, name, credential, at=clock.now())
    except TooManyPasskeys as refusal:
        form.add_error(None, str(refusal.kind_words))
        return False
    proved_by(request, row)
    messages.success(request, gettext("Your passkey is set up."))
    return True


def must_write_codes_down(person: Person) -> bool:
    """Whether there are recovery codes that nobody has written down yet."""
    return not authenticators.were_kept(authenticators.recovery_codes_of(person))


@own_factors_page
@require_http_methods(["GET", "HEAD", "POST"])
def passkey(request: HttpRequest, person: Person, slug: str) -> HttpResponse:
    """Call one of one's own passkeys something else."""
    found = own(person, slug)
    form = PasskeyNameForm(
        request.POST if request.method == "POST" else None, initial={"name": found.name}
    )
    if form.is_valid():
        actions.rename_passkey(found.row, form.cleaned_data["name"])
        return redirect("passkeys")
    return render(request, "people/passkey.html", {"form": form, "passkey": found})


@own_factors_page
@require_http_methods(["GET", "HEAD", "POST"])
@after_a_fresh_proof
def passkey_removal(request: HttpRequest, person: Person, slug: str) -> HttpResponse:
    """Ask first, then remove a passkey."""
    found = own(person, slug)
    if request.method == "POST":
        return removed(request, found.row)
    return render(request, "people/factor_removal.html", {"name": found.name, "back": "passkeys"})


def own(person: Person, slug: str) -> Passkey:
    """Return one of somebody's own passkeys; those of others are not there."""
    found = authenticators.passkey_of(person, slug)
    if found is None:
        raise Http404
    return found
