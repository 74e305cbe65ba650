"""Leaving for good, and taking a copy of everything; each in two taps."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.people import actions, registers
from sidelight.people.doors import open_page, signed_in_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.people.sign_ins import end_sign_in
from sidelight.people.views.copies import copy_of
from sidelight.people.views.leaving import CLEARED_AT_EXIT

COPY_NAME = "my-copy.zip"


@signed_in_page
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, person: Person) -> HttpResponse:
    """Tell what is erased and what stays; then let somebody leave, and clear the browser."""
    refusal = ""
    if request.method == "POST":
        try:
            actions.leave(person, at=clock.now())
        except Refusal as refused:
            refusal = str(refused)
        else:
            return _gone(request)
    shown = {
        "erased": registers.erased_at_leaving(),
        "kept": registers.kept_after_leaving(),
        "refusal": refusal,
    }
    status = HTTPStatus.CONFLICT if refusal else HTTPStatus.OK
    return render(request, "people/leave.html", shown, status=status)


@open_page
@require_safe
def farewell(request: HttpRequest) -> HttpResponse:
    """Say to somebody who has left that it is done, and where help is."""
    return render(request, "people/farewell.html")


# No passphrase is asked for again: it would take the copy out of reach of somebody who cannot
# find it just now, and everything in it is on pages of the same sign-in.
@signed_in_page
@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest, person: Person) -> HttpResponse:
    """Tell what the copy holds; then give it as one file."""
    if request.method != "POST":
        return render(request, "people/download.html", {"kept": registers.classes()})
    at = clock.now()
    copy = HttpResponse(copy_of(actions.gather(person, at=at), at), content_type="application/zip")
    copy.headers["Content-Disposition"] = f'attachment; filename="{COPY_NAME}"'
    return copy


def _gone(request: HttpRequest) -> HttpResponse:
    end_sign_in(request)
    away = redirect("farewell")
    away.headers["Clear-Site-Data"] = CLEARED_AT_EXIT
    return away
