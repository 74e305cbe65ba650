"""Times for a talk that a member may take."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sidelight.courses.models import Application, TalkTime
from sidelight.courses.queries.apart import apart_from
from sidelight.courses.queries.finding import moment_words

MOST_TALKS = 40


@dataclass(frozen=True)
class FreeTalk:
    """A time for a talk that may be taken."""

    slug: str
    when: str
    minutes: int


def free_talks(application: Application, at: datetime) -> list[FreeTalk]:
    """Return the times that may be taken before the group first meets; never somebody they know."""
    zone = ZoneInfo(application.group.zone)
    free = TalkTime.objects.standing().filter(application=None, starts_at__gt=at)
    apart = apart_from(application.person_id)
    fits = free.exclude(counsellor__in=apart).exclude(second__in=apart)
    return [
        FreeTalk(
            one.slug,
            moment_words(one.starts_at, zone),
            int((one.ends_at - one.starts_at).total_seconds() // 60),
        )
        for one in fits.order_by("starts_at")[:MOST_TALKS]
    ]
