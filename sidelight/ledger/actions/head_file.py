"""Writing the head file so that it is always whole, whenever the power goes."""

import json
import os
from collections.abc import Sequence
from datetime import datetime

from sidelight.ledger.queries.head_file import head_path
from sidelight.ledger.rules.chain import instant
from sidelight.ledger.rules.head import Head


def write_heads(heads: Sequence[Head]) -> None:
    """Replace the file in one step; only the service's own account can read it."""
    path = head_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    entries = [
        {"count": h.count, "hash": h.hash, "at": instant(h.at), "signature": h.signature}
        for h in heads
    ]
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"heads": entries}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    _remember_the_name(str(path.parent))


def set_old_file_aside(at: datetime) -> None:
    """Keep a head file that no longer fits: it is the evidence."""
    path = head_path()
    if path.exists():
        path.rename(path.with_name(f"ledger-head.until-{at:%Y%m%dT%H%M%SZ}.json"))


def _remember_the_name(folder: str) -> None:
    """Without this, a power cut could bring the old file back and make the ledger look cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
