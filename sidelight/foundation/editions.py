"""Which edition of the public pages is in force: a number that grows when what they say changes.

Pages that are the same for everybody are made once and shown again (config.page_front). What keeps
that honest is one number: the database itself adds to it whenever a row changes from which such a
page is made, so that no action, command or hand in the database can forget to.

On SQLite a trigger adds one. On PostgreSQL it leaves a step, because many who add to one number
would wait for each other; the edition is the number and the steps that are not yet counted into it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model

from sidelight.foundation.register import Register

View = TypeVar("View", bound=Callable[..., Any])  # Any: views differ in their arguments


@dataclass(frozen=True)
class PublicTable:
    """A table from which public pages are made.

    quiet: columns of which no public page speaks. only: of an append-only table, the column and
    the value of those rows of which one speaks.
    """

    model: type[Model]
    quiet: tuple[str, ...] = ()
    only: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """The table's name in the database."""
        return str(self.model._meta.db_table)

    @property
    def meets(self) -> str:
        """The condition for a row that is added, as SQL."""
        return "" if self.only is None else "NEW.\"{}\" = '{}'".format(*self.only)

    @property
    def told(self) -> list[str]:
        """The columns whose change makes a new edition."""
        columns = (str(field.column) for field in self.model._meta.local_concrete_fields)
        return [column for column in columns if column not in self.quiet]


# Apps plug in what their public pages read; tests/house looks whether anything is missing.
public_tables: Register[PublicTable] = Register()

ASK_EDITION = (
    "SELECT number + (SELECT count(*) FROM foundation_editionstep) "
    "FROM foundation_edition WHERE id = 1"
)


def for_everybody(view: View) -> View:
    """Mark a page that is the same for every visitor: it may be made once and shown again.

    It may depend on its address, the language, the time to the minute, and public tables.
    """
    view.is_for_everybody = True  # type: ignore[attr-defined]  # read by config.page_front
    return view


@dataclass
class Making:
    """A page in the making for everybody. is_doubtful: something of it could not be looked up."""

    is_doubtful: bool = False


_making: ContextVar[Making | None] = ContextVar("making", default=None)


@contextmanager
def making() -> Iterator[Making]:
    """While this is open, nothing that a process has kept in memory may stand on the page."""
    made = Making()
    token = _making.set(made)
    try:
        yield made
    finally:
        _making.reset(token)


def is_made_for_everybody() -> bool:
    """Whether this page will be shown to others: then look up anew what else may be remembered."""
    return _making.get() is not None


def doubt() -> None:
    """Say that something on this page is a stopgap: whoever asks next gets a page made anew."""
    made = _making.get()
    if made is not None:
        made.is_doubtful = True


FUNCTION = "sidelight_new_edition"
FUNCTION_BODY = """
BEGIN
    INSERT INTO foundation_editionstep DEFAULT VALUES;
    RETURN NULL;
END;
"""
CREATE_FUNCTION = (
    f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger "
    f"LANGUAGE plpgsql AS $${FUNCTION_BODY}$$"
)
# PostgreSQL's own summary (pg_trigger.tgtype) of when a trigger fires.
AFTER_EACH_STATEMENT = 4 + 8 + 16 + 32
AFTER_EACH_ROW_ADDED = 1 + 4


@dataclass(frozen=True)
class Trigger:
    """A trigger that must stand, and how to put it there."""

    name: str
    table: str
    sql: str


def triggers_on_sqlite(table: PublicTable) -> list[Trigger]:
    """Return what makes a new edition with each row that is added, changed or removed."""
    act = "BEGIN UPDATE foundation_edition SET number = number + 1; END"
    if table.only is not None:
        name = f"{table.name}_edition_insert"
        when = f'AFTER INSERT ON "{table.name}" WHEN {table.meets}'
        return [Trigger(name, table.name, f'CREATE TRIGGER "{name}" {when} {act}')]
    told = ", ".join(f'"{column}"' for column in table.told)
    whens = {"insert": "INSERT", "update": f"UPDATE OF {told}", "delete": "DELETE"}
    return [
        Trigger(name, table.name, f'CREATE TRIGGER "{name}" AFTER {when} ON "{table.name}" {act}')
        for verb, when in whens.items()
        for name in [f"{table.name}_edition_{verb}"]
    ]


def trigger_on_postgresql(table: PublicTable) -> Trigger:
    """Return what makes a new edition with each statement, also in a session of a replica."""
    told = ", ".join(f'"{column}"' for column in table.told)
    when, each = f"INSERT OR DELETE OR UPDATE OF {told} OR TRUNCATE", "STATEMENT"
    if table.only is not None:
        when, each = "INSERT", f"ROW WHEN ({table.meets})"
    name = f"{table.name}_edition"
    sql = (
        f'CREATE OR REPLACE TRIGGER "{name}" AFTER {when} ON "{table.name}" '
        f"FOR EACH {each} EXECUTE FUNCTION {FUNCTION}(); "
        f'ALTER TABLE "{table.name}" ENABLE ALWAYS TRIGGER "{name}"'
    )
    return Trigger(name, table.name, sql)
