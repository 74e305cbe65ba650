"""Plain builders for tests of triage; everything has a default, nothing is random."""

from datetime import datetime
from uuid import UUID

from sidelight.people.models import Person
from sidelight.triage.actions import Choice, Report, decide_site, report_site
from sidelight.triage.models import HarmfulLink, ReportedSite, SiteOutcome, WhySite

SITE = "https://harbour.example/rooms/blue"
KEY = UUID(int=4_000)
HARMFUL = Choice(SiteOutcome.HARMFUL, WhySite.MAKES_IT_WORSE, listed=SITE, whole_site=True)
FINE = Choice(SiteOutcome.NOT_HARMFUL, WhySite.HELPS)
FOR_A_LEAD = Choice(SiteOutcome.NEEDS_A_LEAD, WhySite.UNSURE)


def reported(
    person: Person | None = None,
    *,
    at: datetime,
    key: UUID = KEY,
    words: str = "",
    site: str = SITE,
) -> ReportedSite:
    """Return a report of a site; of somebody who asked to be told, or of a visitor."""
    report = Report(site, ["pushes"], ["pulled_in"], felt_words=words, tell_me=person is not None)
    return report_site(report, key=key, person=person, at=at)


def on_the_list(by: Person, *, at: datetime, choice: Choice = HARMFUL) -> HarmfulLink:
    """Return what stands on the list since somebody decided so."""
    site = reported(at=at, key=UUID(int=4_001), site=choice.listed)
    return decide_site(site, choice, by=by, at=at).link
