"""Talks before a course: counsellors put up times, a member takes one, a room is planned for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from sidelight.courses.actions.seats import locked_person
from sidelight.courses.actions.talk_rows import call_off, free_talk
from sidelight.courses.actions.telling import tell_of_talk
from sidelight.courses.errors.places import (
    NotACounsellor,
    NoTalkNow,
    NotASecond,
    NotATime,
    OtherPlans,
    TalkTaken,
)
from sidelight.courses.models import Application, GroupLeader, Session, TalkTime
from sidelight.courses.queries.apart import apart_from
from sidelight.courses.queries.own import may_talk
from sidelight.courses.rules.talks import is_a_time
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.rooms.actions.planning import NewPlace, NewRoom
from sidelight.rooms.actions.talks import plan_talk
from sidelight.rooms.models import Place, Room
from sidelight.rooms.queries.entering import holds_the_part

COUNSELLORS = frozenset({Role.COUNSELLOR})


@dataclass(frozen=True)
class NewTalkTime:
    """A time as a counsellor puts it up; second: who is on duty and can look in."""

    second: Person
    starts_at: datetime
    minutes: int


def put_up_time(new: NewTalkTime, *, by: Person, at: datetime) -> TalkTime:
    """Put up a time at which this counsellor talks with somebody.

    Raises NotACounsellor, NotASecond, NotATime, and OtherPlans when one of the two has a talk, an
    evening or a room then.
    """
    if not works_as(by, COUNSELLORS, at):
        raise NotACounsellor
    if new.second.pk == by.pk or not holds_the_part(new.second, Place.Part.SECOND, at):
        raise NotASecond
    if not is_a_time(new.starts_at, new.minutes, at):
        raise NotATime
    ends_at = new.starts_at + timedelta(minutes=new.minutes)
    with transaction.atomic():
        # In one order, so that two who plan with each other do not wait for each other.
        for person in sorted((by, new.second), key=lambda one: one.pk):
            locked_person(person)
            if has_plans(person, new.starts_at, ends_at):
                raise OtherPlans
        return TalkTime.objects.create(
            counsellor=by,
            second=new.second,
            starts_at=new.starts_at,
            ends_at=ends_at,
            put_up_at=at,
        )


def take_time_down(time: TalkTime, *, by: Person, at: datetime) -> None:
    """Take a time down. Whoever had it is told that it does not happen, and finds the others.

    Raises NotACounsellor for a colleague's, and NoTalkNow once it has begun.
    """
    with transaction.atomic():
        kept = TalkTime.objects.select_for_update().get(pk=time.pk)
        if kept.counsellor_id != by.pk:
            raise NotACounsellor
        if kept.taken_down_at:
            return
        if kept.starts_at <= at:
            raise NoTalkNow
        application = kept.application
        call_off(kept, at=at)
        kept.taken_down_at = at
        kept.save(update_fields=["taken_down_at"])
        if application is not None:
            tell_of_talk(application, NoticeKind.SESSION_OFF, at=at)


def book_talk(application: Application, time: TalkTime, *, at: datetime) -> TalkTime:
    """Take a time for a talk; another one that they had is free again.

    Raises NoTalkNow where none is for them, or for a time that began, TalkTaken when somebody else
    has it, and as `plan_talk` does when one of the staff may not do it any more.
    """
    with transaction.atomic():
        locked_person(application.person)
        mine = Application.objects.with_seat().get(pk=application.pk)
        kept = TalkTime.objects.select_for_update().get(pk=time.pk)
        if kept.application_id == mine.pk:
            return kept
        if not may_talk(mine) or kept.starts_at <= at or kept.taken_down_at:
            raise NoTalkNow
        # The same answer for a time that is not for them as for one that somebody else has.
        apart = apart_from(application.person_id)
        staff = apart.filter(pk__in=[kept.counsellor_id, kept.second_id])
        if kept.application_id is not None or staff.exists():
            raise TalkTaken
        free_talk(mine, at=at)
        if TalkTime.objects.filter(application=mine).exists():
            raise NoTalkNow  # theirs is on now, or over
        kept.application, kept.booked_at = mine, at
        kept.room = _room_for(kept, application.person, at)
        kept.save(update_fields=["application", "booked_at", "room"])
        tell_of_talk(mine, NoticeKind.TALK_BOOKED, at=at)
    return kept


def cancel_talk(application: Application, *, at: datetime) -> None:
    """Let the time that somebody has be free again; without one, nothing changes."""
    with transaction.atomic():
        locked_person(application.person)
        free_talk(application, at=at)


def take_times_of_leaver_down(person: Person, at: datetime) -> None:
    """Take down what somebody of the staff who leaves had put up, or was the second of.

    Plugged into people, in the transaction in which they leave. Whoever had booked one is told.
    """
    theirs = TalkTime.objects.standing().filter(Q(counsellor=person) | Q(second=person))
    for time in theirs.filter(starts_at__gt=at).select_related("room", "counsellor", "application"):
        application = time.application
        call_off(time, at=at)
        time.taken_down_at = at
        time.save(update_fields=["taken_down_at"])
        if application is not None and application.person_id != person.pk:
            tell_of_talk(application, NoticeKind.SESSION_OFF, at=at)


def has_plans(person: Person, starts_at: datetime, ends_at: datetime) -> bool:
    """Return whether one of the staff has a talk, an evening or a room in this time."""
    then = Q(starts_at__lt=ends_at, ends_at__gt=starts_at)
    talks = TalkTime.objects.standing().filter(then, Q(counsellor=person) | Q(second=person))
    led = GroupLeader.objects.filter(person=person, ended_at=None).values("group")
    evenings = Session.objects.filter(then, group__in=led, cancelled_at=None)
    rooms = Room.objects.filter(then).exclude(phase=Room.Phase.CLOSED)
    mine = Place.objects.kept().filter(person=person, room__in=rooms)
    return talks.exists() or evenings.exists() or mine.exists()


def _room_for(time: TalkTime, member: Person, at: datetime) -> Room:
    new = NewRoom(gettext("A talk"), time.starts_at, time.ends_at)
    places = [
        NewPlace(member, Place.Part.MEMBER),
        NewPlace(time.counsellor, Place.Part.LEADER),
        NewPlace(time.second, Place.Part.SECOND),
    ]
    return plan_talk(new, places, counsellor=time.counsellor, at=at)
