"""Nobody fills the disk or the memory by sending more than any form here holds."""

import asyncio
from collections.abc import Iterator, Mapping
from itertools import chain, repeat
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.test import Client

from sidelight.config.asgi import application
from sidelight.config.body_limit import MOST_BYTES, limit_bodies
from sidelight.people.models import Person
from tests.signed_in import signed_in

Message = Mapping[str, object]
PART_BYTES = 1000
FITTING = MOST_BYTES // PART_BYTES
FAR_TOO_MANY = 30_000
GUIDE = Path(__file__).parents[1] / "docs" / "operate" / "install.md"


def body_of(count: int) -> Iterator[Message]:
    """Return that many parts of a body, and its end."""
    part = {"type": "http.request", "body": b"x" * PART_BYTES, "more_body": True}
    return chain(repeat(part, count), [{"type": "http.request", "body": b"", "more_body": False}])


def length(count: int) -> tuple[bytes, bytes]:
    return (b"content-length", str(count * PART_BYTES).encode())


def post_to_quick_exit(
    body: Iterator[Message], *headers: tuple[bytes, bytes], path: str = "/exit/"
) -> list[Message]:
    """Post the body as a stranger who then waits; return what the application answers."""
    answered: list[Message] = []

    async def receive() -> Message:
        return next(body, None) or await asyncio.Future()

    async def send(message: Message) -> None:
        answered.append(message)

    scope = {
        "type": "http", "method": "POST", "path": path, "query_string": b"", "scheme": "https",
        "headers": [(b"host", b"testserver"), *headers],
    }  # fmt: skip
    async_to_sync(application)(scope, receive, send)
    return answered


def test_one_that_says_its_length_is_not_read_at_all() -> None:
    sent = body_of(FAR_TOO_MANY)

    start, words = post_to_quick_exit(sent, length(FAR_TOO_MANY))

    assert start["status"] == 413
    assert b"Please go back" in words["body"]
    assert len(list(sent)) == FAR_TOO_MANY + 1


def test_one_that_does_not_is_cut_off_as_it_grows() -> None:
    sent = body_of(FAR_TOO_MANY)

    start, words = post_to_quick_exit(sent)

    assert start["status"] == 413
    assert b"Please go back" in words["body"]
    assert len(list(sent)) == FAR_TOO_MANY - FITTING


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("headers", [[], [length(FITTING)]])
def test_one_that_just_fits_reaches_the_page(headers: list[tuple[bytes, bytes]]) -> None:
    start, *_ = post_to_quick_exit(body_of(FITTING), *headers)

    assert start["status"] == 303


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_other_connections_are_left_alone(kind: str) -> None:
    given: list[object] = []

    async def within(*what: object) -> None:
        given.extend(what)

    scope, receive, send = {"type": kind}, object(), object()
    async_to_sync(limit_bodies(within))(scope, receive, send)

    assert given == [scope, receive, send]


def test_the_guide_gives_the_proxy_the_same_limit() -> None:
    assert f"max_size {MOST_BYTES // 1000}KB\n" in GUIDE.read_text(encoding="utf-8")


def cookie_of(browser: Client) -> tuple[bytes, bytes]:
    name = settings.SESSION_COOKIE_NAME
    return (b"cookie", f"{name}={browser.cookies[name].value}".encode())


@pytest.mark.django_db(transaction=True)
def test_an_editor_brings_in_a_large_picture(ed: Person) -> None:
    sent = body_of(2 * FITTING)

    start, *_ = post_to_quick_exit(
        sent, length(2 * FITTING), cookie_of(signed_in(ed)), path="/editing/images/add/"
    )

    assert start["status"] == 403  # read as a whole, and refused for its missing token
    assert list(sent) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/editing/images/add/", "/exit/"])
def test_nobody_else_does(mo: Person, path: str) -> None:
    cookies = [cookie_of(signed_in(mo)), (b"cookie", b"session=guessed"), (b"cookie", b"")]

    for cookie in cookies:
        sent = body_of(2 * FITTING)
        start, *_ = post_to_quick_exit(sent, length(2 * FITTING), cookie, path=path)
        assert start["status"] == 413
        assert len(list(sent)) == 2 * FITTING + 1


@pytest.mark.django_db(transaction=True)
def test_an_editor_does_so_in_no_other_place(ed: Person) -> None:
    sent = body_of(2 * FITTING)

    start, *_ = post_to_quick_exit(sent, length(2 * FITTING), cookie_of(signed_in(ed)))

    assert start["status"] == 413
