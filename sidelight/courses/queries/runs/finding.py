"""Who leads which evening: found through their place in its room, and not there for others."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sidelight.courses.models import Session
from sidelight.people.models import Person
from sidelight.rooms.models import Place
from sidelight.rooms.queries.entering import holds_the_part


@dataclass(frozen=True)
class LedEvening:
    """An evening, and the place of somebody who leads its room."""

    session: Session
    place: Place


def led_evening(worker: Person, slug: str, number: int, at: datetime) -> LedEvening | None:
    """Return an evening of a group that somebody leads now; None where it is not theirs.

    The room says who leads: somebody who stands in this evening has the plan, and whoever led the
    group before has it no more.
    """
    session = _sessions().filter(group__slug=slug, number=number, room__isnull=False).first()
    if session is None:
        return None
    leads = Place.objects.kept().filter(room=session.room, person=worker, part=Place.Part.LEADER)
    place = leads.select_related("room", "person").first()
    if place is None or not holds_the_part(worker, place.part, at):
        return None
    return LedEvening(session, place)


def evening_of(place: Place) -> LedEvening | None:
    """Return the evening that a leader's place is in; None in a room that is none."""
    session = _sessions().filter(room=place.room_id).first()
    return LedEvening(session, place) if session is not None else None


def _sessions() -> QuerySet[Session]:
    return Session.objects.select_related("group", "week__version__programme")
