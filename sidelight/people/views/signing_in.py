"""Signing in and keeping the passphrase: allauth's views behind our doors and addresses."""

from allauth.account import views as allauth_views
from django.http import Http404, HttpRequest, HttpResponse

from sidelight.people.doors import open_page, own_factors_page, threshold_page
from sidelight.people.models import Person


@open_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for sign-in name and passphrase; the form decides how long the sign-in lasts."""
    page: HttpResponse = allauth_views.login(request)
    return page


@threshold_page
def sign_in_again(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask for the passphrase once more before something that matters."""
    page: HttpResponse = allauth_views.reauthenticate(request)
    return page


@own_factors_page
def passphrase(request: HttpRequest, person: Person) -> HttpResponse:
    """Let somebody change their passphrase; their other sign-ins end with it.

    Staff show their second factor first: whoever knows only the passphrase could shut them out.
    """
    if not person.has_usable_password():
        # allauth would send them to a page that does not exist here.
        raise Http404
    page: HttpResponse = allauth_views.password_change(request)
    return page
