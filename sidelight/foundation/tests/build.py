"""Tasks that tests plug in: they write down that they ran."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from sidelight.foundation import later

ran: list[str] = []


@task
def water_the_plants() -> None:
    ran.append("plants")


@task
def wind_the_clock() -> None:
    ran.append("clock")


@task
def be_asked_to_stop() -> None:
    """As the supervisor does in the middle of a task."""
    os.kill(os.getpid(), signal.SIGTERM)
    ran.append("finished what it was doing")


@task
def drop_a_pot() -> None:
    raise ValueError("a pot")


@contextmanager
def only(*tasks: later.RecurringTask) -> Iterator[None]:
    """Let nothing else recur for a while."""
    kept = later.recurring._entries
    later.recurring._entries = list(tasks)
    ran.clear()
    try:
        yield
    finally:
        later.recurring._entries = kept


def queued() -> list[str]:
    """Return the names of tasks that wait, as the last part of their path."""
    paths = DBTaskResult.objects.ready().values_list("task_path", flat=True)
    return [path.rpartition(".")[2] for path in paths]
