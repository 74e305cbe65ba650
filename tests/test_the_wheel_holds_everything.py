"""The wheel is a whole copy: pages, styles and rows come with the code, and so does the command."""

import subprocess
import sys
import tomllib
from zipfile import ZipFile

import pytest

from tests.house.walls.sources import REPOSITORY

BROUGHT = (
    ".html", ".css", ".js", ".svg", ".toml", ".txt", ".md", ".json", ".yaml", ".webp",
)  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder]
    subprocess.run([*build, REPOSITORY], check=True, capture_output=True, timeout=120)
    return ZipFile(next(folder.glob("*.whl")))


def test_it_brings_every_page_style_and_list(wheel: ZipFile) -> None:
    ours = (path for path in (REPOSITORY / "sidelight").rglob("*") if path.suffix in BROUGHT)
    wanted = {path.relative_to(REPOSITORY).as_posix() for path in ours if "tests" not in path.parts}

    assert wanted
    assert wanted <= set(wheel.namelist())


def test_it_brings_the_command(wheel: ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))

    assert "sidelight = sidelight.__main__:main" in wheel.read(name).decode()


def test_it_brings_the_licence_and_no_tests(wheel: ZipFile) -> None:
    names = wheel.namelist()

    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert [name for name in names if "/tests/" in name] == []


def test_it_needs_what_a_copy_needs() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (REPOSITORY / "requirements" / "run.in").read_text(encoding="utf-8").splitlines()

    assert project["dependencies"] == [line for line in lines if line and line[0] != "#"]
