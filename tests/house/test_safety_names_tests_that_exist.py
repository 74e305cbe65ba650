"""SAFETY.md proves its promises by guards and tests; each one that it names is there."""

import ast
import re
from collections.abc import Iterator
from pkgutil import resolve_name

import pytest

from tests.house.walls.sources import REPOSITORY

SAFETY = REPOSITORY / "SAFETY.md"
A_TEST = re.compile(r"`([^`\s]+)::([^`\s]*)`")
A_GUARD = re.compile(r"\*\*[^*]*\*\*[^`]*((?:`[a-z]+\.[\w.]+`[^`]*)+)")
PROMISES_KEPT = {1, 2, 3, 4, 5, 6, 8, 9, 10}


def test_every_test_it_names_is_there() -> None:
    assert missing_tests(SAFETY.read_text(encoding="utf-8")) == []


def test_every_guard_it_names_is_there() -> None:
    guards = list(guards_in(SAFETY.read_text(encoding="utf-8")))

    assert guards != []
    assert [guard for guard in guards if not is_there(guard)] == []


def test_every_promise_that_is_kept_names_a_test() -> None:
    parts = re.split(r"^### Promise (\d+)", SAFETY.read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = dict(zip(parts[1::2], parts[2::2], strict=True))

    proven = {int(number) for number, part in named.items() if A_TEST.search(part)}

    assert proven == PROMISES_KEPT


@pytest.mark.parametrize(
    "named",
    [
        "tests/house/test_nowhere.py::test_every_rule_is",
        "tests/house/test_rules_are_pure.py::test_no_rule_is",
        "tests/house/test_rules_are_pure.py::plant",
        "tests/house::test_every_rule_is",
        "tests/house/test_rules_are_pure.py::",
    ],
)
def test_a_test_that_is_not_there_is_noticed(named: str) -> None:
    assert missing_tests(f"**Rules ask nobody.** `{named}`") == [named]


@pytest.mark.parametrize(
    "named",
    [
        "tests/house/test_rules_are_pure.py::test_every_rule_is",
        "review/tests/test_words_wait_for_a_person.py::test_a_double_tap_is_one_submission",
        "tests/rooms/test_a_hostile_page_disturbs_nobody.py::test_the_others_go_on",
    ],
)
def test_a_test_that_is_there_is_let_be(named: str) -> None:
    assert missing_tests(f"`{named}`") == []


def test_a_guard_that_is_not_there_is_noticed() -> None:
    page = "- **Nobody decides alone.** `review.rules.may_decide`, `review.rules.may_not`\n"

    assert [guard for guard in guards_in(page) if not is_there(guard)] == ["review.rules.may_not"]


def missing_tests(page: str) -> list[str]:
    """Return what the page names as a test, as `path::function`, and is none."""
    return [
        f"{path}::{function}"
        for path, function in A_TEST.findall(page)
        if function not in names_of_tests(path)
    ]


def names_of_tests(path: str) -> set[str]:
    """Return the names of the test functions of a file; of one that is not there, none."""
    file = REPOSITORY / (path if path.startswith("tests/") else f"sidelight/{path}")
    if file.suffix != ".py" or not file.is_file():
        return set()
    functions = ast.parse(file.read_text(encoding="utf-8")).body
    return {
        node.name
        for node in functions
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
    }


def guards_in(page: str) -> Iterator[str]:
    """Return the guards, which stand after the words in bold: `review.rules.may_decide`."""
    for guards in A_GUARD.findall(page):
        yield from re.findall(r"`([^`]+)`", guards)


def is_there(guard: str) -> bool:
    try:
        return resolve_name(f"sidelight.{guard}") is not None
    except (ImportError, AttributeError):
        return False
