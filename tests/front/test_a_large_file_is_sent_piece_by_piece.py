"""A film is never in memory whole: each piece is read when the one before was taken."""

import asyncio
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpRequest

from sidelight.config.pages import PIECE_BYTES, Pages

FILM = bytes(range(256)) * (4 * PIECE_BYTES // 256) + b"its end"


class Watched(BytesIO):
    """A file that knows up to where it was read."""

    furthest = 0

    def read(self, count: int | None = -1) -> bytes:
        read = super().read(count)
        self.furthest = max(self.furthest, self.tell())
        return read


class OnlyFile(Pages):
    """A site that is one file."""

    def __init__(self, file: Watched) -> None:
        super().__init__()
        self.file = file

    def get_response(self, request: HttpRequest) -> FileResponse:
        return FileResponse(self.file, content_type="video/mp4", filename="film")


def sent_from(file: Watched) -> list[tuple[Mapping[str, Any], int]]:
    """Ask for the file; return what was sent, and up to where it was read by then."""
    sent: list[tuple[Mapping[str, Any], int]] = []

    async def receive() -> Mapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Mapping[str, Any]) -> None:
        sent.append((message, file.furthest))

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}
    site = OnlyFile(file)
    asyncio.run(site.handle(scope, receive, send))
    site.threads.shutdown()
    return sent


def test_not_more_than_a_piece_is_read_ahead() -> None:
    done, ahead = 0, []

    for message, furthest in sent_from(Watched(FILM)):
        done += len(message.get("body", b""))
        ahead.append(furthest - done)

    assert done == len(FILM)
    assert max(ahead) <= PIECE_BYTES


def test_all_of_it_comes_with_its_headers() -> None:
    (start, _), *rest = sent_from(Watched(FILM))

    headers = {name.lower(): said for name, said in start["headers"]}
    assert b"".join(message.get("body", b"") for message, _ in rest) == FILM
    assert headers[b"content-length"] == str(len(FILM)).encode()
    assert headers[b"content-type"] == b"video/mp4"
    assert start["status"] == 200


def test_the_file_is_closed_at_the_end() -> None:
    file = Watched(FILM)

    sent_from(file)

    assert file.closed


def test_a_small_file_is_read_at_once() -> None:
    (_, read), *rest = sent_from(Watched(b"a style sheet"))

    assert read == len(b"a style sheet")
    assert b"".join(message.get("body", b"") for message, _ in rest) == b"a style sheet"
