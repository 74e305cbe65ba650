"""Style sheets of every app say start and end: the pages also run from right to left."""

import re

import pytest

from tests.house.walls.templates import Page, pages

SIDED = re.compile(
    r"(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b"
    r"|border-(?:top|bottom)-(?:left|right)-radius\b"
    r"|(?<![-\w])(?:left|right)\s*:"
    r"|(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b)"
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A name that floats across its whole line, in forms.css: it has no side.
LET_BE = {"float: left"}


def sides(sheet: Page) -> list[str]:
    said = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), sheet.text)
    found = [(match.start(), match[0]) for match in SIDED.finditer(said)]
    return [sheet.fault(at, words) for at, words in found if words not in LET_BE]


def test_no_style_sheet_names_a_side() -> None:
    sheets = pages(".css")

    assert sheets
    assert [fault for sheet in sheets for fault in sides(sheet)] == []


@pytest.mark.parametrize(
    "said",
    ["a { margin-left: 1px }", "a{left:0}", "a { text-align: right; }", "a { padding-right: 0 }",
     "a { border-top-left-radius: 2px }", "a {\n  right: 0;\n}"],
)  # fmt: skip
def test_a_side_is_noticed(said: str) -> None:
    assert sides(Page("sidelight/design/static/design/base.css", said)) != []


@pytest.mark.parametrize(
    "said",
    ["a { margin-inline-start: 1px }", "/* left: of the name */", "a { text-align: end }",
     "a { inset-inline-end: 0 }", ".left-alone { color: inherit }"],
)  # fmt: skip
def test_start_and_end_are_let_be(said: str) -> None:
    assert sides(Page("sidelight/design/static/design/base.css", said)) == []
