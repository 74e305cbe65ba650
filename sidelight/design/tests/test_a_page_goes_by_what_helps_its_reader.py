"""What helps a reader stands at the root of the page; without it the page is whole."""

from pathlib import Path

from django.http import HttpRequest
from django.test import Client

from sidelight.design import registers

HERE = Path(__file__).parents[1]
SHEET = (HERE / "static" / "design" / "needs.css").read_text()


def root_of(visitor: Client) -> str:
    page = visitor.get("/").content.decode()
    assert page.rstrip().endswith("</html>")
    return page[page.index("<html") : page.index("<head")]


def fails(request: HttpRequest) -> str:
    raise LookupError


def test_it_stands_at_the_root(visitor: Client) -> None:
    registers.page_needs.add(lambda request: "large still")

    assert 'data-needs="large still"' in root_of(visitor)


def test_with_nothing_said_nothing_stands_there(visitor: Client) -> None:
    registers.page_needs.add(lambda request: "")

    assert "data-needs" not in root_of(visitor)


def test_a_failure_takes_no_page_away(visitor: Client) -> None:
    registers.page_needs.add(fails)

    assert "data-needs" not in root_of(visitor)


def test_letters_grow_and_spaces_do_not() -> None:
    large = SHEET[SHEET.index('~="large"]') : SHEET.index('~="spaced"]')]

    assert large.count("--step-") == 7
    assert "--space-" not in large
