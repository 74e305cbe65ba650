"""The page after an evening: what its member said of how they are, and the words of that week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from sidelight.courses.models import Application, Session
from sidelight.courses.queries.evening_rooms import is_over
from sidelight.courses.queries.own_weeks import place_to_its_end, reminder_for
from sidelight.courses.rules.after import parted
from sidelight.journal.models import Page
from sidelight.journal.queries.pages import opened
from sidelight.outcomes.models import Moment
from sidelight.people.models import Person
from sidelight.rooms.models import Place
from sidelight.rooms.queries.feelings import said_here
from sidelight.rooms.rules.speaking import may_say_how_they_are

PARTS = ("one_thing", "tell", "hours")


@dataclass(frozen=True)
class Aftercare:
    """One evening that is over, for a member who had a place in its room."""

    session: Session
    place: Place

    @property
    def prompt(self) -> str:
        """The code that the journal keeps beside its page."""
        return f"after-{self.session.number}-{self.session.group.slug}"

    @property
    def title(self) -> str:
        return _("After “%(week)s”") % {"week": self.session.week.title}


@dataclass(frozen=True)
class WrittenAfter:
    """What stands in the journal of it. parts: none when its writer made something else of it."""

    slug: str
    revision: int
    parts: Mapping[str, str] | None


def headings() -> dict[str, str]:
    """Return what stands above each part, in the reader's language."""
    return {
        "one_thing": _("One thing for this week"),
        "tell": _("Somebody I could tell"),
        "hours": _("The next two days"),
    }


def aftercare_of(person: Person, number: int, at: datetime) -> Aftercare | None:
    """Return an evening of somebody's own last course that is over; None for any other."""
    mine = Application.objects.filter(person=person, taken_at__isnull=False).order_by("-pk")
    application = mine.first()
    if application is None:
        return None
    sessions = Session.objects.filter(group=application.group_id, number=number)
    session = sessions.select_related("group", "week", "room").first()
    if session is None or session.room is None or not is_over(session, at):
        return None
    places = Place.objects.kept().filter(room=session.room, person=person, part=Place.Part.MEMBER)
    place = places.select_related("person", "room").first()
    return Aftercare(session, place) if place else None


def after_a_room(place: Place, at: datetime) -> int | None:
    """Return the number of the evening whose page a member may go to from its room."""
    session = Session.objects.filter(room=place.room_id).first()
    if session is None or not place.is_members:
        return None
    found = aftercare_of(place.person, session.number, at)
    return session.number if found and found.session.pk == session.pk else None


def said_going(care: Aftercare) -> str:
    """Return how they said they were as they went; or nothing."""
    return said_here(care.place).get(Moment.OUT, "")


def may_still_say(care: Aftercare, at: datetime) -> bool:
    """Return whether how they are now is still about this evening."""
    return may_say_how_they_are(care.place.room.closed_at, at)


def may_be_reminded(care: Aftercare, at: datetime) -> bool:
    """Return whether somebody could still be reminded of one thing for the week after it."""
    mine = place_to_its_end(care.place.person)
    if mine is None or mine.group_id != care.session.group_id:
        return False
    return reminder_for(mine, care.session.week.number, at) is not None


def written_after(care: Aftercare) -> WrittenAfter | None:
    """Return the newest page of their journal about this evening, opened; or none."""
    page = page_after(care)
    if page is None:
        return None
    said = opened(care.place.person, [page])[0].said
    return WrittenAfter(page.slug, page.revision, parted(headings(), said.words) if said else None)


def page_after(care: Aftercare, form: UUID | None = None) -> Page | None:
    """Return the page that a form wrote last, or the newest page about this evening."""
    pages = Page.objects.of(care.place.person).filter(prompt=care.prompt)
    own: Page | None = pages.filter(last_key=form).first() if form else None
    return own or pages.order_by("-pk").first()
