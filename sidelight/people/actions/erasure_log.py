"""The erasure log: who was erased, outside the database, so that no backup brings them back.

`erasures.jsonl` in the data folder has one line of JSON for each time somebody left or was erased:

    {"at": "2026-03-04T19:00:00.000000+00:00", "joined": "2025-…", "mac": "9f…", "person": 12,
     "what": "erased"}

person: the row number of the person. joined: when that person joined, because a restored database
gives numbers out a second time. what: "left" (everything hidden, rows kept by a hold) or "erased".
at: when it happened. mac: HMAC-SHA256 with the ledger's key over the others and the word "erasure",
so that nobody who can only write files can have somebody erased at a restore.

Lines are added and synced to the disk after the commit; what a power cut took is added again by
the nightly task. A last line without its line break was cut off: it is left out by readers and
written again. Any other line that this place did not write is refused. Whoever restores a backup
calls `erasures.erase_again` with the lines before the site opens.
"""

import fcntl
import hashlib
import hmac
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from sidelight.ledger.rules.chain import canonical, instant
from sidelight.people.errors import NotOurErasure
from sidelight.people.models import Leaving

FILE_NAME = "erasures.jsonl"
LEFT, ERASED = "left", "erased"


@dataclass(frozen=True)
class Erasure:
    """One line: whom it is about, what happened, and when."""

    person_id: int
    joined_at: datetime
    what: str
    at: datetime

    @property
    def line(self) -> str:
        """The line as it stands in the file, without the line break."""
        return json.dumps({**self._claim, "mac": self._mac}, sort_keys=True)

    @property
    def _claim(self) -> dict[str, str | int]:
        joined, at = instant(self.joined_at), instant(self.at)
        return {"person": self.person_id, "joined": joined, "what": self.what, "at": at}

    @property
    def _mac(self) -> str:
        claim = canonical({**self._claim, "log": "erasure"})
        return hmac.new(settings.SIDELIGHT_LEDGER_KEY.encode(), claim, hashlib.sha256).hexdigest()

    @classmethod
    def read(cls, line: str) -> "Erasure":
        """Read one line. Raises NotOurErasure for what this place did not write."""
        try:
            said = json.loads(line)
            joined, at = (datetime.fromisoformat(said[name]) for name in ("joined", "at"))
            found = cls(int(said["person"]), joined, str(said["what"]), at)
            is_ours = hmac.compare_digest(str(said["mac"]), found._mac)
        except (ValueError, KeyError, TypeError) as unreadable:
            raise NotOurErasure from unreadable
        if not is_ours or found.what not in (LEFT, ERASED):
            raise NotOurErasure
        return found


def erasure_log() -> Path:
    """Return where the log lives: beside the database, and never inside a backup of it."""
    return Path(settings.SIDELIGHT_DATA) / FILE_NAME


def lines_on_file(path: Path | None = None) -> list[str]:
    """Return the whole lines of the log; a last one without its line break was cut off."""
    try:
        # What is no text stays in its line, which is then refused.
        text = (path or erasure_log()).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    return [line for line in text.split("\n")[:-1] if line.strip()]


def write_erasure(leaving: Leaving) -> int:
    """Add what the log does not have yet about one leaving; return how many lines were new.

    Called after the commit. Writing twice adds nothing.
    """
    return _add(_of(leaving), known=set(lines_on_file()))


def write_missing_erasures() -> int:
    """Add every line that the database knows and the log does not; return how many."""
    leavings = Leaving.objects.select_related("person").order_by("pk")
    wanted = [one for leaving in leavings for one in _of(leaving)]
    return _add(wanted, known=set(lines_on_file()))


def _of(leaving: Leaving) -> list[Erasure]:
    person = leaving.person
    found = [Erasure(person.pk, person.joined_at, LEFT, leaving.left_at)]
    if leaving.erased_at:
        found.append(Erasure(person.pk, person.joined_at, ERASED, leaving.erased_at))
    return found


def _add(erasures: Iterable[Erasure], known: set[str]) -> int:
    new = [erasure.line for erasure in erasures if erasure.line not in known]
    if new:
        _append(erasure_log(), "".join(f"{line}\n" for line in new))
    return len(new)


def _append(path: Path, text: str) -> None:
    """Add to the end and sync; a last line that was cut off is taken away first.

    One at a time: another process's line must not look cut off while it is being written.
    """
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate(file.read().rfind(b"\n") + 1)
        file.seek(0, os.SEEK_END)
        file.write(text.encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
