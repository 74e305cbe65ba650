"""The living style page draws every piece with the very templates that pages use."""

from pathlib import Path
from time import monotonic

import pytest
from django.template import loader
from django.template.base import Template
from django.test import Client
from django.urls import reverse

import sidelight.design
from sidelight.design.templatetags import look
from sidelight.foundation import short_memory
from sidelight.foundation.short_memory import KEPT_SECONDS
from sidelight.people.models.persons import MarkColour, MarkShape
from tests.build import Place

DESIGN = Path(str(sidelight.design.__file__)).parent
FRAME = {
    "base",
    "desk",
    "error",
    "messages",
    "social",
}  # what a page stands on; the style page stands on it itself


@pytest.fixture
def drawn(place: Place, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the names of all templates that were drawn for the page."""
    names: set[str] = set()
    draw = Template._render
    # What was drawn for a page before this one is kept for a while; that while is over.
    over = monotonic() + KEPT_SECONDS + 1
    monkeypatch.setattr(short_memory, "monotonic", lambda: over)
    # Icons, marks and tiers are drawn once a process; another test may have drawn them.
    for drawn_once in (look.drawn_icon, look.mark, look._tier):
        drawn_once.cache_clear()

    def noted(template: Template, context: object) -> object:
        names.add(template.name)
        return draw(template, context)

    monkeypatch.setattr(Template, "_render", noted)
    # Django's test client has wrapped it for itself; each piece is looked at as it is drawn.
    loader.get_template("design/base.html")
    assert Client().get(reverse("style_page")).status_code == 200
    return names


def test_no_template_of_the_look_is_missing(drawn: set[str]) -> None:
    pieces = {path.stem for path in (DESIGN / "templates" / "design").glob("*.html")}

    assert {f"design/{piece}.html" for piece in pieces - FRAME} - drawn == set()


@pytest.fixture
def page(place: Place) -> str:
    return Client().get(reverse("style_page")).content.decode()


def test_every_icon_and_mark_is_there(page: str) -> None:
    for sprite in ("icons", "marks"):
        names = (DESIGN / "static" / "design" / f"{sprite}.svg").read_text().split('id="')[1:]
        for name in names:
            assert f"{sprite}.svg#{name.partition(chr(34))[0]}" in page
    for colour in MarkColour.values:
        assert f"mark-{colour}" in page


def test_every_shape_that_a_person_may_have_is_drawn() -> None:
    marks = (DESIGN / "static" / "design" / "marks.svg").read_text()

    assert {shape for shape in MarkShape.values if f'id="{shape}"' not in marks} == set()


def test_search_engines_do_not_list_it(place: Place) -> None:
    answer = Client().get(reverse("style_page"))

    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert reverse("style_page") not in Client().get("/robots.txt").content.decode()
