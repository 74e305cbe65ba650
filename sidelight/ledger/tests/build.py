"""Lines to seal, and what somebody with all rights in the database could do to them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from sidelight.ledger.actions import install_guards, record
from sidelight.ledger.models import Act, Line, Seal
from sidelight.ledger.queries.chain import chain_end, sealed_lines
from sidelight.ledger.queries.guards import unique_columns
from sidelight.ledger.registers import append_only
from sidelight.ledger.rules.chain import START_HASH, link_hash
from sidelight.ledger.rules.guards import Trigger, postgresql_triggers, sqlite_triggers


def some_lines(count: int, at: datetime) -> list[Line]:
    return [
        record(
            Act.DECIDED,
            actor_id=7,
            subject=("submission", number),
            at=at + timedelta(seconds=number),
            detail={"outcome": "approve", "version": number},
        )
        for number in range(1, count + 1)
    ]


def guards(models: Iterable[type[Model]], connection: BaseDatabaseWrapper) -> list[Trigger]:
    """Return every trigger that these tables ought to have."""
    if connection.vendor == "postgresql":
        return [each for m in models for each in postgresql_triggers(m._meta.db_table)]
    return [each for m in models for each in sqlite_triggers(m._meta.db_table, unique_columns(m))]


def remove_guards(using: str = "default") -> None:
    """Take the triggers away, as a database administrator can and the program cannot."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for trigger in guards(append_only, connection):
            on = f' ON "{trigger.table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER IF EXISTS "{trigger.name}"{on}')


def by_force(sql: str, *values: str | int) -> None:
    """Change the database behind the program's back, and put the guards back to hide it."""
    ask_foreign_keys_now()
    remove_guards()
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, values)
    put_guards_back()


def put_guards_back() -> None:
    ask_foreign_keys_now()
    install_guards(append_only, "default")


def ask_foreign_keys_now() -> None:
    """PostgreSQL does not alter a table while foreign keys wait to be asked."""
    if connections["default"].vendor == "postgresql":
        with connections["default"].cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def verify(*options: str) -> str:
    """Run verify_ledger and return what it prints; CommandError passes through."""
    said = StringIO()
    call_command("verify_ledger", *options, stdout=said)
    return said.getvalue()


def what_verify_says() -> str:
    """Run verify_ledger, which must find something, and return what it prints."""
    said = StringIO()
    with pytest.raises(CommandError, match="not as it was written"):
        call_command("verify_ledger", stdout=said)
    return said.getvalue()


def cut_after(position: int) -> None:
    by_force(
        "DELETE FROM ledger_seal WHERE position > %s",
        position,
    )
    by_force("DELETE FROM ledger_line WHERE id NOT IN (SELECT line_id FROM ledger_seal)")


def chain_anew(*, more: int = 0) -> None:
    """Compute every hash again, which needs no key; also seal lines that wait."""
    remove_guards()
    waiting = Line.objects.filter(seal__isnull=True).order_by("pk")[:more]
    end = chain_end()
    for number, line in enumerate(waiting, start=end.count + 1):
        Seal.objects.create(
            position=number, line=line, previous_hash="", hash="", sealed_at=line.at
        )
    previous = START_HASH
    for link in list(sealed_lines(end.count + more)):
        made = link_hash(previous, link.position, link.sealed_at, link.line)
        seals = Seal.objects.filter(position=link.position)
        seals.update(previous_hash=previous, hash=made)
        previous = made
    put_guards_back()


def rows(sql: str, values: Sequence[str | int] = ()) -> list[tuple[object, ...]]:
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
