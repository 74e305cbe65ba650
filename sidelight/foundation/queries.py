"""What the worker looks at before it starts anything; and which edition is in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sidelight.foundation.editions import (
    AFTER_EACH_ROW_ADDED,
    AFTER_EACH_STATEMENT,
    ASK_EDITION,
    FUNCTION,
    FUNCTION_BODY,
    PublicTable,
    Trigger,
    trigger_on_postgresql,
    triggers_on_sqlite,
)


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


def edition_in_force() -> int:
    """Return the number of the edition, which is another one after each change of a public page.

    Raises LookupError when the row is not there: then nothing may be taken for unchanged.
    """
    with connection.cursor() as cursor:
        cursor.execute(ASK_EDITION)
        row = cursor.fetchone()
    if row is None:
        raise LookupError("foundation_edition is empty")
    return int(row[0])


def missing_triggers(tables: Sequence[PublicTable], using: str) -> list[Trigger]:
    """Return the triggers that ought to stand and do not, or say something else.

    A table that is not there yet needs none. Costs one or two small reads.
    """
    if not tables:
        return []
    database = connections[using]
    if database.vendor == "postgresql":
        return _missing_on_postgresql(database, tables)
    return _missing_on_sqlite(database, tables)


ON_SQLITE = "SELECT type, name, sql FROM sqlite_master WHERE tbl_name IN ({marks})"


def _missing_on_sqlite(
    database: BaseDatabaseWrapper, tables: Sequence[PublicTable]
) -> list[Trigger]:
    marks = ", ".join(["%s"] * len(tables))
    with database.cursor() as cursor:
        cursor.execute(ON_SQLITE.format(marks=marks), [table.name for table in tables])
        rows = cursor.fetchall()
    there = {name for kind, name, _ in rows if kind == "table"}
    standing = {name: sql for kind, name, sql in rows if kind == "trigger"}
    return [
        trigger
        for table in tables
        if table.name in there
        for trigger in triggers_on_sqlite(table)
        if standing.get(trigger.name) != trigger.sql
    ]


ON_POSTGRESQL = """
    SELECT c.relname, t.tgname, t.tgtype, p.prosrc, t.tgenabled = 'A', t.tgqual IS NOT NULL,
        ARRAY(
            SELECT a.attname::text FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum = ANY(t.tgattr::int2[])
        )
    FROM pg_class c
    LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname = c.relname || '_edition'
    LEFT JOIN pg_proc p ON p.oid = t.tgfoid AND p.proname = %s
    WHERE c.relname = ANY(%s) AND pg_table_is_visible(c.oid)
"""


def _missing_on_postgresql(
    database: BaseDatabaseWrapper, tables: Sequence[PublicTable]
) -> list[Trigger]:
    with database.cursor() as cursor:
        cursor.execute(ON_POSTGRESQL, [FUNCTION, [table.name for table in tables]])
        found: Mapping[str, tuple[object, ...]] = {name: rest for name, *rest in cursor.fetchall()}
    return [
        trigger_on_postgresql(table)
        for table in tables
        if table.name in found and not _stands(found[table.name], table)
    ]


def _stands(found: Sequence[object], table: PublicTable) -> bool:
    _name, fires, body, is_always, has_condition, columns = found
    told = sorted(columns) if isinstance(columns, list) else []
    stands = [fires, body, is_always, has_condition, told]
    if table.only is not None:
        return stands == [AFTER_EACH_ROW_ADDED, FUNCTION_BODY, True, True, []]
    return stands == [AFTER_EACH_STATEMENT, FUNCTION_BODY, True, False, sorted(table.told)]
