"""Cancelling one evening of a group, and adding one at the end instead."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sidelight.courses.actions.groups_rows import (
    lock_leaders,
    lock_to_change,
    must_be_free,
    must_plan,
    record_about,
)
from sidelight.courses.actions.groups_telling import tell_group
from sidelight.courses.actions.sessions_moving import coming_session, meeting
from sidelight.courses.errors.groups import EveningsOverlap
from sidelight.courses.models import Group, OffBecause, Session
from sidelight.courses.rules.evenings import Evening, Hour, evening_on, in_order
from sidelight.ledger.models import Act
from sidelight.ledger.rules.codes import Code
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person
from sidelight.rooms.actions.evenings import call_off


@dataclass(frozen=True)
class Off:
    """Why an evening is cancelled. instead_on: the day of one more at the end; none without."""

    because: OffBecause
    instead_on: date | None = None


def cancel_session(session: Session, off: Off, *, seen: int, by: Person, at: datetime) -> Session:
    """Cancel one evening with a kind word; the others keep their dates. Everybody is told.

    With one more at the end no week is lost: each evening that follows takes the week of the one
    before it, because weeks build on each other. Raises NotPlanned for whoever is no manager,
    SessionIsOver, HasBegun for one whose room was opened early, EveningsOverlap for a day that is
    not after the last evening, LeadsElsewhere, and as `lock_to_change` does.
    """
    must_plan(by, at)
    with transaction.atomic():
        leaders = lock_leaders(session.group_id)
        group = lock_to_change(session.group_id, seen=seen)
        locked = coming_session(group, session, at)
        if off.instead_on is not None:
            evening = evening_on(off.instead_on, Hour(group.starts, group.minutes, group.zone))
            must_be_free(leaders, [evening], but=group)
            _add_at_the_end(group, locked, evening, by=by, at=at)
        _cancel(locked, off.because, by=by, at=at)
        detail: dict[str, Code] = {"number": locked.number, "because": str(off.because)}
        record_about(group, Act.SESSION_CANCELLED, by=by, at=at, detail=detail)
        until = locked.starts_at
        tell_group(group, NoticeKind.SESSION_OFF, useful_until=until, by=by, at=at)
    return locked


def _add_at_the_end(
    group: Group, cancelled: Session, evening: Evening, *, by: Person, at: datetime
) -> None:
    """Add an evening after the last one, and hand the weeks down from the cancelled one on."""
    sessions = meeting(group)
    if not in_order([*(Evening(one.starts_at, one.ends_at) for one in sessions), evening]):
        raise EveningsOverlap
    highest = group.sessions.order_by("-number").values_list("number", flat=True)[0]
    following = [one for one in sessions if one.number > cancelled.number]
    weeks = [cancelled.week_id, *(one.week_id for one in following)]
    for one, week_id in zip(following, weeks, strict=False):
        one.week_id = week_id
        one.save(update_fields=["week"])
    Session.objects.create(
        group=group,
        week_id=weeks[-1],
        number=highest + 1,
        starts_at=evening.starts_at,
        ends_at=evening.ends_at,
    )
    detail = {"number": highest + 1}
    record_about(group, Act.SESSION_ADDED, by=by, at=at, detail=detail)


def _cancel(session: Session, because: OffBecause, *, by: Person, at: datetime) -> None:
    session.cancelled_at, session.cancelled_by = at, by
    session.off_because = because
    session.revision += 1
    session.save(update_fields=["cancelled_at", "cancelled_by", "off_because", "revision"])
    if session.room is not None:
        call_off(session.room, at=at)
