"""What a course has to do with journals: something to write about, and who may be shown a page."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from sidelight.courses.models import Application, GroupLeader, Session
from sidelight.journal.registers import Prompt
from sidelight.people.models import Person

# From an evening on until the next one; after the last one it stays as long.
ASKED_FOR = timedelta(days=7)


def prompts_of_week(person: Person, at: datetime) -> Iterator[Prompt]:
    """Return what the last evening leaves to write about; nothing for who has no place."""
    session = last_session_of(person, at)
    if session is None:
        return
    if session.week.one_thing:
        yield prompt_of(session)
    asked = _("Which moment of this evening stayed with you?")
    yield Prompt(f"moment.{session.pk}", session.week.title, asked)


def prompt_of(session: Session) -> Prompt:
    """Return the one thing of an evening's week, as a journal asks for it."""
    return Prompt(f"week.{session.pk}", session.week.title, session.week.one_thing)


def last_session_of(person: Person, at: datetime) -> Session | None:
    """Return the evening of somebody's group that began last, within a week."""
    over = Q(ended_at=None) | Q(ended_how=Application.Ended.OVER)
    places = Application.objects.filter(over, person=person, taken_at__isnull=False)
    begun = Session.objects.filter(
        group__in=places.values("group"),
        cancelled_at=None,
        starts_at__lte=at,
        starts_at__gt=at - ASKED_FOR,
    )
    found: Session | None = begun.select_related("week").order_by("-starts_at").first()
    return found


def counsellors_of(person: Person, at: datetime) -> Iterable[Person]:
    """Return the counsellors who lead the group in which somebody has a place now."""
    places = Application.objects.seated().filter(
        person=person,
        taken_at__isnull=False,
        group__ended_at=None,
        group__cancelled_at=None,
    )
    leads = GroupLeader.objects.filter(
        group__in=places.values("group"), ended_at=None, part=GroupLeader.Part.COUNSELLOR
    )
    return Person.objects.filter(pk__in=leads.values("person"), left_at=None).order_by("pk")
