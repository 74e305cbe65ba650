"""The chain as it stands in the database."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import QuerySet

from sidelight.ledger.models import Line, Seal
from sidelight.ledger.rules.chain import LineFacts, SealFacts
from sidelight.ledger.rules.head import START, ChainEnd

# Any number will do, as long as nothing else here takes a PostgreSQL advisory lock with it.
SEALING_TURN = 5_017_431
ROWS_AT_A_TIME = 2_000


@contextmanager
def sealing_turn() -> Iterator[None]:
    """Hold everybody else's sealing back until the transaction ends.

    Head file and seals can only be compared, or changed together, while nobody else is sealing.
    SQLite needs no more than the transaction: ours begin IMMEDIATE, so there is one writer.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALING_TURN])
        yield


def chain_end() -> ChainEnd:
    """Return the last position and its hash."""
    last = Seal.objects.order_by("-position").values_list("position", "hash").first()
    return ChainEnd(*last) if last else START


def hashes_at(positions: Iterable[int]) -> dict[int, str]:
    """Return the hash in the database at each of these positions, where there is one."""
    return dict(Seal.objects.filter(position__in=positions).values_list("position", "hash"))


def unsealed() -> QuerySet[Line]:
    """Return lines that no seal covers yet, in order of id.

    PostgreSQL's ids do not commit in order: a line that commits late with a lower id is found by
    the next sealing and simply gets a later position.
    """
    return Line.objects.filter(seal__isnull=True).order_by("pk")


def facts_of(line: Line) -> LineFacts:
    """Return what a line says, as plain facts."""
    return LineFacts(
        id=line.pk,
        at=line.at,
        act=line.act,
        actor_id=line.actor_id,
        subject_kind=line.subject_kind,
        subject_id=line.subject_id,
        detail=line.detail,
    )


def sealed_lines(count: int) -> Iterator[SealFacts]:
    """Return each seal up to this position with its line, in order.

    A seal whose line was removed with force does not come up, so its position is found missing.
    """
    seals = Seal.objects.filter(position__lte=count).select_related("line").order_by("position")
    for seal in seals.iterator(chunk_size=ROWS_AT_A_TIME):
        yield SealFacts(
            position=seal.position,
            previous_hash=seal.previous_hash,
            hash=seal.hash,
            sealed_at=seal.sealed_at,
            line=facts_of(seal.line),
        )
