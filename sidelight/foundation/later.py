"""Recurring work: which task is due again, and when. Apps plug theirs in from `AppConfig.ready`.

Slots are counted from 1970 in steps of the interval, not from the last run, so that two workers
with slightly different clocks name the same slot and only one of them can take it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django_tasks.base import Task

from sidelight.foundation.register import Register

START_OF_TIME = datetime(1970, 1, 1, tzinfo=UTC)
SHORTEST_INTERVAL = timedelta(seconds=1)


@dataclass(frozen=True)
class RecurringTask:
    """A task without arguments that is wanted once in each interval."""

    interval: timedelta
    task: Task[[], None]

    @property
    def name(self) -> str:
        """Return the task's dotted path: the same in every worker and after every restart."""
        return self.task.module_path


recurring: Register[RecurringTask] = Register()


def every(interval: timedelta, task: Task[[], None]) -> None:
    """Plug in a task to be queued once in each interval; daily means at midnight UTC."""
    if interval < SHORTEST_INTERVAL:
        raise ValueError(f"{task.module_path} cannot recur more than once a second")
    recurring.add(RecurringTask(interval, task))


def current_slot(interval: timedelta, at: datetime) -> datetime:
    """Return when the interval that holds this instant began."""
    return at - (at - START_OF_TIME) % interval


def is_due(last_due: datetime, interval: timedelta, at: datetime) -> bool:
    """Is there a slot that nobody has taken yet?

    A last time far in the future comes from a clock that was wrong and has been put right: without
    the second question the task would stay away until that false time came round.
    """
    return last_due < current_slot(interval, at) or last_due > at + interval
