"""What the worker looks at before it starts anything."""

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult


def work_is_waiting() -> bool:
    """Return whether any task could start now. Takes no lock, so an idle worker disturbs nobody."""
    return DBTaskResult.objects.ready().exists()


def is_still_queued(name: str) -> bool:
    """Return whether a task of this name waits to be started."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=name).exists()
