"""Chaining the lines that nobody sealed yet, and signing where the chain now ends.

The order is: swear to the new end beside the old one, add the seals, then let the old head go. A
worker that is stopped anywhere between leaves two signed heads of which exactly one fits, and the
next sealing tidies up. So a head that fits nothing is never an accident of ours.
"""

from collections.abc import Sequence
from datetime import datetime

import structlog
from django.conf import settings
from django_tasks import task

from sidelight.foundation import clock
from sidelight.ledger.actions.head_file import set_old_file_aside, write_heads
from sidelight.ledger.actions.recording import record
from sidelight.ledger.errors import HeadDisagrees
from sidelight.ledger.models import Act, Line, Seal
from sidelight.ledger.queries.chain import chain_end, facts_of, sealing_turn, unsealed
from sidelight.ledger.queries.verification import Standing, standing
from sidelight.ledger.rules.chain import link_hash
from sidelight.ledger.rules.head import START, ChainEnd, Head, signed

LINES_AT_A_TIME = 500

log = structlog.stdlib.get_logger(__name__)


@task
def seal_now() -> None:
    """Seal what was written since last time; once a minute."""
    seal(clock.now())


def seal(at: datetime) -> int:
    """Seal every line that waits, in order of id; return how many this worker sealed.

    HeadDisagrees when the head on file does not fit the chain: signing over it would wipe out the
    proof that something was cut or changed.
    """
    sealed = 0
    end = _settle()
    while waiting := list(unsealed()[:LINES_AT_A_TIME]):
        links = _links(waiting, end, at)
        if not _add(links, end, at):
            break
        sealed += len(links)
        end = _settle()
    if sealed:
        # Kept by the system's log, the last heads show even that database and file went back.
        log.info("ledger.sealed", count=end.count, hash=end.hash)
    return sealed


def sign_anew(at: datetime) -> Head:
    """Sign the chain as it stands and keep the old head file under another name.

    For a person who has looked into a head that does not fit, such as after a restore. The ledger
    itself gets a line that says it was done.
    """
    with sealing_turn():
        end = chain_end()
        record(
            Act.SETTING_CHANGED,
            actor_id=None,
            subject=("ledger_head", None),
            at=at,
            detail={"count": end.count},
        )
        set_old_file_aside(at)
        head = signed(end, at=at, key=settings.SIDELIGHT_LEDGER_KEY)
        write_heads([head])
    return head


def _settle() -> ChainEnd:
    """Return where the chain ends, once its head is found to fit; let any other head go."""
    with sealing_turn():
        found = _fitting()
        if len(found.heads) > 1:
            write_heads(_heads_at_the_end(found))
        return found.end


def _fitting() -> Standing:
    found = standing()
    if found.fault:
        log.error("ledger.head_disagrees", fault=found.fault.value, count=found.end.count)
        raise HeadDisagrees(found.fault.value)
    return found


def _heads_at_the_end(found: Standing) -> list[Head]:
    return [head for head in found.heads if head.end == found.end]


def _links(lines: Sequence[Line], end: ChainEnd, at: datetime) -> list[Seal]:
    """Return the seals for these lines; computed before any transaction is open."""
    links = []
    previous = end.hash
    for position, line in enumerate(lines, start=end.count + 1):
        link = link_hash(previous, position, at, facts_of(line))
        links.append(
            Seal(position=position, line=line, previous_hash=previous, hash=link, sealed_at=at)
        )
        previous = link
    return links


def _add(links: Sequence[Seal], end: ChainEnd, at: datetime) -> bool:
    """Add the seals and say True, unless another worker sealed since the chain was read."""
    key = settings.SIDELIGHT_LEDGER_KEY
    new_end = ChainEnd(links[-1].position, links[-1].hash)
    with sealing_turn():
        found = _fitting()
        if found.end != end:
            return False
        standing_heads = _heads_at_the_end(found) or [signed(START, at=at, key=key)]
        # The file is written before the seals are committed: the other way round, whoever stopped
        # a worker at the right moment could put an old head back and blame the interruption.
        write_heads([*standing_heads, signed(new_end, at=at, key=key)])
        Seal.objects.bulk_create(links)
        return True
