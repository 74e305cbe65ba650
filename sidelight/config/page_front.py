"""Pages that are the same for every visitor: made once, packed once, shown until they change.

docs/decisions/0016-made-once-for-everybody.md says what may enter here, and why nothing else can.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from typing import Any, NamedTuple

import structlog
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils.translation import get_language_from_request

from sidelight.config.edition_watch import EditionUnknown, Watch, watch_here
from sidelight.config.kept_page import NO_WORDS, Kept, Message, kept_page, may_be_kept
from sidelight.config.pages import Pages
from sidelight.foundation import clock
from sidelight.foundation.editions import making
from sidelight.foundation.queries import edition_in_force

Scope = dict[str, Any]  # Any: in ASGI the keys depend on the type of the connection
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST_PAGES = 256
MINUTE_SECONDS = 60
# Whoever sends one of these may be somebody, or sends more than a question: Django answers them.
NOT_FOR_US = {b"cookie", b"authorization", b"content-length", b"transfer-encoding", b"expect"}
LANGUAGE, PACKING, KNOWN = b"accept-language", b"accept-encoding", b"if-none-match"
LOOKED_AT = {b"host", b"x-forwarded-proto", LANGUAGE, PACKING, KNOWN}
log = structlog.get_logger()


class Key(NamedTuple):
    """All that a page for everybody may depend on, beside the edition and the minute."""

    path: str
    host: bytes
    scheme: str
    forwarded: bytes
    language: str


def page_front(application: Application, pages: Pages) -> Application:
    """Return the application with the front before it."""
    front = PageFront(application, pages)

    # A plain function: the web server takes a bound method for an application of the old kind.
    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        await front.answer(scope, receive, send)

    return answered


class PageFront:
    """Shows what is kept; lets Django make what is not; hands everything else on untouched."""

    def __init__(self, application: Application, pages: Pages) -> None:
        self.application = application
        self.pages = pages
        self.kept: OrderedDict[Key, Kept] = OrderedDict()
        self.newest = -1
        self.in_the_making: dict[Key, asyncio.Future[Kept | None]] = {}

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Asked.of(scope)
        page = await self.page(asked.key) if asked else None
        if page is None or asked is None:
            await self.application(scope, receive, send)
        else:
            await asked.told(page, send)

    async def page(self, key: Key) -> Kept | None:
        """Return the page as it is now, or None when only Django can say."""
        if key not in self.kept and not self.is_marked(key.path):
            return None
        try:
            known = await self.known(key)
            if known is None and key in self.in_the_making:
                await asyncio.wait([self.in_the_making[key]])
                # Begun before this was asked: good only if it still says what is so now.
                known = await self.known(key)
            return known or await self.made(key)
        except EditionUnknown:
            return None
        # Whatever it is: help must be shown all the same, and Django may still be able to.
        except Exception as failure:  # noqa: BLE001
            log.error("page_front_failed", failure=type(failure).__name__)
            return None

    async def known(self, key: Key) -> Kept | None:
        kept = self.kept.get(key)
        if kept is None:
            return None
        return kept if kept.is_good(await self.watch.edition(), minute_now()) else None

    async def made(self, key: Key) -> Kept | None:
        """Let Django make the page for nobody in particular, and keep it."""
        here = asyncio.get_running_loop()
        coming = here.run_in_executor(self.pages.threads, make, self.pages, key)
        self.in_the_making[key] = coming
        try:
            page = await asyncio.shield(coming)
        finally:
            if self.in_the_making.get(key) is coming:
                del self.in_the_making[key]
        if page is not None:
            self.keep(key, page)
        return page

    def keep(self, key: Key, page: Kept) -> None:
        if page.edition > self.newest:
            self.kept.clear()  # What was taken down stays in memory no longer than it must.
            self.newest = page.edition
        self.kept[key] = page
        self.kept.move_to_end(key)
        if len(self.kept) > MOST_PAGES:
            self.kept.popitem(last=False)

    def is_marked(self, path: str) -> bool:
        """Whether a page for everybody is there; most addresses need not be asked further."""
        return any(one.pattern.match(path[1:]) for one in self.marked)

    @cached_property
    def marked(self) -> list[URLPattern]:
        return list(marked_in(get_resolver()))

    @cached_property
    def watch(self) -> Watch:
        return watch_here()


@dataclass(frozen=True)
class Asked:
    """A question that anybody could have asked. headers: the few that are looked at."""

    key: Key
    is_head: bool
    headers: Mapping[bytes, bytes]

    @classmethod
    def of(cls, scope: Scope) -> "Asked | None":
        """Return the question, or None when it is not plain that it is nobody's own."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        if scope["query_string"] or scope.get("root_path"):
            return None
        headers: dict[bytes, bytes] = {}
        for name, said in scope["headers"]:
            if name in NOT_FOR_US or name in headers:
                return None
            if name in LOOKED_AT:
                headers[name] = said
        key = Key(
            scope["path"],
            headers.get(b"host", b"").lower(),
            scope.get("scheme", "http"),
            headers.get(b"x-forwarded-proto", b""),
            language_for(headers.get(LANGUAGE, b"")),
        )
        return cls(key, scope["method"] == "HEAD", headers)

    async def told(self, page: Kept, send: Send) -> None:
        """Send the page, or that it has not changed."""
        body = page.for_whom(self.headers.get(PACKING, b""))
        etags = self.headers.get(KNOWN)
        if etags is not None and page.is_known(etags):
            await send(body.unchanged)
            await send(NO_WORDS)
        else:
            await send(body.start)
            await send(NO_WORDS if self.is_head else body.words)


def make(pages: Pages, key: Key) -> Kept | None:
    """Make the page for a question that holds nothing but its key; None when it may not be kept."""
    minute = minute_now()
    view = resolve(key.path).func
    if not getattr(view, "is_for_everybody", False):  # another address that is meant first
        return None
    close_old_connections()
    # Before the page, and on the connection that it is made with: a change while it is made then
    # belongs to a later edition, and this page is shown to nobody who asks after it.
    edition = edition_in_force()
    with making() as made:
        response = pages.answer(question_of(key), BytesIO())
    if made.is_doubtful or not isinstance(response, HttpResponse) or not may_be_kept(response):
        return None
    return kept_page(response, edition=edition, minute=minute)


def question_of(key: Key) -> Scope:
    """Return the question of nobody: no cookie, no address, nothing that a page could betray."""
    headers = [(b"host", key.host), (b"accept-language", key.language.encode())]
    if key.forwarded:
        headers.append((b"x-forwarded-proto", key.forwarded))
    return {
        "type": "http", "method": "GET", "path": key.path, "query_string": b"",
        "scheme": key.scheme, "headers": headers,
    }  # fmt: skip


def minute_now() -> int:
    """Return the number of this minute: pages tell the time in no smaller steps."""
    return int(clock.now().timestamp()) // MINUTE_SECONDS


@lru_cache(512)
def language_for(said: bytes) -> str:
    """Return which of our languages Django would choose for this Accept-Language."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT_LANGUAGE"] = said.decode("latin-1")
    return str(get_language_from_request(request))


def marked_in(resolver: URLResolver) -> Iterator[URLPattern]:
    """Yield each address whose page is marked; ours are all listed without a prefix."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            if not str(entry.pattern):
                yield from marked_in(entry)
        elif getattr(entry.callback, "is_for_everybody", False):
            yield entry
