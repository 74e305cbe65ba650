"""What follows from who is there: asked every second, with the time told, on every worker."""

from datetime import datetime

from django.db import transaction

from sidelight.live.queries import asked_again, workers_there
from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.actions.leading import note_who_leads_no_more
from sidelight.rooms.actions.running import close_locked, tell_state
from sidelight.rooms.models import Presence, Room
from sidelight.rooms.queries.facts import ASKS_WITHIN, leaders_in
from sidelight.rooms.queries.running import RoomsNow, Running, numbers_of, running_rooms
from sidelight.rooms.rules.speaking import Step, enough_leaders, is_past, next_step
from sidelight.safeguarding.actions import ask_follow_up
from sidelight.safeguarding.models import FollowUpKind

RUNNING = (Room.Phase.OPEN, Room.Phase.PAUSED)


def attend_rooms(at: datetime) -> RoomsNow:
    """Look after every room that runs: missing staff, time that is over, pages that are gone.

    Done twice, or by two workers in the same second, it does no more than done once. Returns how
    the rooms stood.
    """
    note_who_is_gone(at)
    note_whose_part_ended(at)
    running = running_rooms(at)
    for room, is_covered in running.items():
        if is_past(room, at):
            _end_of_time(room, at)
        elif room.is_open:
            _attend(room, is_covered=is_covered, at=at)
    return numbers_of(running)


def note_who_is_gone(at: datetime) -> None:
    """Note that pages are gone: those of a process that is gone, and those that ask no more."""
    here = Presence.objects.filter(went_at=None)
    there = workers_there(at)
    gone = [key for key in here.order_by().values_list("worker", flat=True).distinct()
            if key and key not in there]  # fmt: skip
    if gone:
        here.filter(worker__in=gone).update(went_at=at)
    here.filter(worker="", input_at__lte=at - ASKS_WITHIN).update(went_at=at)


def note_whose_part_ended(at: datetime) -> None:
    """Note that leaders do not count any more whose role or readiness was ended just now."""
    people = {one.person_id for one in asked_again(at) if one.person_id}
    if people:
        note_who_leads_no_more(Presence.objects.filter(place__person__in=people), at)


def _attend(room: Running, *, is_covered: bool, at: datetime) -> None:
    if _step(room, is_covered, at) == Step.NOTHING:
        return
    with transaction.atomic():
        locked = lock_room(room.pk)
        if locked.phase not in RUNNING:
            return
        there = leaders_in([room.pk], at).get(room.pk, 0)
        step = _step(locked, enough_leaders(locked.kind, there), at)
        if step == Step.CLOSE:
            _close_for_want_of_staff(locked, at)
        elif step != Step.NOTHING:
            _note(locked, step, at)


def _step(room: Room | Running, is_covered: bool, at: datetime) -> str:  # noqa: FBT001
    return next_step(
        is_covered=is_covered,
        uncovered_since=room.uncovered_since,
        told=room.told_of_cover_at is not None,
        at=at,
    )


def _note(locked: Room, step: str, at: datetime) -> None:
    if step == Step.HOLD:
        locked.uncovered_since = at
    elif step == Step.TELL:
        locked.told_of_cover_at = at
    else:
        locked.uncovered_since = locked.told_of_cover_at = None
    locked.save(update_fields=["uncovered_since", "told_of_cover_at"])
    tell_state(locked, at, line=step)


def _close_for_want_of_staff(locked: Room, at: datetime) -> None:
    """Close kindly; somebody asks each member who was there how they are."""
    there = Presence.objects.filter(room_id=locked.pk, leads=False).select_related("place__person")
    members = {one.place.pk: one.place for one in there if one.place.is_members}
    close_locked(locked, Room.Ending.COVER, by=None, at=at)
    for place in members.values():
        ask_follow_up(
            place.person,
            FollowUpKind.ROOM_CLOSED_EARLY,
            source=("place", place.pk),
            at=at,
            due_at=at,
        )


def _end_of_time(room: Running, at: datetime) -> None:
    with transaction.atomic():
        locked = lock_room(room.pk)
        if not locked.is_over:
            close_locked(locked, Room.Ending.TIME, by=None, at=at)
