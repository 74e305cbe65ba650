from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult
from hypothesis import given, settings
from hypothesis import strategies as st

from sidelight.foundation import actions
from sidelight.foundation.actions import enqueue_due, prune_finished
from sidelight.foundation.later import (
    START_OF_TIME,
    RecurringTask,
    current_slot,
    every,
    is_due,
    recurring,
)
from sidelight.foundation.models import Recurring
from sidelight.foundation.tests.build import only, queued, water_the_plants, wind_the_clock

MICROSECOND = timedelta(microseconds=1)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
data = [pytest.mark.data, pytest.mark.django_db]
instants = st.integers(0, 10**15).map(lambda n: datetime(2020, 1, 1, tzinfo=UTC) + n * MICROSECOND)
intervals = st.timedeltas(timedelta(seconds=1), timedelta(days=2))


@pytest.fixture
def plants_each_minute() -> Iterator[None]:
    with only(RecurringTask(MINUTE, water_the_plants)):
        yield


@settings(derandomize=True, deadline=None, max_examples=100)
@given(instants, intervals)
def test_every_instant_lies_in_one_slot(at: datetime, interval: timedelta) -> None:
    slot = current_slot(interval, at)

    assert slot <= at < slot + interval
    assert current_slot(interval, slot) == slot


@settings(derandomize=True, deadline=None, max_examples=100)
@given(instants, intervals)
def test_a_slot_that_was_taken_is_not_due_and_the_next_one_is(
    at: datetime, interval: timedelta
) -> None:
    slot = current_slot(interval, at)

    assert not is_due(slot, interval, at)
    assert is_due(slot - interval, interval, at)
    assert is_due(START_OF_TIME, interval, at)


def test_a_clock_that_was_wrong_does_not_keep_work_away(at: datetime) -> None:
    assert is_due(at + timedelta(days=400), MINUTE, at)
    assert not is_due(at + timedelta(seconds=20), MINUTE, at)


def test_nothing_recurs_more_than_once_a_second() -> None:
    before = len(recurring)

    with pytest.raises(ValueError, match="once a second"):
        every(timedelta(milliseconds=10), water_the_plants)

    assert len(recurring) == before


class TestTheQueue:
    pytestmark = data

    def test_what_is_due_is_queued_at_once_and_not_again_in_its_slot(
        self, plants_each_minute: None, at: datetime
    ) -> None:
        assert enqueue_due(at) == [water_the_plants.module_path]
        assert enqueue_due(at + timedelta(seconds=30)) == []

        assert queued() == ["water_the_plants"]
        assert Recurring.objects.get().last_due == at

    def test_it_is_queued_again_in_the_next_slot(
        self, plants_each_minute: None, at: datetime
    ) -> None:
        enqueue_due(at)
        finish_everything(at)

        enqueue_due(at + MINUTE)

        assert queued() == ["water_the_plants"]

    def test_it_is_not_queued_twice_while_the_first_still_waits(
        self, plants_each_minute: None, at: datetime
    ) -> None:
        enqueue_due(at)

        assert enqueue_due(at + MINUTE) == []
        assert queued() == ["water_the_plants"]

    def test_a_worker_that_comes_back_after_days_queues_once(
        self, plants_each_minute: None, at: datetime
    ) -> None:
        enqueue_due(at)
        finish_everything(at)

        enqueue_due(at + timedelta(days=3))

        assert queued() == ["water_the_plants"]

    def test_each_task_has_its_own_time(self, at: datetime) -> None:
        plants = RecurringTask(MINUTE, water_the_plants)
        clock = RecurringTask(HOUR, wind_the_clock)
        with only(plants, clock):
            enqueue_due(at)
            finish_everything(at)

            enqueue_due(at + MINUTE)

        assert queued() == ["water_the_plants"]

    def test_a_worker_that_saw_an_old_row_queues_nothing(
        self, plants_each_minute: None, at: datetime
    ) -> None:
        enqueue_due(at - HOUR)
        finish_everything(at)
        seen = Recurring.objects.get().last_due
        task = RecurringTask(MINUTE, water_the_plants)
        assert actions._enqueue_once(task, seen, at)
        finish_everything(at)

        assert not actions._enqueue_once(task, seen, at)

        assert queued() == []

    def test_two_workers_that_start_together_queue_once(
        self, plants_each_minute: None, at: datetime
    ) -> None:
        task = RecurringTask(MINUTE, water_the_plants)

        assert actions._enqueue_once(task, None, at)
        finish_everything(at)

        assert not actions._enqueue_once(task, None, at)

    @pytest.mark.django_db(transaction=True)
    def test_many_workers_at_the_same_moment_queue_once(
        self, plants_each_minute: None, at: datetime
    ) -> None:
        if connection.vendor == "sqlite":
            pytest.skip("SQLite lets one writer in; its tests share one database in memory")

        def one_worker(number: int) -> int:
            try:
                return len(enqueue_due(at))
            finally:
                connection.close()

        with ThreadPoolExecutor(8) as workers:
            assert sum(workers.map(one_worker, range(8))) == 1

        assert queued() == ["water_the_plants"]

    def test_rows_of_finished_tasks_go_after_three_days(self, at: datetime) -> None:
        for _ in range(2):
            water_the_plants.enqueue()
        finish_everything(at - timedelta(days=3, seconds=1))
        wind_the_clock.enqueue()
        waiting = queued()

        assert prune_finished(at) == 2
        assert queued() == waiting == ["wind_the_clock"]

    def test_rows_of_tasks_that_ended_today_stay(self, at: datetime) -> None:
        water_the_plants.enqueue()
        finish_everything(at - timedelta(days=2))

        assert prune_finished(at) == 0


def finish_everything(at: datetime) -> None:
    DBTaskResult.objects.ready().update(status="SUCCESSFUL", finished_at=at)
