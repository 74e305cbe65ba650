"""Headers that every answer carries, so that nothing is listed, framed, measured or compared."""

import asyncio

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client

from sidelight.design.middleware import privacy_headers


@pytest.mark.parametrize("address", ["/", "/nowhere/", "/broken/"])
def test_search_engines_are_sent_away(visitor: Client, address: str) -> None:
    assert visitor.get(address).headers["X-Robots-Tag"] == "noindex, nofollow"


def test_a_public_page_may_be_listed(visitor: Client) -> None:
    assert visitor.get("/open/").headers["X-Robots-Tag"] == "all"


@pytest.mark.parametrize("address", ["/", "/nowhere/", "/broken/"])
def test_no_page_may_listen_or_look(visitor: Client, address: str) -> None:
    headers = visitor.get(address).headers

    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    for feature in ("camera", "microphone", "geolocation"):
        assert f"{feature}=()" in headers["Permissions-Policy"]


def test_a_film_may_fill_the_screen_and_float_over_nothing_else(visitor: Client) -> None:
    policy = visitor.get("/").headers["Permissions-Policy"]

    assert "fullscreen=(self)" in policy
    assert "picture-in-picture=()" in policy


def test_somebody_with_a_session_cannot_compare_versions(visitor: Client) -> None:
    stranger = visitor.get("/open/").headers
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "anything"

    assert "ETag" in stranger
    assert "ETag" not in visitor.get("/open/").headers


def test_an_async_answer_carries_them_as_well() -> None:
    async def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse("hello")

    response = asyncio.run(privacy_headers(answer)(HttpRequest()))

    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
