"""Everything that is kept about a person, gathered for that person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people import registers
from sidelight.people.actions.belongings import WHAT_STAFF_DID
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, NotGiven


@dataclass(frozen=True)
class Part:
    """What one table keeps about somebody. not_given: why its rows are left out, or nothing."""

    belonging: Belonging
    entries: Sequence[Entry]
    not_given: registers.Text


def gather(person: Person, *, at: datetime) -> list[Part]:
    """Return everything that is kept about somebody, table by table; the ledger says that it was.

    Tables that hold nothing about the person are left out, and so is what belongs to the staff's
    work when the person has no part in it.
    """
    record(Act.DOWNLOADED, actor_id=person.pk, subject=("person", person.pk), at=at)
    parts = [_part(belonging, person) for belonging in registers.belongings]
    return [part for part in parts if part.entries or part.not_given]


def _part(belonging: Belonging, person: Person) -> Part:
    export = belonging.export
    if not isinstance(export, NotGiven):
        return Part(belonging, list(export(person)), "")
    # What is left out is said to everybody alike, whether or not there is any: it tells nothing.
    # Only the work of the staff means nothing to a member.
    is_staff_work = export is WHAT_STAFF_DID and person.age_band
    return Part(belonging, (), "" if is_staff_work else export.why)
