"""Tests never sleep, roll dice or use the network: they are quick and always say the same."""

from collections.abc import Iterator

import pytest

from tests.house.conftest import Plant
from tests.house.walls.habits import bad_habits, dice
from tests.house.walls.sources import Source, everywhere, files_of_tests

# These start a real server or a browser, and wait for it. Those of gateways are on 127.0.0.1.
REACH_OUTSIDE = (
    "tests/journeys/", "tests/launcher/", "tests/rooms/", "tests/gateways/", "tests/postgres.py",
    "bench/",
)  # fmt: skip


def test_every_test_does() -> None:
    assert everywhere(bad_habits, inside_only) == []


def test_no_test_of_any_kind_rolls_dice() -> None:
    assert everywhere(dice, files_of_tests) == []


def inside_only() -> Iterator[Source]:
    return (source for source in files_of_tests() if not source.path.startswith(REACH_OUTSIDE))


@pytest.mark.parametrize(
    "line",
    ["time.sleep(1)", "from time import sleep", "import random", "from uuid import uuid4",
     "key = uuid.uuid4()", "import socket", "from urllib.request import urlopen", "import secrets"],
)  # fmt: skip
def test_a_restless_test_is_noticed(plant: Plant, line: str) -> None:
    assert bad_habits(plant("review/tests/test_a_promise.py", line)) != []


@pytest.mark.parametrize("line", ["import time", "from uuid import UUID"])
def test_a_quiet_test_is_let_be(plant: Plant, line: str) -> None:
    assert bad_habits(plant("review/tests/test_a_promise.py", line)) == []
