"""Who is on the way to a course, or on one: they may be asked what others are not."""

from datetime import datetime

from sidelight.courses.models import Application
from sidelight.people.models import Person


def is_on_the_way(person: Person, at: datetime) -> bool:
    """Return whether somebody waits for a place, is offered one, or has one."""
    return Application.objects.going_on().filter(person=person).exists()
