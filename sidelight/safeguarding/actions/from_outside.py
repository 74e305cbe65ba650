"""Words that reach us from anybody, signed in or not: a cry for help in them reaches a lead."""

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from sidelight.people.models import Person
from sidelight.safeguarding.actions.raising import Evidence, NewConcern, raise_concern
from sidelight.safeguarding.models import Needed, ProgramsWorry, Source
from sidelight.safeguarding.rules.worries import needed_for
from sidelight.screening.rules import Verdict
from sidelight.triage.registers import Told


def look_after_report(told: Told, at: datetime) -> None:
    """Raise a concern where a report of a site says that somebody needs somebody.

    Plugged into triage, which calls it in the transaction in which the report is kept.
    """
    source = (Source.REPORTED_SITE.value, told.site.pk)
    tell_a_lead(told.words, told.verdict, source, said_by=told.person, at=at)


def tell_a_lead(
    words: str, verdict: Verdict, source: tuple[str, int], *, said_by: Person | None, at: datetime
) -> None:
    """Raise a concern in the program's own name, once for each source, where it is needed.

    said_by: nobody, for somebody who was not signed in; a lead still reads what they wrote.
    The harm: a cry for help on a page that nobody opens before tomorrow.
    """
    needed = needed_for(verdict)
    if needed is None:
        return
    evidence = [Evidence(words, said_by, at)]
    worry = ProgramsWorry.MARKED_WORDS.value
    new = NewConcern(said_by, worry, evidence, source, Needed(needed))
    raise_concern(new, key=uuid5(NAMESPACE_OID, f"{source}"), by=None, at=at)
