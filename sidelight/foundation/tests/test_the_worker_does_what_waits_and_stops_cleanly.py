import signal
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from sidelight.foundation import actions, queries
from sidelight.foundation.later import RecurringTask
from sidelight.foundation.management.commands.work import SECONDS_AFTER_TROUBLE, WorkerLoop
from sidelight.foundation.tests.build import (
    be_asked_to_stop,
    drop_a_pot,
    only,
    queued,
    ran,
    water_the_plants,
    wind_the_clock,
)

# Committed for good: the worker drops a connection that it finds inside somebody's transaction.
pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _nothing_else_recurs() -> Iterator[None]:
    with only():
        yield


@pytest.fixture
def loop() -> Iterator[WorkerLoop]:
    """A worker that listens to signals, until the test is over."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    loop = WorkerLoop()
    loop.stop_on_signals()
    yield loop
    for number, handler in before.items():
        signal.signal(number, handler)


def test_once_does_what_waits_and_returns() -> None:
    water_the_plants.enqueue()
    wind_the_clock.enqueue()

    call_command("work", "--once")

    assert ran == ["plants", "clock"]
    assert not queries.work_is_waiting()


def test_what_recurs_is_queued_and_done_in_the_same_look(loop: WorkerLoop) -> None:
    with only(RecurringTask(timedelta(hours=1), water_the_plants)):
        loop.look()
        loop.look()

    assert ran == ["plants"]


def test_a_task_that_fails_does_not_stop_the_next(loop: WorkerLoop) -> None:
    drop_a_pot.enqueue()
    water_the_plants.enqueue()

    loop.look()

    assert ran == ["plants"]
    assert DBTaskResult.objects.failed().count() == 1


def test_a_task_in_hand_is_finished_when_the_worker_is_told_to_stop(loop: WorkerLoop) -> None:
    be_asked_to_stop.enqueue()
    water_the_plants.enqueue()

    loop.run()

    assert ran == ["finished what it was doing"]
    assert DBTaskResult.objects.successful().count() == 1
    assert queued() == ["water_the_plants"]
    assert not DBTaskResult.objects.running().exists()


def test_an_idle_worker_stops_without_taking_another_task(loop: WorkerLoop) -> None:
    signal.raise_signal(signal.SIGTERM)
    water_the_plants.enqueue()

    loop.run()

    assert ran == []
    assert queued() == ["water_the_plants"]


def test_a_second_signal_stops_at_once(loop: WorkerLoop) -> None:
    signal.raise_signal(signal.SIGINT)

    with pytest.raises(SystemExit) as stopped:
        signal.raise_signal(signal.SIGINT)

    assert stopped.value.code == 1


def test_a_database_that_is_away_for_a_moment_is_asked_again_later(
    loop: WorkerLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(at: object) -> None:
        raise OperationalError("the database is starting")

    with monkeypatch.context() as restarting:
        restarting.setattr(actions, "enqueue_due", away)
        rest = loop.look()
    water_the_plants.enqueue()
    loop.look()

    assert rest == SECONDS_AFTER_TROUBLE
    assert ran == ["plants"]
