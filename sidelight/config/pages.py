"""Pages under an asynchronous server: each request is answered in one thread, start to end.

Django's own handler changes threads at every middleware and opens the database anew for every
request. Our pages wait for nothing but the database, so one thread each, kept with its connection,
is several times as quick. docs/decisions/0008-the-web-server.md has the figures.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

# More would only take turns at the processor: a page spends most of its time computing.
THREADS = 6

Scope = dict[str, Any]  # Any: in ASGI the keys depend on the type of the connection
Receive = Callable[[], Awaitable[Mapping[str, Any]]]  # Any: the same
Send = Callable[[Mapping[str, Any]], Awaitable[None]]  # Any: the same


class Pages(ASGIHandler):
    """Django for HTTP, with middleware and views called plainly, one inside the other."""

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        # Whoever goes away meanwhile changes nothing: what they sent is kept all the same.
        here = asyncio.get_running_loop()
        response = await here.run_in_executor(self.threads, self.answer, scope, body)
        await self.send_response(response, send)

    def answer(self, scope: Scope, body: IO[bytes]) -> HttpResponse:
        """Return the whole answer; runs in one thread."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        request, refused = self.create_request(scope, body)
        response = self.get_response(request) if request else refused
        assert response is not None  # noqa: S101  # for the type checker: one of the two is there
        try:
            return whole(response)
        finally:
            response.close()
            body.close()


def whole(response: HttpResponseBase) -> HttpResponse:
    """Return an answer with all its bytes: a file is read here, and not where all others wait."""
    if isinstance(response, HttpResponse):
        return response
    content = b"".join(response)
    read = HttpResponse(content, status=response.status_code, headers=response.headers)
    read.cookies = response.cookies
    return read
