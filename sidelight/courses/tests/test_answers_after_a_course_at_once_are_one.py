"""Somebody answers on two devices, or leaves meanwhile: one answer is kept, or nothing of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sidelight.courses.actions.groups_ending import end_what_is_over
from sidelight.courses.actions.later import (
    answer_later,
    ask_later,
    choose_to_be_asked,
    stop_being_asked,
)
from sidelight.courses.models import Afterwards, Group, LaterAsk
from sidelight.courses.queries.later import later_words
from sidelight.courses.tests.build import placed
from sidelight.courses.tests.crowd import afterwards, all_at_once, one_database_for_all
from sidelight.notices.models import Notice, NoticeKind
from sidelight.outcomes.models import CheckIn, Feeling
from sidelight.people.actions import leave
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.safeguarding.models import Concern, FollowUp

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
MANY = 12


@pytest.fixture
def over(tuesdays: Group, amira: Person, at: datetime) -> datetime:
    """Thirty days after Amira's course, who wants to be asked."""
    placed(tuesdays, amira, at=at)
    choose_to_be_asked(amira, at=at)
    end = tuesdays.sessions.order_by("-ends_at")[0].ends_at
    end_what_is_over(end)
    return end + timedelta(days=30)


@pytest.fixture
def asked(over: datetime) -> datetime:
    """The instant at which she is asked."""
    ask_later(over)
    return over


def kept_or_not(do: Callable[[], object]) -> bool:
    try:
        do()
    except Refusal:
        return False
    return True


def test_many_workers_ask_once(over: datetime, tmp_path: Path) -> None:
    with one_database_for_all(tmp_path):
        asked = all_at_once(ask_later, [over] * MANY)
        told = afterwards(lambda: Notice.objects.filter(kind=NoticeKind.LATER).count())

    assert (sum(asked), told) == (1, 1)


def test_answers_of_two_devices_are_one_answer_and_one_task(
    asked: datetime, amira: Person, tmp_path: Path
) -> None:
    def answer(number: int) -> None:
        answer_later(amira, Feeling.NEED_SOMEBODY, f"Words {number}.", at=asked)

    with one_database_for_all(tmp_path):
        all_at_once(answer, range(MANY))
        words = afterwards(lambda: [later_words(one) for one in LaterAsk.objects.all()])
        many = afterwards(
            lambda: [one.objects.count() for one in (CheckIn, FollowUp, Concern)]  # type: ignore[attr-defined]
        )

    assert len(words) == 1
    assert words[0].startswith("Words ")
    assert many == [1, 1, 1]


def test_nothing_of_an_answer_is_left_of_whoever_leaves_meanwhile(
    asked: datetime, amira: Person, tmp_path: Path
) -> None:
    def do(number: int) -> bool:
        if number == MANY // 2:
            return kept_or_not(lambda: leave(amira, at=asked))
        return kept_or_not(lambda: answer_later(amira, Feeling.CALM, "Well.", at=asked))

    with one_database_for_all(tmp_path):
        all_at_once(do, range(MANY))
        late = afterwards(lambda: do(0))
        check_ins = afterwards(lambda: CheckIn.objects.filter(person=amira).count())
        words = afterwards(lambda: LaterAsk.objects.exclude(encrypted="").count())

    assert not late
    assert (check_ins, words) == (0, 0)


def test_whoever_leaves_as_they_are_asked_stops_nothing(
    over: datetime, amira: Person, tmp_path: Path
) -> None:
    with one_database_for_all(tmp_path):
        all_at_once(
            lambda number: leave(amira, at=over) if number == 3 else ask_later(over), range(MANY)
        )
        kept = afterwards(Afterwards.objects.count)
        told = afterwards(lambda: Notice.objects.filter(kind=NoticeKind.LATER).count())

    assert (kept, told) == (0, 0)


def test_whoever_leaves_as_they_choose_to_be_asked_is_not(
    over: datetime, amira: Person, tmp_path: Path
) -> None:
    Afterwards.objects.all().delete()
    at = over - timedelta(days=30)

    def do(number: int) -> bool:
        if number == MANY // 2:
            return kept_or_not(lambda: leave(amira, at=at))
        return kept_or_not(lambda: choose_to_be_asked(amira, at=at))

    with one_database_for_all(tmp_path):
        all_at_once(do, range(MANY))
        late = afterwards(lambda: do(0))
        kept = afterwards(Afterwards.objects.count)

    assert not late
    assert kept == 0


def test_whoever_is_asked_as_they_say_stop_is_asked_once_or_not(
    over: datetime, amira: Person, tmp_path: Path
) -> None:
    def do(number: int) -> None:
        if number % 2:
            stop_being_asked(amira, at=over)
        else:
            ask_later(over)

    with one_database_for_all(tmp_path):
        all_at_once(do, range(MANY))
        asks = afterwards(LaterAsk.objects.count)
        stopped = afterwards(lambda: Afterwards.objects.get().stopped_at)

    assert asks <= 1
    assert stopped == over
