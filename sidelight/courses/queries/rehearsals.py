"""What can be practised, and the rehearsals that somebody leads."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sidelight.courses.models import ProgrammeVersion, Session, Week
from sidelight.people.models import Person

SHOWN_FOR = timedelta(days=30)


def weeks_to_practise() -> Sequence[Week]:
    """Return the weeks of every course that may be given, in order."""
    offered = ProgrammeVersion.objects.offered()
    weeks = Week.objects.filter(version__in=offered).select_related("version")
    return list(weeks.order_by("version__title", "version", "number"))


def rehearsals_of(worker: Person, at: datetime) -> Sequence[Session]:
    """Return the rehearsals of the last month that somebody leads, the newest first."""
    lately = Session.objects.filter(group__rehearsal_at__gt=at - SHOWN_FOR)
    mine = lately.filter(group__leaders__person=worker, group__leaders__ended_at=None)
    return list(mine.select_related("week__version", "room").order_by("-starts_at", "-pk"))
