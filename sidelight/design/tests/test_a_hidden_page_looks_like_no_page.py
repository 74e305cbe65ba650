"""Whoever guesses addresses learns nothing: a hidden page and no page are the same answer."""

import pytest
from django.conf import settings
from django.test import Client


def answer(visitor: Client, address: str) -> tuple[int, bytes, dict[str, str]]:
    """Return all that a visitor can compare."""
    response = visitor.get(address)
    return response.status_code, response.content, dict(response.headers)


@pytest.mark.usefixtures("help_lines", "navigation")
@pytest.mark.parametrize("other", ["/hidden", "/nowhere/", "/a%22%3E/b/?q=words", "/staff/"])
def test_every_address_without_a_page_gets_the_same_answer(visitor: Client, other: str) -> None:
    hidden = answer(visitor, "/hidden/")

    assert hidden[0] == 404
    assert b"There is no page here" in hidden[1]
    assert answer(visitor, other) == hidden


@pytest.mark.usefixtures("help_lines")
def test_the_reason_and_the_address_are_not_repeated(visitor: Client) -> None:
    page = visitor.get("/hidden/?canary=bluebird").content.decode()

    assert "submission" not in page
    assert "bluebird" not in page


@pytest.mark.usefixtures("help_lines")
def test_somebody_with_a_session_gets_the_same_page(visitor: Client) -> None:
    stranger = answer(visitor, "/nowhere/")
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "anything"

    assert answer(visitor, "/nowhere/") == stranger


@pytest.mark.usefixtures("help_lines")
def test_the_answer_is_never_kept(visitor: Client) -> None:
    assert "no-store" in visitor.get("/nowhere/").headers["Cache-Control"]
