"""Moving an evening of a group to another time, alone or with all that follow."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from sidelight.courses.actions.evening_rooms import keep_in_step
from sidelight.courses.actions.groups_rows import (
    evenings_of,
    lock_leaders,
    lock_to_change,
    must_be_free,
    must_plan,
    record_about,
)
from sidelight.courses.actions.groups_telling import tell_group
from sidelight.courses.errors.groups import (
    EndsBeforeItStarts,
    EveningsOverlap,
    InThePast,
    NotTheseDays,
    SameTime,
    SessionIsOver,
)
from sidelight.courses.models import Group, Session
from sidelight.courses.rules.evenings import Evening, Hour, evening_on, in_order
from sidelight.ledger.models import Act
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person
from sidelight.rooms.actions.evenings import move_room


def move_session(session: Session, to: Evening, *, seen: int, by: Person, at: datetime) -> Session:
    """Move one evening; everybody with a place is told, and calendars take the new time.

    Raises NotPlanned for whoever is no manager, SessionIsOver for one that has begun or was
    cancelled, SameTime, InThePast, EveningsOverlap for a time before the evening before it or after
    the one after it, LeadsElsewhere, and as `lock_to_change` does.
    """
    must_plan(by, at)
    with transaction.atomic():
        leaders = lock_leaders(session.group_id)
        group = lock_to_change(session.group_id, seen=seen)
        locked = coming_session(group, session, at)
        if locked.starts_at == to.starts_at and locked.ends_at == to.ends_at:
            raise SameTime
        move_all(group, {locked.number: to}, leaders, by=by, at=at)
        until = max(locked.starts_at, to.starts_at)
        tell_group(group, NoticeKind.SESSION_MOVED, useful_until=until, by=by, at=at)
    return group.sessions.get(pk=session.pk)


def move_on(
    session: Session, days: Sequence[date], *, seen: int, by: Person, at: datetime
) -> list[Session]:
    """Move one evening and all after it to other days, at the time of day that each has.

    days: one for each of them, as they were shown. Raises NotTheseDays when they are more or fewer,
    and as `move_session` does.
    """
    must_plan(by, at)
    with transaction.atomic():
        leaders = lock_leaders(session.group_id)
        group = lock_to_change(session.group_id, seen=seen)
        first = coming_session(group, session, at)
        following = [one for one in meeting(group) if one.number >= first.number]
        if len(following) != len(days):
            raise NotTheseDays
        zone = ZoneInfo(group.zone)
        to = {
            one.number: evening_on(day, hour_of(one, zone))
            for one, day in zip(following, days, strict=True)
        }
        move_all(group, to, leaders, by=by, at=at)
        until = max(evening.starts_at for evening in to.values())
        tell_group(group, NoticeKind.SESSION_MOVED, useful_until=until, by=by, at=at)
    return meeting(group)


def move_all(
    group: Group,
    to: Mapping[int, Evening],
    leaders: Sequence[Person],
    *,
    by: Person,
    at: datetime,
) -> None:
    """Move evenings of a locked group by their numbers, all or none; nobody is told here.

    Their rooms move with them. Raises LobbyIsOpen where people may be waiting in one already.
    """
    sessions = meeting(group)
    if any(evening.ends_at <= evening.starts_at for evening in to.values()):
        raise EndsBeforeItStarts
    if any(evening.starts_at <= at for evening in to.values()):
        raise InThePast
    planned = [to.get(one.number, Evening(one.starts_at, one.ends_at)) for one in sessions]
    if not in_order(planned):
        raise EveningsOverlap
    must_be_free(leaders, to.values(), but=group)
    moved = [one for one in sessions if one.number in to]
    # The last one first when they go on, so that no two are at one time for a moment.
    for one in sorted(moved, key=lambda one: one.number, reverse=_goes_on(moved, to)):
        _move(one, to[one.number], by=by, at=at)
        detail = {"number": one.number}
        record_about(group, Act.SESSION_MOVED, by=by, at=at, detail=detail)
    keep_in_step(group, at)


def coming_session(group: Group, session: Session, at: datetime) -> Session:
    """Return an evening of a locked group that may still change. Raises SessionIsOver."""
    found = group.sessions.filter(pk=session.pk, cancelled_at=None, starts_at__gt=at).first()
    if found is None:
        raise SessionIsOver
    return found


def meeting(group: Group) -> list[Session]:
    """Return the evenings of a group that were not cancelled, in order."""
    return list(group.sessions.filter(cancelled_at=None).order_by("number"))


def hour_of(session: Session, zone: ZoneInfo) -> Hour:
    """Return when an evening begins by the clock of a zone, and how long it is."""
    (evening,) = evenings_of([session])
    minutes = int((evening.ends_at - evening.starts_at).total_seconds() // 60)
    starts = session.starts_at.astimezone(zone).time().replace(fold=0)
    return Hour(starts, minutes, zone.key)


def _goes_on(moved: Sequence[Session], to: Mapping[int, Evening]) -> bool:
    return to[moved[-1].number].starts_at > moved[-1].starts_at


def _move(session: Session, to: Evening, *, by: Person, at: datetime) -> None:
    session.starts_at, session.ends_at = to.starts_at, to.ends_at
    session.revision += 1
    session.moved_by, session.moved_at = by, at
    session.save(update_fields=["starts_at", "ends_at", "revision", "moved_by", "moved_at"])
    if session.room is not None:
        move_room(session.room, to.starts_at, to.ends_at, at=at)
