"""What is written in a programme is drawn as words, lists, links and pictures; nothing else."""

import re
from html.parser import HTMLParser

import pytest

from sidelight.courses.queries.markdown import drawn, pictures_in, wrong_words

HERE = "/pictures/"


def test_words_are_drawn() -> None:
    page = drawn("# What helps\n\nSome *words*.\n\n- one\n- two")

    assert "<h3>What helps</h3>" in page
    assert "<p>Some <em>words</em>.</p>" in page
    assert "<li>two</li>" in page


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick='x()'>b</b>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:x)",
        "<javascript:alert(1)>",
        "![a](javascript:alert(1))",
        "![a](https://elsewhere.example/a.png)",
        "![a](//elsewhere.example/a.png)",
        "![a](../../media/path.png)",
        "![a\" onload=\"x](media/path.png)",
        "[a](//elsewhere.example)",
        "[a](/\\elsewhere.example)",
        "[a](https:elsewhere.example)",
        "[a](https://me@elsewhere.example)",
        "[a]: javascript:alert(1)\n\n[a]",
        "```html\n<script>x</script>\n```",
        "[a](https://b.example '\"><script>x</script>')",
    ],
)  # fmt: skip
def test_no_markup_no_script_and_no_other_site_get_through(hostile: str) -> None:
    tags = tags_of(drawn(hostile, pictures=HERE))

    assert {tag for tag, _ in tags} <= {"p", "a", "img", "pre", "code"}
    assert {name for _, attributes in tags for name in attributes} <= KNOWN
    for _tag, attributes in tags:
        assert LINK.fullmatch(attributes.get("href", "/"))
        assert attributes.get("src", "") in ("", "/pictures/path.png")


KNOWN = {"href", "src", "alt", "rel", "title", "loading", "class"}
LINK = re.compile(r"https?://[a-z.]+|/(%5C[a-z.]+)?")


def tags_of(page: str) -> list[tuple[str, dict[str, str]]]:
    """Every tag of a page with its attributes, as a browser reads it."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, {name: value or "" for name, value in attrs}))

    Reader().feed(page)
    return found


@pytest.mark.parametrize(
    ("link", "address"),
    [("https://www.nhs.uk/mental-health", "https://www.nhs.uk/mental-health"),
     ("http://a.example", "http://a.example"), ("/help-now/", "/help-now/"), ("/", "/")],
)  # fmt: skip
def test_a_link_leads_to_the_web_or_into_this_place(link: str, address: str) -> None:
    page = drawn(f"[look]({link})")

    assert f'href="{address}"' in page
    assert ('rel="noreferrer"' in page) is address.startswith("http")


def test_a_picture_is_one_of_the_version() -> None:
    page = drawn("![A path](media/path.png)", pictures=HERE)

    assert '<img src="/pictures/path.png" alt="A path" loading="lazy" />' in page


@pytest.mark.parametrize(
    ("words", "under", "tags"),
    [
        ("# a\n## b", 1, ["h2", "h3"]),
        ("## a\n#### b", 2, ["h3", "h5"]),
        ("# a\n###### b", 3, ["h4", "h6"]),
    ],
)
def test_headings_follow_the_one_above_them(words: str, under: int, tags: list[str]) -> None:
    page = drawn(words, under=under)

    assert [f"<{tag}>" in page for tag in tags] == [True] * len(tags)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("a\nb [c](x)", 2),
        ("a\n\n- b\n- ![c](media/gone.png)", 4),
        ("![](media/path.png)", 1),
        ("![c](media/Path.png)", 1),
    ],
)
def test_what_would_not_be_drawn_is_said_with_its_line(words: str, line: int) -> None:
    (wrong,) = wrong_words(words, pictures={"path.png"})

    assert wrong.line == line


def test_what_is_right_is_not_complained_about() -> None:
    words = "# a\n\n![A path](media/path.png) [b](https://c.example/d?e=f#g) [h](/help-now/)"

    assert wrong_words(words, pictures={"path.png"}) == []
    assert pictures_in(words) == {"path.png"}


def test_the_same_words_are_drawn_once() -> None:
    before = drawn.cache_info().hits

    assert drawn("Once *only*.") == drawn("Once *only*.")
    assert drawn.cache_info().hits >= before + 1
