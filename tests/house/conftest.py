"""What the tests of the walls share: a place for planted faults, and one that is lived in."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from sidelight.foundation.register import Register
from sidelight.people import registers
from tests.build import Place
from tests.house.lived_in import LivedIn
from tests.house.walls.sources import Source

Plant = Callable[[str, str], Source]


@pytest.fixture(scope="module")
def built_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[list[LivedIn]]:
    """Room for what the first test of a file builds; all of it is taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield []
        transaction.set_rollback(True)


@pytest.fixture
def built(
    built_once: list[LivedIn], at: datetime, clock_at: object, monkeypatch: pytest.MonkeyPatch
) -> LivedIn:
    monkeypatch.setattr(registers, "before_joining", Register())
    if not built_once:
        with transaction.atomic():
            built_once.append(LivedIn.of(Place.founded(at - timedelta(days=30)), at))
    return built_once[0]


@pytest.fixture
def db(built_once: list[LivedIn]) -> Iterator[None]:
    """What a test changes is taken back, down to what was built once."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Built first, and changed only within what is taken back: the order of the two matters.
@pytest.fixture
def lived_in(built: LivedIn, db: None) -> LivedIn:
    """A place with something behind every address; no test finds what another one changed."""
    return deepcopy(built)


@pytest.fixture
def plant() -> Plant:
    """Write a file that stands nowhere: plant("review/views.py", "import random")."""

    def planted(place: str, text: str) -> Source:
        return Source(f"sidelight/{place}", text)

    return planted
