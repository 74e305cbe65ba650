"""A front of one's own to ask, and what it answers; Django's part is counted."""

import asyncio
import gzip
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Any

from django.db import connections
from django.http import HttpResponse, StreamingHttpResponse

from sidelight.config.body_limit import limit_bodies
from sidelight.config.page_front import PageFront
from sidelight.config.pages import Pages, Scope
from sidelight.config.sockets import pages_and_sockets

Headers = list[tuple[bytes, bytes]]


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


class CountedPages(Pages):
    """Django, with the questions that it had to answer, and something to do before each."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Scope] = []
        self.meanwhile: Any = None
        # One thread, so that its connection can be closed at the end.
        self.threads = ThreadPoolExecutor(1)

    def answer(self, scope: Scope, body: IO[bytes]) -> HttpResponse | StreamingHttpResponse:
        self.asked.append(scope)
        response = super().answer(scope, body)
        if self.meanwhile is not None:
            then, self.meanwhile = self.meanwhile, None
            then()
        return response


@dataclass
class Front:
    """One web process, as a browser sees it."""

    loop: asyncio.AbstractEventLoop
    pages: CountedPages = field(default_factory=CountedPages)
    front: PageFront = field(init=False)

    def __post_init__(self) -> None:
        self.front = PageFront(limit_bodies(pages_and_sockets(self.pages)), self.pages)

    def ask(self, path: str = "/help-now/", method: str = "GET", **more: Any) -> Answer:
        return self.loop.run_until_complete(self.asking(path, method, **more))

    def ask_all(self, count: int, path: str = "/help-now/") -> list[Answer]:
        """Ask so many times at the same moment."""

        async def all_at_once() -> list[Answer]:
            return await asyncio.gather(*(self.asking(path, "GET") for _ in range(count)))

        return self.loop.run_until_complete(all_at_once())

    async def asking(self, path: str, method: str, **more: Any) -> Answer:
        headers: Mapping[str, str] = more.get("headers", {})
        pairs = [(name.lower().encode(), said.encode()) for name, said in headers.items()]
        sent: list[Mapping[str, Any]] = []
        body = BytesIO(more.get("body", b""))

        async def receive() -> Mapping[str, Any]:
            return {"type": "http.request", "body": body.read(), "more_body": False}

        async def send(message: Mapping[str, Any]) -> None:
            sent.append(message)

        scope = {
            "type": "http", "method": method, "path": path, "scheme": "http",
            "query_string": more.get("query", b""), "client": ("203.0.113.9", 4711),
            "headers": [(b"host", b"testserver"), *pairs, *more.get("pairs", [])],
            "http_version": more.get("http_version", "1.1"),
        }  # fmt: skip
        await self.front.answer(scope, receive, send)
        said = {name.decode().lower(): each.decode() for name, each in sent[0]["headers"]}
        words = b"".join(message.get("body", b"") for message in sent[1:])
        return Answer(sent[0]["status"], said, words)

    @property
    def made(self) -> int:
        """How often Django had to answer."""
        return len(self.pages.asked)

    @property
    def kept(self) -> int:
        return len(self.front.kept)


@contextmanager
def front() -> Iterator[Front]:
    loop = asyncio.new_event_loop()
    one = Front(loop)
    try:
        yield one
    finally:
        one.pages.threads.submit(close_connections).result()
        one.pages.threads.shutdown()
        watch = one.front.__dict__.get("watch")
        if watch is not None:
            ended = watch.forget()
            if ended is not None:
                loop.run_until_complete(ended)
        loop.close()


def close_connections() -> None:
    connections.close_all()
