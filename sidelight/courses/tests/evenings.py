"""Who is in the room of an evening, for tests."""

from sidelight.courses.models import Session
from sidelight.people.models import Person
from sidelight.rooms.models import Place


def in_room(session: Session) -> dict[str, str]:
    """Return who has a place in the room of an evening, and as what."""
    session.refresh_from_db()
    kept = Place.objects.kept().filter(room=session.room)
    return {one.person.shown_name: str(one.part) for one in kept.select_related("person")}


def place_of(session: Session, person: Person) -> Place:
    return Place.objects.get(room=session.room, person=person)
