"""Somebody's evenings and their talk, as a calendar takes them."""

from sidelight.courses.models import Application, Group, Session, TalkTime
from sidelight.notices.calendar import Booking


def bookings_of(application: Application) -> list[Booking]:
    """Return the evenings of a place and the talk before; nothing without a place.

    Of a place whose group was cancelled the evenings, marked as off, so that calendars let them go.
    """
    if application.stage != Application.Stage.PLACE and not application.is_called_off:
        return []
    talk = TalkTime.objects.filter(application=application).first()
    found = sessions_for_calendar(application.group, named=application.slug)
    return [*found, _talk(talk)] if talk else found


def sessions_for_calendar(group: Group, *, named: str) -> list[Booking]:
    """Return every evening of a group; those that do not take place are marked as off.

    named: whose calendar it is, so that two files have no identifier in common.
    """
    sessions = Session.objects.filter(group=group).order_by("number")
    return [_evening(group, session, named) for session in sessions]


def _evening(group: Group, session: Session, named: str) -> Booking:
    changes = (group.planned_at, session.moved_at, session.cancelled_at, group.cancelled_at)
    goes_down_with_it = group.cancelled_at is not None and session.starts_at > group.cancelled_at
    return Booking(
        # A number is never given to another evening, so this names it for ever.
        slug=f"{named}-{session.number}",
        begins=session.starts_at,
        ends=session.ends_at,
        sequence=session.revision,
        changed_at=max(filter(None, changes)),
        is_off=session.cancelled_at is not None or goes_down_with_it,
    )


def _talk(talk: TalkTime) -> Booking:
    return Booking(
        slug=talk.slug,
        begins=talk.starts_at,
        ends=talk.ends_at,
        sequence=0,
        changed_at=talk.booked_at or talk.put_up_at,
    )
