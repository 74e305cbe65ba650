"""Putting the append-only triggers where they are missing."""

from collections.abc import Iterable

from django.db import connections, transaction
from django.db.models import Model

from sidelight.ledger.queries.guards import missing_guards
from sidelight.ledger.rules.guards import CREATE_FUNCTION


def install_guards(models: Iterable[type[Model]], using: str) -> list[str]:
    """Make these tables refuse change; return the names of the triggers that were put there.

    Does nothing where they stand already. Nothing here can take a guard away: a migration that
    must change old rows says so itself, where everybody reviewing it can see.
    """
    missing = missing_guards(models, using)
    if not missing:
        return []
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(CREATE_FUNCTION)
        for trigger in missing:
            if connection.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER IF EXISTS "{trigger.name}"')
            cursor.execute(trigger.sql)
    return [trigger.name for trigger in missing]
