"""The chain: how a line becomes a hash, and what the first broken link is called."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from sidelight.ledger.rules.codes import Code

START_HASH = "0" * 64


@dataclass(frozen=True)
class LineFacts:
    """Everything that a line says."""

    id: int
    at: datetime
    act: str
    actor_id: int | None
    subject_kind: str
    subject_id: int | None
    detail: Mapping[str, Code]


@dataclass(frozen=True)
class SealFacts:
    """A seal together with the line that it seals."""

    position: int
    previous_hash: str
    hash: str
    sealed_at: datetime
    line: LineFacts


class Fault(Enum):
    """What is wrong with the first link that does not hold."""

    CHANGED = "changed"
    MISSING = "missing"
    REORDERED = "reordered"
    BROKEN = "broken"


@dataclass(frozen=True)
class ChainFault:
    fault: Fault
    position: int
    line_id: int | None = None


Chain = Callable[[], Iterable[SealFacts]]


def line_bytes(line: LineFacts) -> bytes:
    """Return the one way to write this line: keys in order, UTC to the microsecond, no spaces."""
    return canonical(
        {
            "id": line.id,
            "at": instant(line.at),
            "act": line.act,
            "actor_id": line.actor_id,
            "subject_kind": line.subject_kind,
            "subject_id": line.subject_id,
            "detail": dict(line.detail),
        }
    )


def link_hash(previous_hash: str, position: int, sealed_at: datetime, line: LineFacts) -> str:
    """Return the hash of a link: over the line, its place, when it was sealed, and the past."""
    link = {"previous": previous_hash, "position": position, "sealed_at": instant(sealed_at)}
    return hashlib.sha256(canonical(link) + b"\n" + line_bytes(line)).hexdigest()


def canonical(plain: Mapping[str, object]) -> bytes:
    """Return JSON that is the same for equal values, whichever database they came from."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode("ascii")


def instant(at: datetime) -> str:
    """Return an aware instant as text in UTC, always with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def first_fault(chain: Chain, count: int) -> ChainFault | None:
    """Return the first link that does not hold among positions 1 to count, or None.

    `chain` gives the seals in order of position and may be called again, to learn whether the
    piece that is wrong here stands somewhere else.
    """
    previous, expected = START_HASH, 1
    for seal in chain():
        if seal.position != expected:
            break
        if seal.previous_hash != previous:
            fault = Fault.REORDERED if _continues_later(chain, previous, seal) else Fault.BROKEN
            return ChainFault(fault, expected, seal.line.id)
        if _hash_with(seal, seal.line) != seal.hash:
            fault = Fault.REORDERED if _fits_another_line(chain, seal) else Fault.CHANGED
            return ChainFault(fault, expected, seal.line.id)
        previous, expected = seal.hash, expected + 1
    return ChainFault(Fault.MISSING, expected) if expected <= count else None


def _hash_with(seal: SealFacts, line: LineFacts) -> str:
    return link_hash(seal.previous_hash, seal.position, seal.sealed_at, line)


def _continues_later(chain: Chain, previous: str, wrong: SealFacts) -> bool:
    return any(
        other.previous_hash == previous for other in chain() if other.position != wrong.position
    )


def _fits_another_line(chain: Chain, wrong: SealFacts) -> bool:
    return any(
        _hash_with(wrong, other.line) == wrong.hash
        for other in chain()
        if other.line.id != wrong.line.id
    )
