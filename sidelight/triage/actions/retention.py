"""The words of a report end 90 days after it was decided; what was decided stays."""

from datetime import datetime, timedelta

from sidelight.people.queries import held_people
from sidelight.people.registers import Expiry
from sidelight.triage.actions.keepings import SITES
from sidelight.triage.models import ReportedSite, SiteDecision, SiteOutcome, SiteWords


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for triage."""
    return [Expiry(SITES, expire_sites)]


def expire_sites(at: datetime, most: int) -> int:
    """Erase the words of reports that were decided so long ago, and whose they were.

    What nobody has decided is never over. Nothing of somebody under a hold is touched.
    """
    assert SITES.days is not None  # noqa: S101  # for the type checker
    final = SiteDecision.objects.exclude(outcome=SiteOutcome.NEEDS_A_LEAD)
    over = final.filter(at__lte=at - timedelta(days=SITES.days)).values("site")
    kept = ReportedSite.objects.filter(pk__in=over, words__isnull=False)
    free = kept.exclude(person__in=held_people()).order_by("pk").distinct()
    ids = list(free.values_list("pk", flat=True)[:most])
    SiteWords.objects.filter(site__in=ids).delete()
    ReportedSite.objects.filter(pk__in=ids).update(person=None, does=[], felt=[], tier=0)
    return len(ids)
