"""One's own second factor: an authenticator app, recovery codes, and what there is in all."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people import actions, authenticators, rules
from sidelight.people.doors import (
    address_of,
    after_a_fresh_proof,
    come_back_later,
    own_factors_page,
)
from sidelight.people.errors import CodeNotRight, LastSecondFactor, TooOften
from sidelight.people.forms.second_factor import AppForm
from sidelight.people.models import Person

# Encrypted even while it waits in the session: sessions are rows of the database, too.
NEW_KEY = "new_app_key"


@own_factors_page
@require_safe
def second_factor(request: HttpRequest, person: Person) -> HttpResponse:
    """What somebody can show besides the passphrase. Members have passkeys alone."""
    if not authenticators.is_needed_by(person):
        return redirect("passkeys")
    codes = authenticators.recovery_codes_of(person)
    shown = {
        "app": authenticators.app_of(person),
        "passkeys": authenticators.passkeys_of(person),
        "codes_left": len(authenticators.unused_codes(codes)),
        "codes_kept": authenticators.were_kept(codes),
        "has_one": authenticators.has_second_factor(person),
    }
    return render(request, "people/second_factor.html", shown)


@own_factors_page
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@after_a_fresh_proof
def authenticator_app(request: HttpRequest, person: Person) -> HttpResponse:
    """Show the key of a new authenticator app, and keep it once the app's code is right."""
    must_be_staff(person)
    key, form = key_for(request), AppForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and added(form, request, person, key):
        return redirect("recovery_codes")
    shown = {
        "form": form,
        "key_in_groups": [key[start : start + 4] for start in range(0, len(key), 4)],
        "address": get_adapter().build_totp_url(person, key),
        "replaces": authenticators.app_of(person),
    }
    return render(request, "people/authenticator_app.html", shown)


def key_for(request: HttpRequest) -> str:
    """Return the key that this session is setting up: the same after a reload."""
    if NEW_KEY not in request.session:
        request.session[NEW_KEY] = authenticators.encrypt(rules.new_authenticator_key())
    return authenticators.decrypt(request.session[NEW_KEY])


def added(form: AppForm, request: HttpRequest, person: Person, key: str) -> bool:
    """Whether the app is set up now; if not, the reason stands beside the code."""
    code, address = form.cleaned_data["code"], address_of(request)
    try:
        row = actions.add_app(person, key, code, address=address, at=clock.now())
    except (CodeNotRight, TooOften) as refusal:
        come_back_later(request, refusal)
        form.add_error("code", str(refusal))
        return False
    del request.session[NEW_KEY]
    proved_by(request, row)
    messages.success(request, gettext("Your authenticator app is set up."))
    return True


def proved_by(request: HttpRequest, row: Authenticator) -> None:
    """Count this sign-in as proven by what was just set up in it, in a session with a new key."""
    post_authentication(request, row, reauthenticated=True)
    request.session.cycle_key()


@own_factors_page
@require_http_methods(["GET", "HEAD", "POST"])
@after_a_fresh_proof
def authenticator_app_removal(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask first, then remove the authenticator app."""
    row = authenticators.app_of(person)
    if row is None:
        raise Http404
    if request.method == "POST":
        return removed(request, row)
    shown = {"name": gettext("your authenticator app"), "back": "second_factor"}
    return render(request, "people/factor_removal.html", shown)


def removed(request: HttpRequest, row: Authenticator) -> HttpResponse:
    """Remove one of the second factors, or say why that cannot be."""
    try:
        actions.remove_second_factor(row, here=request.session.session_key, at=clock.now())
    except LastSecondFactor as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, gettext("It is removed. Your other devices are signed out."))
    return redirect("second_factor")


@own_factors_page
@require_http_methods(["GET", "HEAD", "POST"])
@after_a_fresh_proof
def recovery_codes(request: HttpRequest, person: Person) -> HttpResponse:
    """Show recovery codes until they were written down; make ten new ones when asked to."""
    must_be_staff(person)
    if not authenticators.has_second_factor(person):
        return redirect("second_factor")
    if request.method == "POST":
        actions.make_recovery_codes(person, at=clock.now())
        return redirect("recovery_codes")
    row = authenticators.recovery_codes_of(person)
    codes = authenticators.unused_codes(row)
    kept = authenticators.were_kept(row)
    shown = {"codes": [] if kept else codes, "codes_left": len(codes), "kept": kept}
    return render(request, "people/recovery_codes.html", shown)


@own_factors_page
@require_POST
def recovery_codes_kept(request: HttpRequest, person: Person) -> HttpResponse:
    """Somebody has written them down: they are never shown again."""
    must_be_staff(person)
    actions.keep_recovery_codes(person)
    messages.success(request, gettext("Good. Keep them where only you look."))
    return redirect("second_factor")


def must_be_staff(person: Person) -> None:
    """Members need no app and no codes: their passphrase stays enough."""
    if not authenticators.is_needed_by(person):
        raise Http404
