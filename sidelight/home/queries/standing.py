"""How the place stands: does the database answer, and is the ledger sealed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, connection

from sidelight.ledger.models import Seal
from sidelight.ledger.queries.chain import unsealed


@dataclass(frozen=True)
class LedgerState:
    """lines: sealed so far. open_lines: not sealed yet; the task worker seals once a minute."""

    lines: int
    open_lines: int
    sealed_at: datetime | None


def ledger_state() -> LedgerState:
    """Return how far the ledger is sealed, without verifying it: that is a command of its own."""
    last = Seal.objects.order_by("-position").first()
    return LedgerState(
        lines=last.position if last else 0,
        open_lines=unsealed().count(),
        sealed_at=last.sealed_at if last else None,
    )


def database_answers() -> bool:
    """Return whether the database answers the smallest question there is."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False
