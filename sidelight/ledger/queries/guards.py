"""Which of the triggers that make tables append-only are not in place."""

from collections.abc import Iterable, Mapping

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from sidelight.ledger.rules.guards import (
    FUNCTION,
    FUNCTION_BODY,
    Trigger,
    postgresql_triggers,
    sqlite_triggers,
)

ON_SQLITE = "SELECT type, name, sql FROM sqlite_master WHERE tbl_name IN ({marks})"
ON_POSTGRESQL = """
    SELECT t.tgname, t.tgtype, p.prosrc
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relname = ANY(%s) AND pg_table_is_visible(c.oid)
      AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr = '' AND p.proname = %s
"""
TABLES_ON_POSTGRESQL = """
    SELECT relname FROM pg_class WHERE relname = ANY(%s) AND pg_table_is_visible(oid)
"""


def missing_guards(models: Iterable[type[Model]], using: str) -> list[Trigger]:
    """Return the triggers that ought to stand and do not, or say something else.

    A table that is not there yet needs no guard. Costs one or two small reads.
    """
    by_table = {model._meta.db_table: model for model in models}
    if not by_table:
        return []
    connection = connections[using]
    if connection.vendor == "postgresql":
        return _missing_on_postgresql(connection, by_table)
    return _missing_on_sqlite(connection, by_table)


def _missing_on_sqlite(
    connection: BaseDatabaseWrapper, by_table: Mapping[str, type[Model]]
) -> list[Trigger]:
    marks = ", ".join(["%s"] * len(by_table))
    with connection.cursor() as cursor:
        cursor.execute(ON_SQLITE.format(marks=marks), list(by_table))
        rows = cursor.fetchall()
    tables = {name for kind, name, _ in rows if kind == "table"}
    standing = {name: sql for kind, name, sql in rows if kind == "trigger"}
    return [
        trigger
        for table, model in by_table.items()
        if table in tables
        for trigger in sqlite_triggers(table, unique_columns(model))
        if standing.get(trigger.name) != trigger.sql
    ]


def _missing_on_postgresql(
    connection: BaseDatabaseWrapper, by_table: Mapping[str, type[Model]]
) -> list[Trigger]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES_ON_POSTGRESQL, [list(by_table)])
        tables = {name for (name,) in cursor.fetchall()}
        cursor.execute(ON_POSTGRESQL, [list(by_table), FUNCTION])
        standing = {name: (fires, body) for name, fires, body in cursor.fetchall()}
    return [
        trigger
        for table in by_table
        if table in tables
        for trigger in postgresql_triggers(table)
        if standing.get(trigger.name) != (trigger.fires, FUNCTION_BODY)
    ]


def unique_columns(model: type[Model]) -> list[list[str]]:
    """Return each set of columns that no two rows of this table may share."""
    meta = model._meta
    columns = {field.name: field.column for field in meta.concrete_fields}
    keys = [[field.column] for field in meta.concrete_fields if field.unique]
    together = [list(names) for names in meta.unique_together]
    together += [list(constraint.fields) for constraint in meta.total_unique_constraints]
    return keys + [[columns[name] for name in names] for names in together]
