"""What the tests of the walls share: a place for planted faults."""

from collections.abc import Callable

import pytest

from tests.house.walls.sources import Source

Plant = Callable[[str, str], Source]


@pytest.fixture
def plant() -> Plant:
    """Write a file that stands nowhere: plant("review/views.py", "import random")."""

    def planted(place: str, text: str) -> Source:
        return Source(f"sidelight/{place}", text)

    return planted
