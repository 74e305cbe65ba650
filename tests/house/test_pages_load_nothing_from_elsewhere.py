"""Pages carry no script or style of their own and lead to no other host."""

import pytest

from tests.house.walls.templates import Page, inline, pages, strangers


def page(text: str) -> Page:
    return Page("sidelight/design/templates/design/base.html", text)


def test_no_template_has_inline_script_or_style() -> None:
    assert [fault for template in pages(".html") for fault in inline(template)] == []


def test_no_template_style_sheet_or_script_names_another_host() -> None:
    faces = pages(".html", ".css", ".js", ".svg", ".txt", ".webmanifest")

    assert [fault for face in faces for fault in strangers(face)] == []


@pytest.mark.parametrize(
    "text",
    ["<script>look()</script>", '<script type="module">look()</script>', "<style>p {}</style>",
     '<p style="color: red">', '<button type="button" onclick="leave()">',
     '<a href="javascript:go()">'],
)  # fmt: skip
def test_inline_script_or_style_is_noticed(text: str) -> None:
    assert inline(page(text)) != []


@pytest.mark.parametrize(
    "text", ['<script type="module" src="{% static "design/exit.js" %}"></script>', "{# <style> #}",
             '<p class="style" data-once="yes">']
)  # fmt: skip
def test_files_of_our_own_are_let_be(text: str) -> None:
    assert inline(page(text)) == []


@pytest.mark.parametrize(
    "text",
    ['<img src="https://pictures.example/a.png">', '<link href="//fonts.example/sans.css">',
     "@import url(http://fonts.example/sans.css);", 'import x from "https://scripts.example/x.js"'],
)  # fmt: skip
def test_another_host_is_noticed(text: str) -> None:
    assert strangers(page(text)) != []


@pytest.mark.parametrize(
    "text", ['<svg xmlns="http://www.w3.org/2000/svg">', '<a href="{{ service.web }}">',
             "// a note.", '<a href="/help-now/">']
)  # fmt: skip
def test_addresses_of_our_own_are_let_be(text: str) -> None:
    assert strangers(page(text)) == []
