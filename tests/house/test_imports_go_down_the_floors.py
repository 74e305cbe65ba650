"""Imports go down the floors only, never sideways; inside an app they go down the drawers."""

import shutil
from pathlib import Path

import pytest

from tests.house.walls.floors import floors, lint_imports, may_look
from tests.house.walls.sources import REPOSITORY


@pytest.fixture
def copied_house(tmp_path: Path) -> Path:
    """Copy the whole tree, so that a fault can be planted in it."""
    leave = shutil.ignore_patterns("__pycache__", "static", "templates")
    shutil.copytree(REPOSITORY / "sidelight", tmp_path / "sidelight", ignore=leave)
    return tmp_path


def planted(house: Path, place: str, line: str) -> str:
    """Plant a line at the end of a file, new or old, and return what import-linter says."""
    path = house / "sidelight" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    answer = lint_imports(house)
    assert answer.returncode == 1
    return answer.stdout


def test_every_import_of_the_house_does() -> None:
    answer = lint_imports()

    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_an_import_from_a_higher_floor_is_noticed(copied_house: Path) -> None:
    found = planted(copied_house, "people/errors.py", "import sidelight.community.models")

    assert "sidelight.people is not allowed to import sidelight.community" in found


def test_an_import_from_the_same_floor_is_noticed(copied_house: Path) -> None:
    found = planted(copied_house, "notices/errors.py", "import sidelight.directory.models")

    assert "sidelight.notices is not allowed to import sidelight.directory" in found


def test_an_app_that_no_floor_names_is_noticed(copied_house: Path) -> None:
    found = planted(copied_house, "attic/__init__.py", "")

    assert "- sidelight.attic" in found


def test_an_import_from_a_higher_drawer_is_noticed(copied_house: Path) -> None:
    found = planted(copied_house, "review/models.py", "import sidelight.review.actions")

    assert "sidelight.review.models is not allowed to import sidelight.review.actions" in found


def test_an_import_between_two_faces_of_an_app_is_noticed(copied_house: Path) -> None:
    found = planted(copied_house, "review/receivers.py", "import sidelight.review.views")

    assert "sidelight.review.receivers is not allowed to import sidelight.review.views" in found


def test_a_drawer_that_no_app_has_is_noticed(copied_house: Path) -> None:
    found = planted(copied_house, "review/utils.py", "")

    assert "- sidelight.review.utils" in found


def test_floors_are_read_from_the_contract_alone() -> None:
    contract = "[importlinter:contract:floors]\nlayers =\n  (attic)\n  hall | kitchen\n  cellar"

    assert floors(contract) == {"attic": 2, "hall": 1, "kitchen": 1, "cellar": 0}


@pytest.mark.parametrize(
    ("onlooker", "at", "answer"),
    [("hall", "cellar", True), ("hall", "hall", True), ("hall", "kitchen", False),
     ("cellar", "hall", False)],
)  # fmt: skip
def test_an_app_may_look_at_itself_and_down(onlooker: str, at: str, answer: bool) -> None:
    house = {"hall": 1, "kitchen": 1, "cellar": 0}

    assert may_look(onlooker, at, house) is answer
