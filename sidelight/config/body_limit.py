"""A guard before Django, which would keep a body of any size on disk before it looks at it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from sidelight.design.middleware import with_privacy

MOST_BYTES = 512 * 1000  # the 512KB of docs/operate/install.md; Django takes half of it for a form

Message = Mapping[str, Any]  # Any: in ASGI the keys depend on the type of the message
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]  # Any: the same


def limit_bodies(application: Application) -> Application:
    """Return the application, guarded: a body over MOST_BYTES is cut off and answered with 413."""

    async def guarded(scope: dict[str, Any], receive: Receive, send: Send) -> None:  # Any: the same
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            return message if received <= MOST_BYTES else {"type": "http.disconnect"}

        if scope["type"] != "http":
            await application(scope, receive, send)
        elif announced_bytes(scope["headers"]) > MOST_BYTES:
            await turn_away(send)
        else:
            await application(scope, counted, send)
            if received > MOST_BYTES:  # Django waits for the whole body, so it has not answered.
                await turn_away(send)

    return guarded


def announced_bytes(headers: list[tuple[bytes, bytes]]) -> int:
    """Return the length that the headers say, or 0."""
    lengths = (said for name, said in headers if name == b"content-length" and said.isdigit())
    return max((int(said) for said in lengths), default=0)


async def turn_away(send: Send) -> None:
    words = _("That is too much to send at once. Please go back, and send it in smaller parts.")
    answer = with_our_headers(HttpResponse(words, content_type="text/plain; charset=utf-8"))
    headers = [(name.lower().encode(), said.encode()) for name, said in answer.items()]
    headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})


def with_our_headers(answer: HttpResponse) -> HttpResponseBase:
    """Return an answer with what our middleware says on every other one."""
    request = HttpRequest()
    CSPMiddleware(no_view).process_response(request, answer)
    answer.headers["Cache-Control"] = "no-store, private"
    if settings.SECURE_HSTS_SECONDS:  # Django says it only where it knows that it was HTTPS.
        answer.headers["Strict-Transport-Security"] = HSTS % settings.SECURE_HSTS_SECONDS
    return with_privacy(request, answer)


HSTS = "max-age=%d; includeSubDomains; preload"


def no_view(request: HttpRequest) -> HttpResponseBase:
    """Stand where a middleware wants a view."""
    return HttpResponse()
