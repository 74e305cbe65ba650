"""Who was there on an evening, who was not, and who had said so."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from sidelight.courses.models import Absence, Application, Missed, Session
from sidelight.rooms.models import Entry, Place, Presence, Room
from sidelight.rooms.queries.staff import Attended, register_of

# Somebody is written to soon after an evening, or not at all.
SOON = timedelta(days=2)


@dataclass(frozen=True)
class Register:
    """Who was there, for those who lead or plan. said_so: who had said that they cannot come."""

    lines: Sequence[Attended]
    said_so: Collection[int]


def register_of_evening(session: Session, at: datetime) -> Register:
    """Return the register of an evening; without lines before its room was opened."""
    lines = register_of(session.room, at) if session.room is not None else ()
    return Register(lines, frozenset(_away_from(session)))


def who_said_so(room: Room) -> list[int]:
    """Return who said before that they cannot come to the evening of a room; ids of people."""
    session = Session.objects.filter(room=room).first()
    return _away_from(session) if session is not None else []


def _away_from(session: Session) -> list[int]:
    away = Absence.objects.filter(session=session, taken_back_at=None)
    return list(away.values_list("application__person", flat=True))


def names_of_absent(session: Session) -> Sequence[str]:
    """Return who with a place has said that they cannot come, for whoever leads that evening."""
    said = Absence.objects.filter(session=session, taken_back_at=None)
    theirs = said.filter(application__ended_at=None).order_by(
        "application__person__shown_name_folded"
    )
    return list(theirs.values_list("application__person__shown_name", flat=True))


def sessions_over_lately(at: datetime) -> Sequence[Session]:
    """Return the evenings that were held and ended in the last days."""
    over = Session.objects.filter(
        cancelled_at=None,
        room__phase=Room.Phase.CLOSED,
        room__opened_at__isnull=False,
        room__closed_at__gt=at - SOON,
    )
    return list(over.select_related("room", "group").order_by("pk"))


def who_missed(session: Session) -> Sequence[Application]:
    """Return whose place it was who did not come, had not said so, and was not written to yet."""
    came = Presence.objects.filter(place__room=session.room, leads=False).values("place__person")
    wrote = Entry.objects.filter(room=session.room, author__isnull=False).values("author")
    places = Place.objects.kept().filter(room=session.room, part=Place.Part.MEMBER)
    away = Absence.objects.filter(session=session, taken_back_at=None).values("application")
    told = Missed.objects.filter(session=session).values("application")
    theirs = Application.objects.going_on().filter(
        seat__group=session.group_id, taken_at__isnull=False, person__in=places.values("person")
    )
    missed = theirs.exclude(Q(person__in=came) | Q(person__in=wrote))
    found = missed.exclude(pk__in=away).exclude(pk__in=told)
    return list(found.select_related("person").order_by("pk"))


def asked_after(application: Application) -> Session | None:
    """Return the evening that somebody missed and was written to about, until they answer."""
    last = Missed.objects.filter(application=application).select_related("session").last()
    if last is None or has_answered(application, last.told_at):
        return None
    return last.session


def has_answered(application: Application, told_at: datetime) -> bool:
    """Return whether somebody said since then that they want to keep their place."""
    return application.wanted_at is not None and application.wanted_at >= told_at


def held_before(session: Session) -> Session | None:
    """Return the evening that this group met on before this one, if there was one."""
    held = Session.objects.filter(
        group=session.group_id,
        number__lt=session.number,
        cancelled_at=None,
        room__opened_at__isnull=False,
    )
    return held.order_by("-number").first()


def before(session: Session) -> Mapping[int, bool]:
    """Return by the id of a person whether they were at the evening before this one.

    Only of those who had a place in its room; empty when there was none.
    """
    last = held_before(session)
    if last is None or last.room_id is None:
        return {}
    places = Place.objects.filter(room=last.room_id, part=Place.Part.MEMBER)
    pages = Presence.objects.filter(room_id=last.room_id, leads=False)
    came = set(pages.values_list("place", flat=True))
    wrote = set(Entry.objects.filter(room=last.room_id).values_list("author", flat=True))
    return {one.person_id: one.pk in came or one.person_id in wrote for one in places}
