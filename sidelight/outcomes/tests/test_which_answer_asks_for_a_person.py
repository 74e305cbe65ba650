"""A worrying answer is told from others by plain words, and a person asks the same day."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from sidelight.outcomes.models import Feeling
from sidelight.outcomes.rules import due_at, is_worrying

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("feeling", "before"),
    [
        ("upset", ""),
        ("upset", "calm"),
        ("need_somebody", ""),
        ("need_somebody", "okay"),
        ("low", "low"),
        ("low", "upset"),
        ("low", "need_somebody"),
    ],
)
def test_it_is_worrying(feeling: str, before: str) -> None:
    assert is_worrying(feeling, before)


@pytest.mark.parametrize(
    ("feeling", "before"),
    [
        ("okay", ""),
        ("okay", "upset"),
        ("calm", "low"),
        ("tired", "tired"),
        ("low", ""),
        ("low", "tired"),
        ("low", "worried"),
        ("worried", "worried"),
    ],
)
def test_it_is_not(feeling: str, before: str) -> None:
    assert not is_worrying(feeling, before)


def test_every_feeling_was_thought_of() -> None:
    tried = {"upset", "need_somebody", "low", "okay", "calm", "tired", "worried"}

    assert set(Feeling.values) == tried


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 3, 4, hour, minute, tzinfo=LONDON)


def test_it_is_due_the_same_day() -> None:
    assert due_at("upset", at(16, 0)) == at(23, 59)
    assert due_at("low", at(20, 30)) == at(23, 59)


def test_late_at_night_there_is_an_hour() -> None:
    assert due_at("upset", at(23, 30)) == datetime(2026, 3, 5, 0, 30, tzinfo=LONDON)


def test_whoever_needs_somebody_is_asked_after_within_the_hour() -> None:
    assert due_at("need_somebody", at(16, 0)) == at(17, 0)


def test_an_hour_is_an_hour_when_clocks_change() -> None:
    before = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=0)

    assert due_at("need_somebody", before).astimezone(ZoneInfo("UTC")).hour == 1
