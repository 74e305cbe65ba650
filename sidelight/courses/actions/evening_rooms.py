"""The room of each evening: made a day ahead, and in step with who belongs to the group.

Locks go from people to the group to its rooms. `keep_in_step` is called with the group locked, in
the transaction of whatever changed; the task makes what became due meanwhile.
"""

from datetime import datetime

from django.db import transaction
from django_tasks import task

from sidelight.courses.models import Group, Session
from sidelight.courses.queries.evening_rooms import (
    evenings_with_a_room,
    evenings_without_a_room,
    groups_with_evenings,
    has_changed,
    who_belongs,
)
from sidelight.courses.queries.leaders import ready_parts
from sidelight.foundation import clock
from sidelight.people.models import Person
from sidelight.rooms.actions.evenings import Company, call_off, keep_company, plan_evening
from sidelight.rooms.actions.planning import NewRoom
from sidelight.rooms.models import Room


def make_rooms(at: datetime) -> int:
    """Make the rooms that are due, and bring those there are into step; return how many groups.

    Done by two workers at once it does no more than done once: the second finds what it needs.
    """
    ready = ready_parts(at)
    looked_at = 0
    for group in Group.objects.filter(pk__in=groups_with_evenings(at)).order_by("pk"):
        who = who_belongs(group)
        with_room = evenings_with_a_room(group, at)
        is_out_of_step = any(has_changed(one.room, who, ready) for one in with_room)
        if evenings_without_a_room(group, at) or is_out_of_step:
            with transaction.atomic():
                keep_in_step(Group.objects.select_for_update().get(pk=group.pk), at)
            looked_at += 1
    return looked_at


@task
def make_rooms_now() -> None:
    """Make the rooms that are due, and bring those there are into step; every minute."""
    make_rooms(clock.now())


def keep_in_step(group: Group, at: datetime) -> None:
    """Bring the rooms of a locked group into step, and make those that are due already.

    Of a group that is cancelled or over, a room that was not opened loses everybody; one that is
    open goes on to its own end, so that nobody is put out in the middle of a sentence.
    """
    goes_on = group.opened_at is not None and not (group.cancelled_at or group.ended_at)
    with_room = evenings_with_a_room(group, at)
    if not goes_on:
        for one in with_room:
            if one.room.phase == Room.Phase.LOBBY:
                call_off(one.room, at=at)
        return
    without = evenings_without_a_room(group, at)
    if not (with_room or without):
        return
    who = who_belongs(group)
    company = Company(who.members, who.leaders, who.led_once)
    for one in with_room:
        if one.session.cancelled_at is None:
            keep_company(one.room, company, by=_answers_for(group), at=at)
    for session in without:
        _make(group, session, company, at)


def _make(group: Group, session: Session, company: Company, at: datetime) -> None:
    keep_days = group.version.keep_days
    new = NewRoom(group.name, session.starts_at, session.ends_at, keep_days=keep_days)
    session.room = plan_evening(new, company, by=_answers_for(group), at=at)
    session.save(update_fields=["room"])


def _answers_for(group: Group) -> Person:
    """Return who opened a group: its rooms are planned with it, whoever is at the desk then."""
    return group.opened_by or group.planned_by
