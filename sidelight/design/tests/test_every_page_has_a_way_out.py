"""Help now, leave quickly and help lines are on every page, and no page holds its own script."""

import re
from pathlib import Path

import pytest
from django.test import Client

from sidelight.design.registers import HelpLine

TEMPLATES = Path(__file__).parent.parent / "templates"
INLINE = re.compile(
    r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)
ADDRESSES = ("/", "/hidden/", "/nowhere/", "/broken/", "/sent/")


def page(visitor: Client, address: str) -> str:
    """Return a page's HTML."""
    return visitor.get(address).content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.usefixtures("help_lines", "navigation")
def test_help_and_the_quick_way_out_are_there(visitor: Client, address: str) -> None:
    html = page(visitor, address)

    assert '<a class="help-now" href="/help-now/">' in html
    form = html[html.index('<form class="leave"') :]
    form = form[: form.index("</form>")]
    assert 'method="post"' in form
    assert 'action="/exit/"' in form
    assert 'data-leave="https://www.bbc.co.uk/weather"' in form
    assert "Leave quickly" in form
    assert "or press Shift three times" in form


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.usefixtures("help_lines")
def test_help_lines_can_be_called_from_the_foot(visitor: Client, address: str) -> None:
    foot = page(visitor, address).partition('<footer class="foot">')[2]

    assert 'href="tel:000111"' in foot
    assert 'href="sms:85000"' in foot


@pytest.mark.parametrize("address", ADDRESSES)
def test_anybody_can_complain_from_the_foot(visitor: Client, address: str) -> None:
    foot = page(visitor, address).partition('<footer class="foot">')[2]

    assert 'href="/complain/"' in foot


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.usefixtures("help_lines", "navigation")
def test_no_page_holds_script_or_style_of_its_own(visitor: Client, address: str) -> None:
    html = page(visitor, address)

    assert '<script type="module" src="/static/design/exit.js">' in html
    assert INLINE.findall(html) == []


def test_no_template_holds_script_or_style_of_its_own() -> None:
    found = [path.name for path in TEMPLATES.rglob("*.html") if INLINE.search(path.read_text())]

    assert INLINE.search('<p style="x">')
    assert INLINE.search("<script>")
    assert found == []


def test_the_page_can_be_found_about_in(visitor: Client) -> None:
    html = page(visitor, "/")

    assert re.search(r'<html lang="en-gb" dir="ltr">', html)
    assert '<a class="skip" href="#main">' in html
    assert '<main id="main"' in html
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert "<title>Welcome · Sidelight</title>" in html


@pytest.mark.usefixtures("navigation")
def test_navigation_marks_where_one_is_only_there(visitor: Client) -> None:
    html = page(visitor, "/")

    assert '<a href="/spaces/">Spaces</a>' in html
    assert 'aria-current="page"' not in html


def test_a_number_is_dialled_without_its_spaces() -> None:
    line = HelpLine("Test line", phone="+44 (20) 000-000", text_number="")

    assert line.phone_address == "tel:+4420000000"
    assert line.text_address == ""
