"""Apps, actions and rules say in a sentence what they are for, and no action hides a second one."""

import pytest

from tests.house.conftest import Plant
from tests.house.walls.says import apps_without_a_promise, switches, undescribed
from tests.house.walls.sources import everywhere


def test_every_app_says_what_it_will_never_do() -> None:
    assert everywhere(apps_without_a_promise) == []


def test_every_public_action_and_rule_says_its_effect() -> None:
    assert everywhere(undescribed) == []


def test_no_action_is_switched_by_a_bare_yes_or_no() -> None:
    assert everywhere(switches) == []


@pytest.mark.parametrize("text", ["", '"""Reads words."""', "never = 1"])
def test_an_app_without_a_promise_is_noticed(plant: Plant, text: str) -> None:
    assert apps_without_a_promise(plant("screening/__init__.py", text)) != []


def test_a_promise_is_enough(plant: Plant) -> None:
    text = '"""Reads words; it will never decide."""'

    assert apps_without_a_promise(plant("screening/__init__.py", text)) == []
    assert apps_without_a_promise(plant("screening/words.py", "")) == []


@pytest.mark.parametrize("drawer", ["actions", "rules", "actions/decide"])
def test_a_silent_action_or_rule_is_noticed(plant: Plant, drawer: str) -> None:
    assert undescribed(plant(f"review/{drawer}.py", "def decide(): ...")) != []
    assert undescribed(plant(f"review/{drawer}.py", "def _part(): ...")) == []
    assert undescribed(plant(f"review/{drawer}.py", 'def decide():\n    "Record it."')) == []


@pytest.mark.parametrize(
    "arguments", ["post, hide: bool", "post, hide=True", "post, hide: bool, /"]
)
def test_a_switched_action_is_noticed(plant: Plant, arguments: str) -> None:
    found = switches(plant("community/actions.py", f"def show({arguments}): ..."))

    assert found == ["sidelight/community/actions.py:1: show is switched by hide"]


def test_a_yes_or_no_with_its_name_is_a_fact(plant: Plant) -> None:
    text = "def add_service(name, *, round_the_clock: bool): ..."

    assert switches(plant("directory/actions.py", text)) == []
