"""The triggers that make a table append-only, as SQL: one set for SQLite, one for PostgreSQL."""

from collections.abc import Sequence
from dataclasses import dataclass

FUNCTION = "sidelight_append_only"
# restrict_violation: Django raises IntegrityError for it, as for SQLite's RAISE.
FUNCTION_BODY = """
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
"""
CREATE_FUNCTION = (
    f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger "
    f"LANGUAGE plpgsql AS $${FUNCTION_BODY}$$"
)


@dataclass(frozen=True)
class Trigger:
    """A trigger that must stand, and how to put it there."""

    name: str
    table: str
    sql: str
    # PostgreSQL's own summary (pg_trigger.tgtype) of when it fires; 0 on SQLite.
    fires: int = 0


def sqlite_triggers(table: str, keys: Sequence[Sequence[str]]) -> list[Trigger]:
    """Return what refuses UPDATE, DELETE and REPLACE.

    `keys` are the sets of columns that are unique together. INSERT OR REPLACE removes the row that
    is in its way without firing DELETE triggers, so an insert that meets a row is refused.
    """
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    meets = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{table}" WHERE {_the_same(key)})'  # noqa: S608  # our own names
        for key in keys
    )
    whens = {
        "update": f'BEFORE UPDATE ON "{table}" {refuse}',
        "delete": f'BEFORE DELETE ON "{table}" {refuse}',
        "replace": f'BEFORE INSERT ON "{table}" WHEN {meets} {refuse}',
    }
    return [
        Trigger(f"{table}_never_{verb}", table, f'CREATE TRIGGER "{table}_never_{verb}" {when}')
        for verb, when in whens.items()
    ]


def _the_same(key: Sequence[str]) -> str:
    return " AND ".join(f'"{column}" = NEW."{column}"' for column in key)


def postgresql_triggers(table: str) -> list[Trigger]:
    """Return what refuses UPDATE, DELETE and TRUNCATE, even in a session that plays the replica."""
    return [
        _postgresql_trigger(table, "change", "UPDATE OR DELETE", "ROW", fires=1 + 2 + 8 + 16),
        _postgresql_trigger(table, "truncate", "TRUNCATE", "STATEMENT", fires=2 + 32),
    ]


def _postgresql_trigger(table: str, verb: str, when: str, each: str, *, fires: int) -> Trigger:
    name = f"{table}_never_{verb}"
    sql = (
        f'CREATE OR REPLACE TRIGGER "{name}" BEFORE {when} ON "{table}" '
        f"FOR EACH {each} EXECUTE FUNCTION {FUNCTION}(); "
        f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{name}"'
    )
    return Trigger(name, table, sql, fires)
