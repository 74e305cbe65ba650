"""Who is on a course, or about to be: they may be asked what others are not."""

from datetime import datetime

from sidelight.courses.models import Application
from sidelight.people.models import Person


def is_on_the_way(person: Person, at: datetime) -> bool:
    """Return whether somebody has a place in a group. Who only waits is not asked for anything."""
    going = Application.objects.going_on().filter(person=person)
    return going.filter(taken_at__isnull=False).exists()
