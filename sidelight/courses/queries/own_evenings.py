"""The evenings of somebody's own course, with what there is of them in each: one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from sidelight.courses.models import Absence, Application, Missed, Session
from sidelight.courses.queries.evening_rooms import open_room
from sidelight.rooms.models import Entry, Place, Presence


@dataclass(frozen=True)
class MyEvening:
    """One evening of one person. was_there: they were in its room, with script or without."""

    session: Session
    is_away: bool
    was_there: bool
    has_place: bool
    missed_told_at: datetime | None
    """When they were written to because they were not there; or never."""

    def room_now(self, at: datetime) -> str:
        """Return the name of its room, while they may go in; or nothing."""
        return open_room(self.session, at) if self.has_place else ""

    def is_missed(self, at: datetime) -> bool:
        """Return whether it is over without them: they said so, or it was held and they not in."""
        room = self.session.room
        was_held = room is not None and room.opened_at is not None
        is_over = self.session.ends_at <= at
        return is_over and (self.is_away or was_held) and not self.was_there


def evenings_of(application: Application) -> Sequence[MyEvening]:
    """Return every evening of somebody's group, in the order of their numbers."""
    away = Absence.objects.filter(application=application, taken_back_at=None)
    told = Missed.objects.filter(application=application, session=OuterRef("pk"))
    in_room = {"room": OuterRef("room"), "person": application.person_id}
    pages = Presence.objects.filter(
        room_id=OuterRef("room"), place__person=application.person_id, leads=False
    )
    wrote = Entry.objects.filter(room=OuterRef("room"), author=application.person_id)
    found = (
        Session.objects.filter(group=application.group_id)
        .select_related("week", "room")
        .annotate(
            is_away=Exists(away.filter(session=OuterRef("pk"))),
            was_there=Exists(pages) | Exists(wrote),
            has_place=Exists(Place.objects.kept().filter(part=Place.Part.MEMBER, **in_room)),
            missed_told_at=Subquery(told.order_by("-pk").values("told_at")[:1]),
        )
    )
    return [_my_evening(one) for one in found.order_by("number")]


def last_evening(evenings: Sequence[MyEvening]) -> Session | None:
    """Return the last of them that takes place; none when all are cancelled."""
    happening = [one.session for one in evenings if one.session.cancelled_at is None]
    return max(happening, key=lambda one: one.starts_at, default=None)


def newest_over(evenings: Sequence[MyEvening], at: datetime) -> Session | None:
    """Return the newest that is over and in whose room they have a place; or none."""
    over = [one.session for one in evenings if one.has_place and one.session.ends_at <= at]
    return max(over, key=lambda one: one.starts_at, default=None)


def _my_evening(session: Any) -> MyEvening:  # Any: what was asked beside it is none of its fields
    return MyEvening(
        session=session,
        is_away=session.is_away,
        was_there=session.was_there,
        has_place=session.has_place,
        missed_told_at=session.missed_told_at,
    )
