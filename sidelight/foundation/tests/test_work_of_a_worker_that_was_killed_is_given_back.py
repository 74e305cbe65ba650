import os
import signal
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from sidelight.foundation import clock, presence
from sidelight.foundation.actions import MOST_BEGINNINGS, give_back
from sidelight.foundation.tests.build import only, queued, ran, water_the_plants

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _nothing_else_recurs() -> Iterator[None]:
    with only():
        yield


def begun_by(worker_id: str, *, times: int = 1) -> DBTaskResult:
    """Queue a task that this worker took and never ended."""
    water_the_plants.enqueue()
    task = DBTaskResult.objects.ready().get()
    for _ in range(times):
        task.claim(worker_id)
    return task


def worker_that_was_killed(worker_id: str) -> None:
    """A real process that says it is alive, and then is ended by kill -9."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        presence.hold_presence(worker_id)
        os.write(writing, b"!")
        signal.pause()
    os.read(reading, 1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    os.close(writing)


def test_it_waits_again_and_the_next_worker_does_it() -> None:
    worker_that_was_killed("first")
    begun_by("first")

    call_command("work", "--once")

    assert ran == ["plants"]
    assert not DBTaskResult.objects.running().exists()


def test_a_worker_that_is_alive_keeps_its_task() -> None:
    held = presence.hold_presence("first")
    begun_by("first")

    given = give_back(clock.now() + timedelta(days=2), resting="second")

    presence.end_presence("first", held)
    assert given == 0
    assert queued() == []


def test_a_worker_on_another_machine_has_an_hour() -> None:
    task = begun_by("elsewhere")
    at: datetime = task.started_at

    soon = give_back(at + timedelta(minutes=59), resting="second")
    late = give_back(at + timedelta(minutes=61), resting="second")

    assert (soon, late) == (0, 1)
    assert queued() == ["water_the_plants"]


def test_a_task_that_the_asking_worker_lost_comes_back_at_once() -> None:
    begun_by("first")

    assert give_back(clock.now(), resting="first") == 1


def test_a_task_that_kills_every_worker_is_given_up() -> None:
    worker_that_was_killed("first")
    begun_by("first", times=MOST_BEGINNINGS)

    give_back(clock.now(), resting="second")

    assert queued() == []
    assert DBTaskResult.objects.failed().count() == 1


def test_nothing_is_left_of_workers_that_ended() -> None:
    worker_that_was_killed("first")

    call_command("work", "--once")

    assert presence.left_behind() == []
    assert list(presence.presence_of("first").parent.iterdir()) == []
