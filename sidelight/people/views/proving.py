"""Proving who one is: after the passphrase, in place of it, and once more before what matters."""

from allauth.account.internal.stagekit import clear_login
from allauth.mfa.base import views as code_views
from allauth.mfa.webauthn import views as passkey_views
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.people import actions, rules
from sidelight.people.doors import address_of, come_back_later, open_page, threshold_page
from sidelight.people.errors import TooOften
from sidelight.people.models import Person
from sidelight.people.second_step import WRONG_CODES

# After these a sign-in begins again with the passphrase.
WRONG_CODES_AT_MOST = 5


@open_page
@sensitive_post_parameters("code", "credential")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a passkey after the passphrase; a few wrong codes end the attempt."""
    if request.method == "POST" and "again" in request.POST:
        return started_again(request)
    page: HttpResponse = code_views.authenticate(request)
    if request.session.get(WRONG_CODES, 0) >= WRONG_CODES_AT_MOST:
        messages.warning(
            request, gettext("Those codes did not work. Please start again with your passphrase.")
        )
        return started_again(request)
    return page


def started_again(request: HttpRequest) -> HttpResponse:
    """Forget the passphrase that was right, and ask for it again."""
    clear_login(request)
    request.session.pop(WRONG_CODES, None)
    return redirect("account_login")


@open_page
@sensitive_post_parameters("credential")
@require_http_methods(["GET", "HEAD", "POST"])
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Give the browser a challenge, and sign in whose passkey answers it."""
    try:
        pace = rules.PASSKEYS_FROM_AN_ADDRESS
        actions.take_a_turn(pace, address_of(request), at=clock.now())
    except TooOften as refusal:
        come_back_later(request, refusal)
        return render(request, "429.html")
    if request.method == "POST" or request.user.is_authenticated:
        page: HttpResponse = passkey_views.login_webauthn(request)
        return page
    return JsonResponse(auth.begin_authentication(user=None))


@threshold_page
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code_again(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask somebody signed in for a code."""
    return in_a_new_session(request, code_views.reauthenticate(request))


@threshold_page
@sensitive_post_parameters("credential")
@require_http_methods(["GET", "HEAD", "POST"])
def passkey_again(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask somebody signed in for their passkey."""
    return in_a_new_session(request, passkey_views.reauthenticate_webauthn(request))


def in_a_new_session(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """Give the session a new key once it was proven: whoever knew the old one stays outside."""
    if request.method == "POST" and page.status_code == 302:
        request.session.cycle_key()
    return page
