"""The way to courses in the navigation, and where notices about places lead."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sidelight.courses.models import Absence
from sidelight.courses.queries.evening_rooms import session_of
from sidelight.design.registers import NavLink
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person
from sidelight.rooms.models import Place

ABOUT_A_PLACE = frozenset({
    NoticeKind.PLACE_KEPT, NoticeKind.WAITING, NoticeKind.PLACE_OFFERED, NoticeKind.OFFER_OVER,
    NoticeKind.PLACE_ENDED, NoticeKind.NOT_NOW, NoticeKind.TALK_BOOKED, NoticeKind.STILL_WANTED,
    NoticeKind.SESSION_SOON,
    NoticeKind.SESSION_MOVED, NoticeKind.SESSION_OFF, NoticeKind.GROUP_OFF,
    NoticeKind.ONE_THING,
})  # fmt: skip


def links_for(request: HttpRequest) -> Sequence[NavLink]:
    """Return the way to one's own course for members. Every page shows it, and none asks for it."""
    person = request.user
    if not isinstance(person, Person) or not person.age_band:
        return ()
    address = reverse("own_course")
    return (NavLink(_("Course"), address, current=request.path == address),)


def address_to_miss(place: Place, at: datetime) -> str:
    """Return where a member says with one tap that they cannot come to the evening of a room."""
    session = session_of(place.room_id)
    if session is None or session.cancelled_at or session.ends_at <= at:
        return ""
    away = Absence.objects.filter(session=session, taken_back_at=None)
    if away.filter(application__person=place.person_id).exists():
        return ""
    return reverse("own_absence", kwargs={"number": session.number})


def address_of_notice(kind: str, about: str) -> str:
    """Return where a notice about a place leads: to one's own course, or the page it speaks of."""
    if kind == NoticeKind.SESSION_SOON:
        return reverse("own_session")
    if kind == NoticeKind.MISSED:
        return reverse("own_missed")
    if kind == NoticeKind.GROUP_OVER:
        return reverse("own_ending")
    if kind == NoticeKind.LATER:
        return reverse("own_later")
    return reverse("own_course") if kind in ABOUT_A_PLACE else ""
