"""An answer is kept for a minute under everything it was made of, and no longer."""

import pytest

from sidelight.foundation import short_memory
from sidelight.foundation.short_memory import KEPT_SECONDS, remembered_briefly


def test_the_same_question_is_answered_once() -> None:
    asked: list[str] = []
    drawn = remembered_briefly(lambda words: asked.append(words) or words.upper())

    assert [drawn("heron"), drawn("heron"), drawn("otter")] == ["HERON", "HERON", "OTTER"]
    assert asked == ["heron", "otter"]


def test_everything_is_forgotten_when_the_minute_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    now = [1_000.0]
    monkeypatch.setattr(short_memory, "monotonic", lambda: now[0])
    drawn = remembered_briefly(lambda words: asked.append(words) or words.upper())
    drawn("heron")

    now[0] += KEPT_SECONDS + 1
    drawn("otter")
    drawn("heron")

    assert asked == ["heron", "otter", "heron"]
