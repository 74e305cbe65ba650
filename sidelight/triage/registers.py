"""What apps above triage plug in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sidelight.foundation.register import Register
from sidelight.people.models import Person
from sidelight.screening.rules import Verdict
from sidelight.triage.models import ReportedSite


@dataclass(frozen=True)
class Told:
    """A report that was just kept. person: who was signed in, though the row does not say it.

    words: plain, for whoever must look at once.
    """

    site: ReportedSite
    person: Person | None
    words: str
    verdict: Verdict


# Run inside the transaction in which a report is kept: (what, at).
site_reported: Register[Callable[[Told, datetime], object]] = Register()

# Asked for a page: whether somebody reads now, and when the team is back, in a whole sentence.
reading_words: Register[Callable[[datetime], str]] = Register()
