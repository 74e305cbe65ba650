<<<<<<< HEAD
"""Somebody's evenings and their talk, as a calendar takes them."""

from sidelight.courses.models import Application, Session, TalkTime
from sidelight.notices.calendar import Booking


def bookings_of(application: Application) -> list[Booking]:
    """Return the evenings of a place and the talk before; nothing without a place."""
    if application.stage != Application.Stage.PLACE:
        return []
    sessions = Session.objects.filter(group=application.group_id).order_by("number")
    talk = TalkTime.objects.filter(application=application).first()
    found = [_evening(application, one) for one in sessions]
    return [*found, _talk(talk)] if talk else found


def _evening(application: Application, session: Session) -> Booking:
    changes = (session.moved_at, session.cancelled_at)
    changed = max((at for at in changes if at), default=application.asked_at)
    return Booking(
        slug=f"{application.slug}-{session.number}",
        begins=session.starts_at,
        ends=session.ends_at,
        sequence=session.revision,
        changed_at=changed,
        is_off=session.cancelled_at is not None,
    )


def _talk(talk: TalkTime) -> Booking:
    return Booking(
        slug=talk.slug,
        begins=talk.starts_at,
        ends=talk.ends_at,
        sequence=0,
        changed_at=talk.booked_at or talk.put_up_at,
=======
"""The evenings of a group as a calendar takes them: times and numbers, and no word about it."""

from sidelight.courses.models import Group, Session
from sidelight.notices.calendar import Booking


def sessions_for_calendar(group: Group) -> list[Booking]:
    """Return every evening of a group; those that do not take place are marked as off."""
    sessions = Session.objects.filter(group=group).order_by("number")
    return [_booking(group, session) for session in sessions]


def _booking(group: Group, session: Session) -> Booking:
    changes = (
        group.planned_at,
        session.moved_at,
        session.cancelled_at,
        group.cancelled_at,
    )
    goes_down_with_it = group.cancelled_at is not None and session.starts_at > group.cancelled_at
    return Booking(
        # A number is never given to another evening, so this names it for ever.
        slug=f"{group.slug}-{session.number}",
        begins=session.starts_at,
        ends=session.ends_at,
        sequence=session.revision,
        changed_at=max(filter(None, changes)),
        is_off=session.cancelled_at is not None or goes_down_with_it,
>>>>>>> 0443bea (wip7)
    )
