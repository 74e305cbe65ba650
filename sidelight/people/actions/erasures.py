"""Erasures that a restored backup does not know: done again, from the log outside the database.

The log is `erasures.jsonl` in the data folder; `erasure_log` says what a line looks like.
"""

from collections.abc import Iterable
from datetime import datetime

from sidelight.people.actions.erasure_log import (
    ERASED,
    Erasure,
    erasure_log,
    lines_on_file,
    write_erasure,
    write_missing_erasures,
)
from sidelight.people.actions.holds import hold_again
from sidelight.people.actions.leaving import leave_again
from sidelight.people.models import Leaving, Person

__all__ = [
    "erase_again",
    "erasure_log",
    "lines_on_file",
    "write_erasure",
    "write_missing_erasures",
]


def erase_again(lines: Iterable[str], at: datetime) -> list[int]:
    """Let everybody leave the current database who left it before; return whom it changed.

    For a database that was restored from a backup. Doing it twice changes nothing. Somebody who
    joined at another time is another person under the same number, and is left alone.
    Raises NotOurErasure, before anything is changed, when a line was not written by this place.
    """
    changed = set()
    for erasure in [Erasure.read(line) for line in lines]:
        person = Person.objects.filter(pk=erasure.person_id, joined_at=erasure.joined_at).first()
        if person and leave_again(person, when=erasure.at, erased=erasure.what == ERASED, at=at):
            changed.add(person.pk)
    # Left and not erased: a hold kept their rows, and it may be younger than the backup.
    for left in Leaving.objects.filter(person__in=changed, erased_at=None):
        hold_again(left.person, at=at)
    return sorted(changed)
