"""Two ways out: signing out calmly, and leaving quickly when somebody comes into the room."""

from http import HTTPStatus

from allauth.account import views as allauth_views
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sidelight.people.doors import open_page
from sidelight.people.sign_ins import end_sign_in

CLEARED_AT_SIGN_OUT = '"cache", "storage"'
CLEARED_AT_EXIT = '"cache", "cookies", "storage"'


@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ask first, then end the sign-in and clear what the browser kept."""
    response: HttpResponse = allauth_views.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = CLEARED_AT_SIGN_OUT
    return response


# No CSRF check on purpose: leaving must never fail, and a page left open overnight has an old
# token. All that a forged request could do is sign somebody out.
@open_page
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave_quickly(request: HttpRequest) -> HttpResponse:
    """End the sign-in, clear what the browser kept, and go to the neutral page outside."""
    if request.method != "POST":
        return redirect(str(settings.LOGOUT_REDIRECT_URL))
    end_sign_in(request)
    away = HttpResponse(status=HTTPStatus.SEE_OTHER)
    away.headers["Location"] = settings.SIDELIGHT_EXIT_ADDRESS
    away.headers["Clear-Site-Data"] = CLEARED_AT_EXIT
    return away
