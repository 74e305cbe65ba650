from datetime import datetime

import pytest

from sidelight.ledger.actions import seal
from sidelight.ledger.models import Line
from sidelight.ledger.tests.build import some_lines, verify


@pytest.fixture
def lines(db: None, at: datetime) -> list[Line]:
    """Six sealed lines, seen to be whole."""
    lines = some_lines(6, at)
    seal(at)
    assert "6 lines sealed. None waits to be sealed.\nEvery line is as it was written." in verify()
    return lines
