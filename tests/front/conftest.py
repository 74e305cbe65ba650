"""A front, and a place whose help it shows."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from sidelight.config.page_front import language_for
from sidelight.directory.models import HelpService
from sidelight.directory.tests.build import service
from tests.build import Place
from tests.front.asking import Front, front


@pytest.fixture
def one(lane: HelpService) -> Iterator[Front]:
    language_for.cache_clear()
    with front() as made:
        yield made


@pytest.fixture
def other(lane: HelpService) -> Iterator[Front]:
    """Another web process of the same site."""
    with front() as made:
        yield made


@pytest.fixture
def lane(transactional_db: None, place: Place, at: datetime) -> HelpService:
    return service("Listening Lane", by=place.manager, at=at)
