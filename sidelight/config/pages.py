"""Pages under an asynchronous server: each request is answered in one thread, start to end.

Django's own handler changes threads at every middleware and opens the database anew for every
request. Our pages wait for nothing but the database, so one thread each, kept with its connection,
is several times as quick. docs/decisions/0008-the-web-server.md has the figures.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any, TypeVar, cast

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

# More would only take turns at the processor: a page spends most of its time computing.
THREADS = 6
# A file up to here is read at once; of a larger one, a film, so much is in memory at a time.
PIECE_BYTES = 256 * 1024

Scope = dict[str, Any]  # Any: in ASGI the keys depend on the type of the connection
Receive = Callable[[], Awaitable[Mapping[str, Any]]]  # Any: the same
Send = Callable[[Mapping[str, Any]], Awaitable[None]]  # Any: the same
Answer = TypeVar("Answer", bound=HttpResponseBase)


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

    def answer(self, scope: Scope, body: IO[bytes]) -> HttpResponse | StreamingHttpResponse:
        """Return the whole answer, or a large file that is read while it is sent; in one thread."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        request, refused = self.create_request(scope, body)
        response = self.get_response(request) if request else refused
        assert response is not None  # noqa: S101  # for the type checker: one of the two is there
        body.close()
        if isinstance(response, FileResponse) and is_large(response):
            return with_body(StreamingHttpResponse(self.pieces(response)), response)
        try:
            return whole(response)
        finally:
            response.close()

    async def pieces(self, response: FileResponse) -> AsyncIterator[bytes]:
        """Yield a file piece by piece, each when the one before was taken; close it at the end."""
        here = asyncio.get_running_loop()
        file = cast(IO[bytes], response.file_to_stream)  # a file's answer has a file
        try:
            while piece := await here.run_in_executor(self.threads, file.read, PIECE_BYTES):
                yield piece
        finally:
            await here.run_in_executor(self.threads, response.close)


def is_large(response: FileResponse) -> bool:
    """Whether a file had better not be in memory whole."""
    return int(response.headers.get("Content-Length", 0)) > PIECE_BYTES


def whole(response: HttpResponseBase) -> HttpResponse:
    """Return an answer with all its bytes: a file is read here, and not where all others wait."""
    if isinstance(response, HttpResponse):
        return response
    return with_body(HttpResponse(b"".join(response)), response)


def with_body(answer: Answer, response: HttpResponseBase) -> Answer:
    """Return the first, which has the body, with everything else of the second."""
    answer.status_code, answer.headers = response.status_code, response.headers
    answer.cookies = response.cookies
    return answer
