"""Queueing what is due, counting tries, forgetting what was done, encrypting keys, editions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import connections, transaction
from django.db.models import F, QuerySet
from django.utils.crypto import salted_hmac
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sidelight.foundation import clock, presence, queries
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.foundation.editions import CREATE_FUNCTION, PublicTable
from sidelight.foundation.later import (
    START_OF_TIME,
    RecurringTask,
    current_slot,
    is_due,
    recurring,
)
from sidelight.foundation.models import Edition, EditionStep, Recurring, Remembered, Try
from sidelight.foundation.pace import Pace, TooOften
from sidelight.foundation.sealing import sealed_anew

KEEP_FINISHED_TASKS = timedelta(days=3)
# A worker of which nothing here knows may live on another machine; none of our tasks takes this.
LONGEST_TASK = timedelta(hours=1)
# A task that was begun this often and never ended may be what kills the worker.
MOST_BEGINNINGS = 5
KEYS_AT_ONCE = 200

log = structlog.stdlib.get_logger(__name__)


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


def give_back(at: datetime, *, resting: str) -> int:
    """Let tasks run again whose worker is gone; return how many.

    So every task may run twice, and must be written for it: it looks what is still to do, does that
    in one transaction, and changes nothing when all is done. A task that was begun five times and
    never ended is given up, and the log says so.
    resting: the id of the worker that asks, which has no task in hand.
    """
    given = 0
    for held in DBTaskResult.objects.running():
        if _is_held(held, at, resting=resting):
            continue
        given_up = len(held.worker_ids) >= MOST_BEGINNINGS
        status = TaskResultStatus.FAILED if given_up else TaskResultStatus.READY
        # Only as it was read: another worker may have given it back, and begun it, since.
        as_read = DBTaskResult.objects.running().filter(pk=held.pk, started_at=held.started_at)
        given += as_read.update(status=status, finished_at=at if given_up else None)
        log.warning("task.given_up" if given_up else "task.given_back", task=held.task_path)
    for worker_id in presence.left_behind():
        presence.presence_of(worker_id).unlink(missing_ok=True)
    return given


def _is_held(task: DBTaskResult[..., object], at: datetime, *, resting: str) -> bool:
    """Whether a worker may still be at it."""
    worker_id = task.worker_ids[-1] if task.worker_ids else ""
    if worker_id == resting:
        return False
    alive = presence.is_alive(worker_id) if worker_id else None
    if alive is None:
        return task.started_at is not None and task.started_at > at - LONGEST_TASK
    return alive


def prune_finished(at: datetime) -> int:
    """Delete the rows of tasks that ended more than three days ago; return how many."""
    ended = DBTaskResult.objects.finished().filter(finished_at__lt=at - KEEP_FINISHED_TASKS)
    deleted, _ = ended.delete()
    return deleted


@task
def prune_finished_now() -> None:
    """Forget old task rows and tries; once a day."""
    prune_finished(clock.now())
    forget_tries(clock.now())


def count_try(pace: Pace, *source: str, at: datetime) -> Try:
    """Count that somebody tried something once more.

    source: who, from where; kept as a hash with the secret key, so that the table tells no name
    and no address. Raises TooOften when there were `most` tries already; that one is not counted.
    """
    asked = "\0".join([pace.name, *source])
    mine = Try.objects.create(
        source_hash=salted_hmac("sidelight.pace", asked, algorithm="sha256").hexdigest(),
        at=at,
        counts_until=at + pace.within,
    )
    # Written before it is counted: tries at the very same moment see each other.
    same = Try.objects.filter(source_hash=mine.source_hash, counts_until__gt=at, pk__lt=mine.pk)
    earlier = list(same.order_by("-counts_until").values_list("counts_until", flat=True))
    if len(earlier) >= pace.most:
        mine.delete()
        raise TooOften(earlier[pace.most - 1])
    return mine


def forgive(tries: Iterable[Try]) -> None:
    """Take tries back that turned out right."""
    Try.objects.filter(pk__in=[each.pk for each in tries]).delete()


def forget_tries(at: datetime) -> int:
    """Delete what counts no more, of our own and of Django's cache; return how many rows."""
    ours, _ = Try.objects.filter(counts_until__lte=at).delete()
    cached, _ = Remembered.objects.filter(expires__lt=at).delete()
    return ours + cached


@dataclass(frozen=True)
class Rewrapped:
    """How it went. closed: what the keys belong to that open with none of today's."""

    done: int
    closed: tuple[int, ...]


def rewrap_keys(
    rows: QuerySet[Any],  # Any: rows of any table with a `sealed_key`
    *,
    purpose: str,
    named_by: str = "pk",
    at_once: int = KEYS_AT_ONCE,
) -> Rewrapped:
    """Encrypt the key of each of these rows with the first of today's keys; again without harm.

    named_by: the field that says what a key belongs to.
    """
    done, closed, last = 0, [], 0
    kept = rows.exclude(sealed_key="").order_by("pk").values_list("pk", named_by, "sealed_key")
    while some := list(kept.filter(pk__gt=last)[:at_once]):
        with transaction.atomic():
            for number, belongs_to, sealed_key in some:
                try:
                    anew = sealed_anew(sealed_key, purpose=purpose)
                except CannotDecrypt:
                    closed.append(belongs_to)
                else:
                    # Only as it was read: a key that was destroyed meanwhile stays destroyed.
                    same = rows.filter(pk=number, sealed_key=sealed_key)
                    done += same.update(sealed_key=anew)
        last = some[-1][0]
    return Rewrapped(done, tuple(closed))


def install_triggers(tables: Sequence[PublicTable], using: str) -> list[str]:
    """Let each change of these tables make a new edition; return the triggers put there.

    Where one was missing something may have changed unseen, so this makes a new edition as well.
    """
    missing = queries.missing_triggers(tables, using)
    editions = Edition.objects.using(using)
    if not missing and editions.exists():
        return []
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        editions.get_or_create(pk=1)
        if connection.vendor == "postgresql":
            cursor.execute(CREATE_FUNCTION)
        for trigger in missing:
            if connection.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER IF EXISTS "{trigger.name}"')
            cursor.execute(trigger.sql)
        editions.update(number=F("number") + 1)
    return [trigger.name for trigger in missing]


def count_steps() -> int:
    """Count the steps of PostgreSQL's triggers into the edition, which stays the same number."""
    with transaction.atomic():
        editions = Edition.objects.select_for_update()
        edition = editions.first()
        steps = list(EditionStep.objects.values_list("pk", flat=True)) if edition else []
        gone, _ = EditionStep.objects.filter(pk__in=steps).delete()
        editions.update(number=F("number") + gone)
    return gone


@task()
def count_steps_now() -> None:
    """Count what there is; nearly always nothing."""
    if EditionStep.objects.exists():
        count_steps()
