"""Nothing is imported inside a function: a wall that can be climbed at run time is no wall."""

import pytest

from tests.house.conftest import Plant
from tests.house.walls.imports import late_imports
from tests.house.walls.sources import everywhere


def test_no_module_imports_late() -> None:
    assert everywhere(late_imports) == []


@pytest.mark.parametrize(
    "line",
    ["import json", "from sidelight.community import models", "import_module('sidelight.home')",
     "apps.get_model('community.Post')"],
)  # fmt: skip
def test_a_late_import_is_noticed(plant: Plant, line: str) -> None:
    found = late_imports(plant("review/queries.py", f"def queue():\n    {line}\n"))

    assert found == ["sidelight/review/queries.py:2: a late import; import at the top"]


def test_an_app_may_plug_itself_in_when_it_is_ready(plant: Plant) -> None:
    plugs = "class Config:\n    def ready(self):\n        from sidelight.review import receivers\n"

    assert late_imports(plant("review/apps.py", plugs)) == []
    assert late_imports(plant("review/views.py", plugs)) != []
