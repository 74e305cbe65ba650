"""Templates include, extend, link and load what lies in their own app or lower; so does code."""

import pytest

from tests.house.conftest import Plant
from tests.house.walls.addresses import addresses
from tests.house.walls.floors import floors
from tests.house.walls.links import upward_links
from tests.house.walls.sources import shipped
from tests.house.walls.templates import Page, pages, upward_looks

HOUSE = {"board": 2, "desk": 1, "doorbell": 1, "cellar": 0}
ADDRESSES = {"boards": "board", "own_desk": "desk", "cellar": "cellar"}


def template(text: str) -> Page:
    return Page("sidelight/desk/templates/desk/page.html", text)


def faults(text: str) -> list[str]:
    named_by_a_library = Page("sidelight/board/templates/account/login.html", "")
    return upward_looks([template(text), named_by_a_library], HOUSE, ADDRESSES)


def test_every_template_does() -> None:
    owners = {address.name: address.app for address in addresses()}

    assert upward_looks(pages(".html", ".txt"), floors(), owners) == []


def test_every_link_in_code_does() -> None:
    owners = {address.name: address.app for address in addresses()}
    inside = (source for source in shipped() if source.app in floors())

    assert [fault for one in inside for fault in upward_links(one, floors(), owners)] == []


@pytest.mark.parametrize(
    "text",
    ['{% include "board/card.html" %}', '{% extends "board/base.html" %}', "{% url 'boards' %}",
     '{% include "doorbell/sound.html" %}', '{% static "board/board.js" %}',
     '{% include "account/login.html" %}', '{% url "nowhere" %}'],
)  # fmt: skip
def test_a_look_upward_is_noticed(text: str) -> None:
    assert faults(text) != []


@pytest.mark.parametrize(
    "text",
    ['{% include "desk/lamp.html" %}', '{% extends "cellar/base.html" %}', '{% url "cellar" %}',
     '{% url "own_desk" %}', "{% include kind.template %}", '{% url link.name %}',
     '{# {% url "boards" %} #}'],
)  # fmt: skip
def test_a_look_down_or_through_a_register_is_let_be(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize("line", ["redirect('boards')", "urls.reverse('boards', args=[slug])"])
def test_a_link_upward_in_code_is_noticed(plant: Plant, line: str) -> None:
    assert upward_links(plant("desk/views.py", line), HOUSE, ADDRESSES) != []


@pytest.mark.parametrize("line", ["redirect('cellar')", "reverse('own_desk')", "redirect(onward)"])
def test_a_link_down_in_code_is_let_be(plant: Plant, line: str) -> None:
    assert upward_links(plant("desk/views.py", line), HOUSE, ADDRESSES) == []
