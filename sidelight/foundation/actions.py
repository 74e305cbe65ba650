"""Queueing what is due, and forgetting what was done."""

from datetime import datetime, timedelta

from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from sidelight.foundation import clock, queries
from sidelight.foundation.later import (
    START_OF_TIME,
    RecurringTask,
    current_slot,
    is_due,
    recurring,
)
from sidelight.foundation.models import Recurring

KEEP_FINISHED_TASKS = timedelta(days=3)


def enqueue_due(at: datetime) -> list[str]:
    """Queue each recurring task whose time has come, once however many workers ask; return names.

    A task that still waits in the queue from an earlier slot is not queued a second time.
    """
    last_due = dict(Recurring.objects.values_list("name", "last_due"))
    due = [
        each
        for each in recurring
        if is_due(last_due.get(each.name, START_OF_TIME), each.interval, at)
    ]
    return [each.name for each in due if _enqueue_once(each, last_due.get(each.name), at)]


def _enqueue_once(each: RecurringTask, seen: datetime | None, at: datetime) -> bool:
    """Queue it unless another worker moved the row since we read it."""
    with transaction.atomic():
        if seen is None:
            seen = START_OF_TIME
            first = Recurring(name=each.name, last_due=seen)
            Recurring.objects.bulk_create([first], ignore_conflicts=True)
        ours = Recurring.objects.filter(name=each.name, last_due=seen)
        if not ours.update(last_due=current_slot(each.interval, at)):
            return False
        if queries.is_still_queued(each.name):
            return False
        each.task.enqueue()
        return True


def prune_finished(at: datetime) -> int:
    """Delete the rows of tasks that ended more than three days ago; return how many."""
    ended = DBTaskResult.objects.finished().filter(finished_at__lt=at - KEEP_FINISHED_TASKS)
    deleted, _ = ended.delete()
    return deleted


@task
def prune_finished_now() -> None:
    """Forget old task rows; once a day."""
    prune_finished(clock.now())
