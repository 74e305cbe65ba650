"""Rules read plain facts, so that every one of them is tested without a database."""

import pytest

from tests.house.conftest import Plant
from tests.house.walls.imports import impure_rules
from tests.house.walls.sources import everywhere


def test_every_rule_is() -> None:
    assert everywhere(impure_rules) == []


@pytest.mark.parametrize(
    "line",
    ["from django.db import models", "import django", "from sidelight.review import queries",
     "from sidelight.review.actions import decide", "from sidelight.people.models import Person"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["review/rules.py", "review/rules/decide.py"])
def test_a_rule_that_looks_for_more_is_noticed(plant: Plant, place: str, line: str) -> None:
    assert impure_rules(plant(place, line)) != []


def test_a_rule_may_name_rows_as_types_only(plant: Plant) -> None:
    as_types = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from {} import {}"
    rows = as_types.format("sidelight.team.models", "Readiness")

    assert impure_rules(plant("review/rules.py", rows)) == []
    assert impure_rules(plant("review/rules.py", as_types.format("django.db", "models"))) != []
