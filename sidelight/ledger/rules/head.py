"""The signed head: how many lines there were and what the last hash was, sworn to with a key.

The chain alone cannot tell that its end was cut off or that all of it was made anew; whoever can
write to the database can compute hashes, but cannot sign.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sidelight.ledger.rules.chain import START_HASH, canonical, instant


@dataclass(frozen=True)
class ChainEnd:
    """Where the chain stands in the database."""

    count: int
    hash: str


@dataclass(frozen=True)
class Head:
    """Where the chain stood when a worker signed it."""

    count: int
    hash: str
    at: datetime
    signature: str = ""

    @property
    def end(self) -> ChainEnd:
        """Return what the head claims about the chain."""
        return ChainEnd(self.count, self.hash)


START = ChainEnd(0, START_HASH)


class HeadFault(Enum):
    """Why the signed head and the seals do not belong together."""

    ABSENT = "absent"
    UNREADABLE = "unreadable"
    NOT_OURS = "not ours"
    TAIL_CUT = "tail cut"
    OLDER = "older"
    REMADE = "remade"


def signature(head: Head, key: str) -> str:
    """Return the HMAC-SHA256 over count, hash and instant."""
    claim = canonical({"count": head.count, "hash": head.hash, "at": instant(head.at)})
    return hmac.new(key.encode(), claim, hashlib.sha256).hexdigest()


def signed(end: ChainEnd, *, at: datetime, key: str) -> Head:
    """Return the head that swears to this end of the chain."""
    head = Head(end.count, end.hash, at)
    return Head(end.count, end.hash, at, signature(head, key))


def is_ours(head: Head, key: str) -> bool:
    """Was this head signed with the key, and left as it was?"""
    return hmac.compare_digest(signature(head, key), head.signature)


def head_fault(
    heads: Sequence[Head], end: ChainEnd, *, hashes: Mapping[int, str], key: str
) -> HeadFault | None:
    """Return why none of the heads on file fits the end of the chain, or None when one does.

    Two heads are on file only while a worker is sealing, or after it was stopped half-way: the
    standing one first, then the one that it was about to make true.
    `hashes` holds the hash in the database at each head's count, where there is one.
    """
    if not heads:
        return None if end == START else HeadFault.ABSENT
    if not all(is_ours(head, key) for head in heads):
        return HeadFault.NOT_OURS
    if any(head.end == end for head in heads):
        return None
    standing = heads[0]
    if end.count < standing.count:
        return HeadFault.TAIL_CUT
    if standing.end != START and hashes.get(standing.count) != standing.hash:
        return HeadFault.REMADE
    return HeadFault.OLDER
