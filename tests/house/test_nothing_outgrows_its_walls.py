"""300 lines a file, 40 a function, 6 arguments, complexity 8; 200 lines a script or template."""

from pathlib import Path

from tests.house.conftest import Plant
from tests.house.walls.sizes import long_files, long_functions, tangled_functions
from tests.house.walls.sources import REPOSITORY, everywhere, files, shipped, written


def test_no_file_does() -> None:
    python = [REPOSITORY / source.path for source in written()]
    faces = [path for path in files("sidelight", kinds=(".js", ".html")) if ours(path)]

    assert long_files([*python, *faces]) == []


def ours(path: Path) -> bool:
    return "vendor" not in path.parts


def test_no_function_does() -> None:
    assert everywhere(long_functions, lambda: iter(written())) == []


def test_no_function_takes_too_much_or_turns_too_often() -> None:
    """Tests are left out: what a test takes is fixtures, which it never has to pass."""
    assert tangled_functions(*(REPOSITORY / source.path for source in shipped())) == []


def test_a_long_file_is_noticed(tmp_path: Path) -> None:
    for name, wall in (("views.py", 300), ("exit.js", 200), ("desk.html", 200)):
        path = tmp_path / name
        path.write_text("line\n" * wall)
        assert long_files([path]) == []

        path.write_text("line\n" * (wall + 1))
        assert long_files([path]) == [f"{path}: {wall + 1} lines; the wall is {wall}"]


def test_a_long_function_is_noticed(plant: Plant) -> None:
    fits = plant("review/views.py", "def desk():\n" + "    look()\n" * 39)
    long = plant("review/views.py", "def desk():\n" + "    look()\n" * 40)

    assert long_functions(fits) == []
    assert long_functions(long) == [long.fault(1, "desk has 41 lines; the wall is 40")]


def test_a_function_with_seven_arguments_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "actions.py"
    path.write_text(
        "def six(a, b, c, d, e, f): ...\ndef seven(a, b, c, *, d, e, f, g): ...  # noqa: PLR0913\n"
    )

    (found,) = tangled_functions(path)

    assert "PLR0913" in found


def test_a_function_with_nine_ways_through_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "actions.py"
    branch = "    if at:\n        look()\n"
    path.write_text(f"def eight(at):\n{branch * 7}\n\ndef nine(at):\n{branch * 8}\n")

    (found,) = tangled_functions(path)

    assert "C901" in found
    assert "nine" in found
