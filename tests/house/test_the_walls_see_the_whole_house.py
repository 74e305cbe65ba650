"""A wall that looks at nothing finds nothing wrong: every app is looked at, in code and pages."""

from tests.house.walls.floors import floors
from tests.house.walls.sources import files_of_tests, shipped
from tests.house.walls.templates import pages

WITHOUT_A_FACE = {"__main__", "config", "foundation", "ledger", "live", "screening"}


def test_the_code_of_every_app_is_looked_at() -> None:
    assert {source.app for source in shipped()} >= set(floors())


def test_the_pages_of_every_app_with_a_face_are_looked_at() -> None:
    assert {page.app for page in pages(".html")} == set(floors()) - WITHOUT_A_FACE


def test_tests_are_looked_at_wherever_they_lie() -> None:
    paths = {source.path for source in files_of_tests()}

    assert "conftest.py" in paths
    assert "tests/house/conftest.py" in paths
    assert any(path.startswith("sidelight/review/tests/") for path in paths)


def test_tests_are_no_part_of_what_is_shipped() -> None:
    assert {source.path for source in shipped()}.isdisjoint(
        source.path for source in files_of_tests()
    )
