"""A guard before Django, which would keep a body of any size on disk before it looks at it."""

from collections.abc import Awaitable, Callable, Mapping
from http.cookies import SimpleCookie
from typing import Any

from asgiref.sync import sync_to_async
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from sidelight.design.middleware import with_privacy
from sidelight.foundation import clock
from sidelight.people.doors import signed_in_with
from sidelight.people.models import Role
from sidelight.people.queries import works_as

MOST_BYTES = 512 * 1000  # the 512KB of docs/operate/install.md; Django takes half of it for a form
MOST_FILE_BYTES = 64 * 1000 * 1000  # a film of some minutes; its 64MB stand there as well
FILES = "/editing/"  # where editors bring in pictures and films

Message = Mapping[str, Any]  # Any: in ASGI the keys depend on the type of the message
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]  # Any: the same


def limit_bodies(application: Application) -> Application:
    """Return the application, guarded: a body over MOST_BYTES is cut off and answered with 413.

    For an editor's files it is MOST_FILE_BYTES, when the length is said beforehand.
    """

    async def guarded(scope: dict[str, Any], receive: Receive, send: Send) -> None:  # Any: the same
        received, most = 0, MOST_BYTES

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            return message if received <= most else {"type": "http.disconnect"}

        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        announced = announced_bytes(scope["headers"])
        if announced > MOST_BYTES and await brings_files(scope):
            most = MOST_FILE_BYTES
        if announced > most:
            await turn_away(send)
        else:
            await application(scope, counted, send)
            if received > most:  # Django waits for the whole body, so it has not answered.
                await turn_away(send)

    return guarded


async def brings_files(scope: Mapping[str, Any]) -> bool:  # Any: the same
    """Whether this comes from an editor, proven by a second factor, where editors bring in files.

    The harm: before any door is asked, Django would keep whatever a stranger sends.
    """
    if scope["method"] != "POST" or not scope["path"].startswith(FILES):
        return False
    cookies = SimpleCookie()
    for name, said in scope["headers"]:
        if name == b"cookie":
            cookies.load(said.decode("latin-1"))
    sign_in = cookies.get(settings.SESSION_COOKIE_NAME)
    return sign_in is not None and await sync_to_async(is_a_proven_editor)(sign_in.value)


def is_a_proven_editor(session_key: str) -> bool:
    """Whether this sign-in opens the editors' program."""
    found = signed_in_with(session_key)
    if found is None or not found.has_proved:
        return False
    return bool(works_as(found.person, frozenset({Role.EDITOR}), clock.now()))


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
