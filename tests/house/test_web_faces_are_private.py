"""An app's views, forms and receivers are its own business: others use its open drawers."""

import pytest

from tests.house.conftest import Plant
from tests.house.walls.imports import private_faces
from tests.house.walls.sources import everywhere


def test_no_app_uses_the_web_face_of_another() -> None:
    assert everywhere(private_faces) == []


@pytest.mark.parametrize(
    "line",
    ["from sidelight.people.views import welcome", "from sidelight.people import forms",
     "import sidelight.people.receivers", "from sidelight import people",
     "from ..people import urls", "from sidelight.people.middleware import on_the_way"],
)  # fmt: skip
def test_a_borrowed_web_face_is_noticed(plant: Plant, line: str) -> None:
    assert private_faces(plant("community/views.py", line)) != []


@pytest.mark.parametrize(
    "line",
    ["from sidelight.people.actions.join import join", "from sidelight.people import queries",
     "from sidelight.community import forms", "from sidelight.foundation.clock import now",
     "from sidelight.screening import look", "from sidelight import __version__"],
)  # fmt: skip
def test_open_drawers_may_be_used(plant: Plant, line: str) -> None:
    assert private_faces(plant("community/views.py", line)) == []


def test_config_may_see_all(plant: Plant) -> None:
    assert private_faces(plant("config/urls.py", "from sidelight.people import urls")) == []
