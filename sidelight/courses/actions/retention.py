"""The end of what courses keep."""

from datetime import datetime, timedelta

from sidelight.courses.actions.keepings import COURSE_PLACES
from sidelight.courses.models import Application
from sidelight.people.queries import held_people
from sidelight.people.registers import Expiry


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for courses."""
    return [Expiry(COURSE_PLACES, expire_places)]


def expire_places(at: datetime, most: int) -> int:
    """Erase who asked for a place, a year after that was over."""
    over = Application.objects.filter(ended_at__lte=at - timedelta(days=COURSE_PLACES.days or 0))
    free = over.exclude(person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    Application.objects.filter(pk__in=ids).delete()
    return len(ids)
