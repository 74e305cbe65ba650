"""The evening that most tests of rooms begin with."""

from datetime import datetime

import pytest

from sidelight.people.models import Person
from sidelight.rooms.tests.build import Evening
from tests.build import Place


@pytest.fixture
def evening(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> Evening:
    """Amira and Dee in a room that Cass and Yusuf lead; nobody has come yet."""
    return Evening.planned([amira, dee], [cass, yusuf], by=place.manager, at=at)
