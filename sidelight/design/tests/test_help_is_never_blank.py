"""When something breaks, the page still comes and still says where help is, without a database."""

import pytest
from django.db import DatabaseError
from django.template.exceptions import TemplateDoesNotExist
from django.test import Client
from structlog.testing import capture_logs

from sidelight.design import registers, views
from sidelight.design.registers import HelpLine

LINE = HelpLine("Second line", phone="000 222")


def provider_that_fails(at: object) -> list[HelpLine]:
    """Fail as it does when the database is down."""
    raise DatabaseError("words of somebody")


@pytest.mark.usefixtures("help_lines")
def test_a_broken_page_is_kind_and_has_the_help_lines(visitor: Client) -> None:
    response = visitor.get("/broken/")

    page = response.content.decode()
    assert response.status_code == 500
    assert "It was not you." in page
    assert "tel:000111" in page


@pytest.mark.usefixtures("help_lines")
def test_a_broken_page_gives_the_number_that_the_log_has(visitor: Client) -> None:
    with capture_logs() as lines:
        page = visitor.get("/broken/").content.decode()

    (line,) = [line for line in lines if line["event"] == "page_failed"]
    assert f"<code>{line['reference']}</code>" in page
    assert "words of somebody" not in page + str(lines)


def test_when_a_list_fails_the_next_one_is_shown(visitor: Client) -> None:
    registers.help_lines.add(provider_that_fails)
    registers.help_lines.add(lambda at: [])
    registers.help_lines.add(lambda at: [LINE])

    with capture_logs() as lines:
        page = visitor.get("/").content.decode()

    assert "tel:000222" in page
    (line,) = lines
    assert line["event"] == "chrome_provider_failed"
    assert line["provider"].endswith(".provider_that_fails")
    assert "words of somebody" not in str(line)


def test_when_every_list_fails_there_are_still_words(visitor: Client) -> None:
    registers.help_lines.add(provider_that_fails)

    foot = visitor.get("/").content.decode().partition('<footer class="foot">')[2]

    assert "Call the emergency number of your country" in foot


@pytest.mark.usefixtures("help_lines")
def test_when_even_the_error_page_fails_help_is_on_the_screen(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_template(*_: object, **__: object) -> str:
        raise TemplateDoesNotExist("500.html")

    monkeypatch.setattr(views, "render_to_string", no_template)

    response = visitor.get("/broken/")

    assert response.status_code == 500
    assert "Test line 000 111 85000" in response.content.decode()


def test_a_failing_way_to_go_leaves_the_page_standing(visitor: Client) -> None:
    def no_links(request: object) -> list[registers.NavLink]:
        raise DatabaseError

    registers.navigation.add(no_links)
    registers.navigation.add(lambda request: [registers.NavLink("Spaces", "/spaces/")])

    assert '<a href="/spaces/">' in visitor.get("/").content.decode()


def test_a_page_that_shows_no_frame_asks_nobody(visitor: Client) -> None:
    asked: list[object] = []
    registers.help_lines.add(lambda at: asked.append(at) or [LINE])

    visitor.get("/open/")

    assert asked == []
    visitor.get("/")
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (lambda: views.permission_denied(None), 403, "This is not open to you"),
        (lambda: views.bad_request(None), 400, "We did not understand that"),
        (lambda: views.form_expired(None, "CSRF token missing."), 403, "Nothing was sent."),
    ],
)
@pytest.mark.usefixtures("help_lines")
def test_every_refusal_is_in_plain_words_with_a_way_on(
    answer: object, status: int, words: str
) -> None:
    response = answer()

    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert "tel:000111" in page
    assert '<a class="button" href="/">' in page
