"""What the worker looks at before it starts anything."""

from dataclasses import dataclass
from datetime import datetime

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult


def work_is_waiting() -> bool:
    """Return whether any task could start now. Takes no lock, so an idle worker disturbs nobody."""
    return DBTaskResult.objects.ready().exists()


def is_still_queued(name: str) -> bool:
    """Return whether a task of this name waits to be started."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=name).exists()


@dataclass(frozen=True)
class Outcome:
    """How a task ended last, and when."""

    went_well: bool
    ended_at: datetime


def last_outcome(name: str) -> Outcome | None:
    """Return how the task of this name ended last; None when it has not run for three days."""
    ended = DBTaskResult.objects.finished().filter(task_path=name, finished_at__isnull=False)
    last = ended.order_by("-finished_at").first()
    if last is None or last.finished_at is None:
        return None
    return Outcome(last.status == TaskResultStatus.SUCCESSFUL, last.finished_at)
