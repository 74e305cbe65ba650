"""How the place stands: does the database answer, and is the ledger sealed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.db.models import Max

from sidelight.foundation.queries import Outcome, last_outcome
from sidelight.ledger.actions import verify_now
from sidelight.ledger.models import Act, Line, Seal
from sidelight.ledger.queries.chain import unsealed

BACKUP_AT_LEAST_EVERY = timedelta(days=7)
DRILL_AT_LEAST_EVERY = timedelta(days=90)


@dataclass(frozen=True)
class LedgerState:
    """lines: sealed so far. open_lines: not sealed yet; the task worker seals once a minute.

    verified: how the last nightly reading of the whole ledger ended; None when there was none.
    """

    lines: int
    open_lines: int
    sealed_at: datetime | None
    verified: Outcome | None


def ledger_state() -> LedgerState:
    """Return how far the ledger is sealed, and how it was found last night."""
    last = Seal.objects.order_by("-position").first()
    return LedgerState(
        lines=last.position if last else 0,
        open_lines=unsealed().count(),
        sealed_at=last.sealed_at if last else None,
        verified=last_outcome(verify_now.module_path),
    )


def database_answers() -> bool:
    """Return whether the database answers the smallest question there is."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


@dataclass(frozen=True)
class BackupState:
    """When the last backup was made, and when one was last restored to see that it works."""

    made_at: datetime | None
    tried_at: datetime | None
    at: datetime

    @property
    def is_late(self) -> bool:
        """Whether a charity would lose more than a week."""
        return self.made_at is None or self.at - self.made_at > BACKUP_AT_LEAST_EVERY

    @property
    def wants_a_drill(self) -> bool:
        """Whether it is long ago that anybody saw a backup work."""
        return self.tried_at is None or self.at - self.tried_at > DRILL_AT_LEAST_EVERY


def backup_state(at: datetime) -> BackupState:
    """Return when the ledger says that backups were made and tried."""
    last = dict(
        Line.objects.filter(subject_kind="backup").values_list("act").annotate(last=Max("at"))
    )
    tried = [last[act] for act in (Act.BACKUP_TRIED, Act.BACKUP_RESTORED) if act in last]
    return BackupState(last.get(Act.BACKED_UP), max(tried, default=None), at)
