"""An address that only takes forms, opened like a page, is not a blank page."""

import pytest
from django.conf import settings
from django.test import Client

ADDRESS = "/sent/"


@pytest.mark.usefixtures("help_lines")
def test_help_is_on_the_page(visitor: Client) -> None:
    answer = visitor.get(ADDRESS)

    assert answer.status_code == 405
    assert "There is nothing to see at this address" in answer.content.decode()
    assert 'href="tel:000111"' in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_program_still_learns_what_is_allowed(visitor: Client) -> None:
    assert visitor.get(ADDRESS).headers["Allow"] == "POST"
    assert visitor.post(ADDRESS).content == b"taken"


@pytest.mark.usefixtures("help_lines", "navigation")
def test_everybody_gets_the_same_page(visitor: Client) -> None:
    stranger = visitor.get(ADDRESS)
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "anything"

    signed_in = visitor.get(ADDRESS)

    assert signed_in.content == stranger.content
    assert dict(signed_in.headers) == dict(stranger.headers)
