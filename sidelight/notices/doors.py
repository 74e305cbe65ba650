"""The door of pages that a link in a message opens: no sign-in, one purpose, one button.

A view behind it gets what the link is about. It shows on GET, and does on POST alone: mail
programs and chat previews open every link before anybody has read it.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sidelight.foundation import clock
from sidelight.notices.errors import LinkOver, NoSuchLink
from sidelight.notices.links import opened
from sidelight.people.doors import View, open_page


def link_page(purpose: str) -> Callable[[View], View]:
    """A page for whoever has the link; its address has a `token`, the view gets the subject.

    Templates extend notices/one_button.html. A link that is no link gets the answer of an unknown
    address; one whose time is over gets kind words.
    """

    def door(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            # Any: views differ in the arguments that their address gives them.
            try:
                subject = opened(token, purpose, at=clock.now())
            except NoSuchLink:
                raise Http404 from None
            except LinkOver:
                return _kept_by_nobody(over(request))
            return _kept_by_nobody(view(request, subject, **kwargs))

        return open_page(answered)

    return door


def over(request: HttpRequest) -> HttpResponse:
    """Say that the time of a link is over; also for a link whose matter has gone."""
    return render(request, "notices/link_over.html", status=HTTPStatus.GONE)


def _kept_by_nobody(response: HttpResponse) -> HttpResponse:
    """The address is a key: no page may be told of it, and no browser keeps the page."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store, private"
    return response
