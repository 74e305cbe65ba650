"""What every answer says about privacy, whoever wrote the page; and no answer is blank."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeGuard, cast

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import get_resolver, get_urlconf
from django.utils.decorators import sync_and_async_middleware

Answer = Callable[[HttpRequest], HttpResponseBase]
LaterAnswer = Callable[[HttpRequest], Awaitable[HttpResponseBase]]

# Nothing here listens, looks or asks where somebody is; a page tampered with may not either.
SWITCHED_OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
# A film may fill the screen; nothing in a frame of another site's may.
OUR_OWN = ("fullscreen",)
PERMISSIONS_POLICY = ", ".join(
    [*(f"{feature}=()" for feature in SWITCHED_OFF), *(f"{feature}=(self)" for feature in OUR_OWN)]
)


@sync_and_async_middleware
def privacy_headers(get_response: Answer | LaterAnswer) -> Answer | LaterAnswer:
    """Put the privacy headers on every answer, sync or async."""
    if iscoroutinefunction(get_response):
        answer_later = cast(LaterAnswer, get_response)  # told apart by the line above

        async def later(request: HttpRequest) -> HttpResponseBase:
            return with_privacy(request, await answer_later(request))

        return later
    answer = cast(Answer, get_response)  # the other of the two

    def at_once(request: HttpRequest) -> HttpResponseBase:
        return with_privacy(request, answer(request))

    return at_once


def with_privacy(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer with its headers; a public page has set its own X-Robots-Tag."""
    response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
    # Django's own middleware says these, too, but not where it refuses a false host name.
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
    response.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
    opener_policy = settings.SECURE_CROSS_ORIGIN_OPENER_POLICY
    response.headers.setdefault("Cross-Origin-Opener-Policy", opener_policy)
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        forget_version(response)
    return response


def forget_version(response: HttpResponseBase) -> None:
    """Drop what would let one compare two visits: a change could betray words that wait unseen."""
    for header in ("ETag", "Last-Modified"):
        if header in response.headers:
            del response.headers[header]


# Under it stand the charity's colours and logo: the same for everybody, kept by browsers for ever.
LOOK_FILES = "/look/"


def nobody_asks_for_the_look(get_response: Answer) -> Answer:
    """Answer what is the same for everybody without knowing who asks.

    Otherwise the answer, which any cache on the way may keep, would carry somebody's cookie.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(LOOK_FILES):
            request.COOKIES.clear()
        return get_response(request)

    return answer


def no_blank_refusals(get_response: Answer) -> Answer:
    """Put the page that `handler405` names into every answer to a wrong verb.

    Django leaves that answer blank. Its other headers stay; the page is the same for everybody.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and is_blank(response):
            page = get_resolver(get_urlconf()).resolve_error_handler(405)(request)
            response.content = page.content
            for name, value in page.headers.items():
                response.headers[name] = value
        return response

    return answer


def is_blank(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Whether an answer has nothing to read."""
    return isinstance(response, HttpResponse) and not response.content
