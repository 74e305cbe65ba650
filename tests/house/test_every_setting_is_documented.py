"""Every variable that the code reads stands in docs/operate/install.md, and no other does."""

import ast
import re
from collections.abc import Iterable

import pytest

from tests.house.conftest import Plant
from tests.house.walls.sources import REPOSITORY, Source, shipped

TABLE = REPOSITORY / "docs" / "operate" / "install.md"
A_VARIABLE = re.compile(r"SIDELIGHT_[A-Z_]*[A-Z]")


def test_the_table_and_the_code_name_the_same() -> None:
    assert variables_told(TABLE.read_text(encoding="utf-8")) == variables_read(shipped())


def test_every_row_says_what_happens_without_it_and_what_it_does() -> None:
    rows = rows_of(TABLE.read_text(encoding="utf-8"))

    assert [row for row in rows if len(row) != 3 or not all(row)] == []


@pytest.mark.parametrize("line", ['env.flag("SIDELIGHT_NEW")', 'os.environ["SIDELIGHT_NEW"]'])
def test_a_variable_without_a_row_is_noticed(plant: Plant, line: str) -> None:
    assert variables_read([plant("config/settings.py", line)]) == {"SIDELIGHT_NEW"}


def test_a_row_without_a_variable_is_noticed() -> None:
    assert variables_told("| `SIDELIGHT_OLD` | off | nothing |") == {"SIDELIGHT_OLD"}


def variables_read(sources: Iterable[Source]) -> set[str]:
    """Return the variables that the code names: whole strings only, so not the texts of errors."""
    return {
        node.value
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and A_VARIABLE.fullmatch(node.value)
    }


def variables_told(page: str) -> set[str]:
    return {row[0].strip("`") for row in rows_of(page)}


def rows_of(page: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith("| `SIDELIGHT_")
    ]
