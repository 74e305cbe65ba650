"""One's own sign-ins: which devices are let in, and how to end them."""

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.people import actions, queries
from sidelight.people.doors import signed_in_page
from sidelight.people.models import Person


@signed_in_page
@require_safe
def own_sign_ins(request: HttpRequest, person: Person) -> HttpResponse:
    """List the devices on which somebody is signed in, this one first."""
    here = request.session.session_key
    sign_ins = list(queries.sign_ins_of(person, clock.now()))
    sign_ins.sort(key=lambda sign_in: sign_in.session_key != here)
    return render(request, "people/own_sign_ins.html", {"sign_ins": sign_ins, "here": here})


@signed_in_page
@require_http_methods(["POST"])
def own_sign_in_end(request: HttpRequest, person: Person, slug: str) -> HttpResponse:
    """End one of one's own sign-ins; ending this one signs out here."""
    at = clock.now()
    found = (each for each in queries.sign_ins_of(person, at) if each.short_name == slug)
    if (sign_in := next(found, None)) is None:
        raise Http404
    actions.end_sign_in(sign_in, at=at)
    if sign_in.session_key == request.session.session_key:
        logout(request)
        return redirect("account_login")
    return redirect("own_sign_ins")


@signed_in_page
@require_http_methods(["POST"])
def own_sign_ins_end(request: HttpRequest, person: Person) -> HttpResponse:
    """Sign out everywhere, here as well."""
    actions.end_sign_ins(person, at=clock.now())
    logout(request)
    return redirect("account_login")
