"""Whether the ledger still is what was written."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from sidelight.ledger.errors import HeadDisagrees
from sidelight.ledger.queries.chain import (
    chain_end,
    hashes_at,
    sealed_lines,
    sealing_turn,
    unsealed,
)
from sidelight.ledger.queries.head_file import heads_on_file
from sidelight.ledger.rules.chain import ChainFault, first_fault
from sidelight.ledger.rules.head import ChainEnd, Head, HeadFault, head_fault


@dataclass(frozen=True)
class Standing:
    """The end of the chain beside the heads on file, and why they do not fit if they do not."""

    end: ChainEnd
    heads: list[Head]
    fault: HeadFault | None


@dataclass(frozen=True)
class Verification:
    """What a full reading of the ledger found."""

    standing: Standing
    chain_fault: ChainFault | None
    unsealed: int
    oldest_unsealed: datetime | None


def standing() -> Standing:
    """Compare the signed head with the end of the chain. Call it within `sealing_turn`."""
    end = chain_end()
    try:
        heads = heads_on_file()
    except HeadDisagrees:
        return Standing(end, [], HeadFault.UNREADABLE)
    hashes = hashes_at(head.count for head in heads)
    return Standing(
        end, heads, head_fault(heads, end, hashes=hashes, key=settings.SIDELIGHT_LEDGER_KEY)
    )


def verification() -> Verification:
    """Read the whole ledger. Sealing waits only for the first moment, not for the reading."""
    with sealing_turn():
        now_standing = standing()
        waiting = unsealed().count()
        oldest = unsealed().order_by("at").values_list("at", flat=True).first()
    count = now_standing.end.count
    fault = first_fault(lambda: sealed_lines(count), count)
    return Verification(now_standing, fault, waiting, oldest)
