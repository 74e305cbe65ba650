"""Who may open a page. Every view stands behind exactly one of these doors.

A door is a decorator; it leaves its own name on the view as `door`, so that a test can find
a page that somebody forgot to close.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sidelight.foundation import clock
from sidelight.people import queries
from sidelight.people.models import Consent, Person, Role

# Any: views differ in the arguments that their address gives them.
View = Callable[..., HttpResponse]


def open_page(view: View) -> View:
    """A page for everybody, signed in or not."""
    return _marked(view, "open")


def member_page(view: View) -> View:
    """A page for members, and for staff who may read here; others are asked to sign in.

    Somebody who has not agreed to the texts in force reads them before the next page. The view
    gets the person after the request. A stranger gets the same answer whether or not the thing
    exists.
    """

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return _to_sign_in(request)
        at = clock.now()
        if Role.MEMBER in queries.roles_of(person, at):
            if _must_read_first(request, person, at):
                return redirect("agreements")
        elif not queries.works_as(person, READING_ROLES, at):
            raise Http404
        return view(request, person, *args, **kwargs)

    return _marked(opened, "member")


def signed_in_page(view: View) -> View:
    """A page about oneself, for anybody who is signed in, whatever their role."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, Person):
            return _to_sign_in(request)
        return view(request, request.user, *args, **kwargs)

    return _marked(opened, "signed-in")


def staff_page(*roles: Role) -> Callable[[View], View]:
    """A page for staff who hold one of these roles now and are ready for it.

    Everybody else gets the very answer that an unknown address gives: a page that is not for
    you tells nothing, not even that it is there.
    """
    wanted = frozenset(roles)

    def door(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            person = request.user
            if not isinstance(person, Person):
                raise Http404
            if not queries.works_as(person, wanted, clock.now()):
                raise Http404
            return view(request, person, *args, **kwargs)

        return _marked(opened, "staff:" + ",".join(sorted(wanted)))

    return door


# Staff whose work it is to read what members wrote once it is published.
READING_ROLES = frozenset({Role.MODERATOR, Role.SAFEGUARDING_LEAD})


READ_ONLY = ("GET", "HEAD")


def _must_read_first(request: HttpRequest, person: Person, at: datetime) -> bool:
    """Whether somebody reads and agrees to the texts in force before this goes on.

    Whoever sends something, and agreed to an earlier version of each text, is let through: a
    change made while they wrote must not cost them their words. Those are held for a moderator
    in any case, and the next page asks for the agreement.
    """
    changed = {text.kind for text in queries.unagreed_texts(person, at)}
    if not changed or request.method in READ_ONLY:
        return bool(changed)
    agreed = Consent.objects.filter(person=person, text__kind__in=changed)
    return set(agreed.values_list("text__kind", flat=True)) != changed


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for the sign-in, and lead on to the page that was wanted.

    An address that only takes what is sent would be a blank page then; without one, everybody
    goes on where they start.
    """
    return redirect_to_login(request.get_full_path() if request.method in READ_ONLY else "")


def _marked(view: View, door: str) -> View:
    view.door = door  # type: ignore[attr-defined]  # read by the tests of the house
    return view
