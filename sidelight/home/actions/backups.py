"""What the site itself notes of backups: made, tried in a drill, restored."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act, Line
from sidelight.people.actions.erasures import erase_again, lines_on_file
from sidelight.people.actions.restored import end_every_sign_in

SUBJECT = ("backup", None)


def note_backup(*, rows: int, took: timedelta, at: datetime) -> Line:
    """Note that a backup was made: how many rows of the database it holds, how long it took."""
    return record(Act.BACKED_UP, actor_id=None, subject=SUBJECT, at=at, detail=_said(rows, took))


def note_drill(*, rows: int, took: timedelta, at: datetime) -> Line:
    """Note that a backup was restored beside the site, and stood every check.

    It opens the line “backup” of the go-live list.
    """
    return record(Act.BACKUP_TRIED, actor_id=None, subject=SUBJECT, at=at, detail=_said(rows, took))


@dataclass(frozen=True)
class Settled:
    """What settling a restored site did: people erased again, sign-ins ended."""

    erased_again: int
    sign_ins_ended: int


def settle_restored(*, rows: int, at: datetime) -> Settled:
    """Make a site from a backup safe to open, and note it: erase again, sign everybody out.

    Whoever left after the backup was made stands in the erasure log of this data folder. Whoever
    was signed in then may have signed out, or lost a device, since.
    Raises NotOurErasure, before anything is changed, when this site did not write the log.
    """
    erased = len(erase_again(lines_on_file(), at))
    with transaction.atomic():
        ended = end_every_sign_in()
        record(
            Act.BACKUP_RESTORED,
            actor_id=None,
            subject=SUBJECT,
            at=at,
            detail={"rows": rows, "erased_again": erased, "sign_ins_ended": ended},
        )
    return Settled(erased, ended)


def _said(rows: int, took: timedelta) -> dict[str, int]:
    return {"rows": rows, "seconds": int(took.total_seconds())}
