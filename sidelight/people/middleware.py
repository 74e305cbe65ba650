"""What a browser may keep of a page: of anything personal, nothing."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


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


def is_personal(request: HttpRequest) -> bool:
    """Whether the answer belongs to one person; asks no database, so it holds when that is down."""
    came_with_a_sign_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    sent_something = request.method not in ("GET", "HEAD", "OPTIONS")
    return came_with_a_sign_in or sent_something or request.session.modified
