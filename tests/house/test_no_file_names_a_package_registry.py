"""Whoever installs chooses where packages come from."""

from pathlib import Path

import pytest

from tests.house.walls.registries import NAMES, named_registries


def test_no_file_of_the_repository_does() -> None:
    assert named_registries() == []


@pytest.mark.parametrize("host", NAMES)
@pytest.mark.parametrize("place", ["requirements/run.txt", ".ci/run", "README.md"])
def test_a_named_registry_is_noticed(tmp_path: Path, place: str, host: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"--index-url https://{host}/simple/\n")

    assert named_registries(tmp_path) == [f"{place}: names {host}"]


def test_what_is_not_of_the_repository_is_let_be(tmp_path: Path) -> None:
    path = tmp_path / ".venv" / "pip.conf"
    path.parent.mkdir()
    path.write_text(NAMES[0])

    assert named_registries(tmp_path) == []
