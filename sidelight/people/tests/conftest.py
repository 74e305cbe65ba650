"""The cast as far as people know it: no app above is asked who is ready or what is missing."""

from datetime import datetime

import pytest
from django.core.cache import cache
from django.test import Client

from sidelight.foundation.register import Register
from sidelight.people import registers
from sidelight.people.models import HouseText, Person, Role
from sidelight.people.tests import build


@pytest.fixture(autouse=True)
def _the_clock_stands(clock_at: object) -> None:
    """Every view of these tests asks what time it is."""


@pytest.fixture(autouse=True)
def _nobody_has_tried_before() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def _open_and_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "before_joining", Register())
    readiness: Register[object] = Register()
    readiness.add(lambda person, role, at: True)
    monkeypatch.setattr(registers, "readiness", readiness)


@pytest.fixture
def texts(db: None, at: datetime) -> list[HouseText]:
    return build.both_texts(at)


@pytest.fixture
def amira(db: None, at: datetime) -> Person:
    return build.member("Amira", at=at)


@pytest.fixture
def dee(db: None, at: datetime) -> Person:
    return build.member("Dee", at=at)


@pytest.fixture
def mo(db: None, at: datetime) -> Person:
    return build.worker("Mo", Role.MODERATOR, at=at)


@pytest.fixture
def max(db: None, at: datetime) -> Person:
    return build.worker("Max", Role.MANAGER, at=at)


@pytest.fixture
def as_amira(amira: Person) -> Client:
    return build.signed_in(amira)
