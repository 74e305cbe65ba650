"""Reading the whole ledger each night, so that a change is found while somebody remembers."""

import structlog
from django.db import DEFAULT_DB_ALIAS
from django_tasks import task

from sidelight.ledger.errors import LedgerChanged
from sidelight.ledger.queries.guards import missing_guards
from sidelight.ledger.queries.verification import verification
from sidelight.ledger.registers import append_only

log = structlog.stdlib.get_logger(__name__)


@task
def verify_now() -> None:
    """Verify the ledger; once a day. Its outcome stands on the staff's overview.

    LedgerChanged when a line, a seal, the head or a guard is not as it was left: the task fails, so
    that the overview and the log both say so. `verify_ledger` then says what it is.
    """
    found = verification()
    guards = missing_guards(append_only, DEFAULT_DB_ALIAS)
    if found.chain_fault or found.standing.fault or guards:
        fault = found.chain_fault.fault if found.chain_fault else found.standing.fault
        name = fault.value if fault else "guard_lost"
        log.error("ledger.changed", fault=name, count=found.standing.end.count)
        raise LedgerChanged(name)
    log.info("ledger.verified", count=found.standing.end.count, hash=found.standing.end.hash)
