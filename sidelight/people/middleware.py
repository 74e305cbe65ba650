"""What a browser may keep of a page, how long a sign-in lives, and who has to wait."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

import structlog
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import OperationalError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sidelight.foundation import clock
from sidelight.people.actions.sign_ins import note_last_day
from sidelight.people.sign_ins import end_sign_in

RENEWED = "renewed"
RENEWED_EVERY = timedelta(minutes=15)
WAIT_UNLESS_SAID = timedelta(minutes=5)
READ_ONLY = ("GET", "HEAD")
# Set by exit.js in the browser, before anything is sent.
LEFT = "left"
log = structlog.get_logger("sidelight.people")


def nothing_stays_behind(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Forbid keeping every answer to somebody signed in and to anything that was sent.

    The harm: whoever takes the device next presses "back" and reads a young person's words.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if is_personal(request):
            response.headers["Cache-Control"] = "no-store, private"
        return response

    return answer


def leaves_at_once(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Whoever has left quickly is met as a stranger, also before we are told by the exit itself.

    The harm: on a slow line, whoever presses "back" is quicker, and sees the page of somebody
    signed in.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.COOKIES.get(LEFT):
            return get_response(request)
        end_sign_in(request)
        response = get_response(request)
        response.delete_cookie(LEFT, samesite="Lax")
        return response

    return answer


def is_personal(request: HttpRequest) -> bool:
    """Whether the answer belongs to one person; asks no database, so it holds when that is down."""
    came_with_a_sign_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    sent_something = request.method not in ("GET", "HEAD", "OPTIONS")
    return came_with_a_sign_in or sent_something or request.session.modified


def keeps_the_sign_in_alive(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Renew a sign-in that is in use, four times an hour: reading a page writes little else.

    Where nothing can be written, a page that was only asked for is shown all the same, and a later
    one renews it.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.session.may_stay_as_it_is = request.method in READ_ONLY  # type: ignore[attr-defined]
        response = get_response(request)
        # Only where the page has looked at the sign-in itself: help opens without a database.
        if request.session.accessed and SESSION_KEY in request.session:
            now = int(clock.now().timestamp())
            if now - request.session.get(RENEWED, 0) >= RENEWED_EVERY.total_seconds():
                request.session[RENEWED] = now
                _note_last_day(int(request.session[SESSION_KEY]))
        return response

    return answer


def _note_last_day(person_id: int) -> None:
    try:
        note_last_day(person_id, at=clock.now())
    except OperationalError as trouble:
        log.warning("last_day_not_noted", why=type(trouble).__name__)


def tells_when_to_come_back(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer with 429 and the seconds to wait whenever something was refused as too often."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if (refusal := getattr(request, "too_often", None)) is not None:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response.headers["Retry-After"] = str(refusal.wait_seconds)
        elif response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            # A limit of the sign-in library, which does not say how long.
            seconds = int(WAIT_UNLESS_SAID.total_seconds())
            response.headers.setdefault("Retry-After", str(seconds))
        return response

    return answer
