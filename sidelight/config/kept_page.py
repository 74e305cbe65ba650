"""A page for everybody as it is kept in memory: its words as they are, packed, and their heads."""

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

Message = Mapping[str, Any]  # Any: in ASGI the keys depend on the type of the message
Headers = list[tuple[bytes, bytes]]

MOST_BYTES = 256 * 1024
NO_WORDS: Message = {"type": "http.response.body", "body": b""}


@dataclass(frozen=True)
class Body:
    """One way to send a page. start: the head of the answer; unchanged: the head of a 304."""

    etag: str
    start: Message
    unchanged: Message
    words: Message


@dataclass(frozen=True)
class Kept:
    """A page as it was made in one minute of one edition."""

    edition: int
    minute: int
    plain: Body
    packed: Body

    def is_good(self, edition: int, minute: int) -> bool:
        """Whether it says what a page made now would say."""
        return self.edition == edition and self.minute == minute

    def for_whom(self, said: bytes) -> Body:
        """Return the way for somebody who says this in Accept-Encoding."""
        return self.packed if unpacks(said) else self.plain

    def is_known(self, etags: bytes) -> bool:
        """Whether somebody who says this in If-None-Match has this very page already."""
        said = parse_etags(etags.decode("latin-1"))
        plain = {etag.removeprefix("W/") for etag in said}
        return "*" in plain or bool(plain & {self.plain.etag, self.packed.etag})


@lru_cache(512)
def unpacks(said: bytes) -> bool:
    """Whether somebody who says this in Accept-Encoding can read gzip."""
    for one in said.decode("latin-1").lower().split(","):
        name, _, quality = one.partition(";")
        if name.strip() == "gzip":
            return quality.replace(" ", "").rstrip("0.") not in ("q=", "q")
    return False


def may_be_kept(response: HttpResponse) -> bool:
    """Whether an answer is a whole page that sets nothing, and that may be kept at all."""
    control = response.headers.get("Cache-Control", "")
    return (
        response.status_code == HTTPStatus.OK
        and not response.cookies
        and not any(word in control for word in ("no-store", "private"))
        and len(response.content) <= MOST_BYTES
    )


def kept_page(response: HttpResponse, *, edition: int, minute: int) -> Kept:
    """Return the page, packed once; its head says that browsers ask each time."""
    words = response.content
    response.headers["Cache-Control"] = "no-cache"
    # With a cookie it is another page.
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    mark = sha256(words).hexdigest()[:24]
    as_packed = [*response.items(), ("Content-Encoding", "gzip")]
    return Kept(
        edition,
        minute,
        plain=body_of(words, f'"{mark}"', response.items()),
        packed=body_of(gzip.compress(words, 9, mtime=0), f'"{mark}-gzip"', as_packed),
    )


ANOTHER = (b"etag", b"content-length")
ABOUT_THE_WORDS = (b"content-type", b"content-encoding", b"content-language")


def body_of(words: bytes, etag: str, said: Iterable[tuple[str, str]]) -> Body:
    pairs = [(name.lower().encode("ascii"), value.encode("latin-1")) for name, value in said]
    headers = [pair for pair in pairs if pair[0] not in ANOTHER]
    headers.append((b"etag", etag.encode("ascii")))
    length = (b"content-length", str(len(words)).encode("ascii"))
    bare = [pair for pair in headers if pair[0] not in ABOUT_THE_WORDS]
    return Body(
        etag=etag,
        start=start_of(HTTPStatus.OK, [*headers, length]),
        unchanged=start_of(HTTPStatus.NOT_MODIFIED, bare),
        words={"type": "http.response.body", "body": words},
    )


def start_of(status: HTTPStatus, headers: Headers) -> Message:
    return {"type": "http.response.start", "status": int(status), "headers": headers}
