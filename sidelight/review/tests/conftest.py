"""A kind of words of review's own, so that its tests need no app from above."""

import pytest

from sidelight.review import registers
from sidelight.review.registers import Context, Kind


@pytest.fixture(autouse=True)
def letter(monkeypatch: pytest.MonkeyPatch) -> Kind:
    """Words that stand nowhere: what a decision changes elsewhere is tested there."""
    kind = Kind(
        code="letter",
        label="letter",
        context=lambda submission: Context(place="Letters"),
        changed=lambda submission, at: None,
        address=lambda submission: "",
    )
    monkeypatch.setitem(registers._kinds, kind.code, kind)
    return kind
