"""What follows from who is there: asked every second, with the time told, on every worker."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sidelight.live.queries import asked_again, workers_there
from sidelight.rooms.actions.happening import Event, happen_in_rooms, lock_room
from sidelight.rooms.actions.leading import note_who_leads_no_more
from sidelight.rooms.actions.running import close_locked
from sidelight.rooms.actions.showing import end_reading_times
from sidelight.rooms.models import Entry, Presence, Room
from sidelight.rooms.queries.card import how_it_stands
from sidelight.rooms.queries.facts import ASKS_WITHIN, leaders_in
from sidelight.rooms.queries.running import (
    OPEN_PHASES,
    RoomsNow,
    Running,
    numbers_of,
    running_rooms,
    some_ask_no_more,
    workers_with_pages,
)
from sidelight.rooms.rules.speaking import Step, enough_leaders, is_past, next_step
from sidelight.safeguarding.actions import ask_follow_up
from sidelight.safeguarding.models import FollowUpKind

ROOMS_AT_ONCE = 100
# What is noted with each step: from this instant, or no more.
NOTED = {
    Step.HOLD: {"uncovered_since": True},
    Step.TELL: {"told_of_cover_at": True},
    Step.RETURN: {"uncovered_since": False, "told_of_cover_at": False},
}


def attend_rooms(at: datetime) -> RoomsNow:
    """Look after every room that runs: missing staff, time that is over, pages that are gone.

    Done twice, or by two workers in the same second, it does no more than done once. Returns how
    the rooms stood.
    """
    note_who_is_gone(at)
    note_whose_part_ended(at)
    end_reading_times(at)
    running = running_rooms(at)
    changed = []
    for room, is_covered in running.items():
        step = _step(room, is_covered, at) if room.is_open else Step.NOTHING
        if is_past(room, at):
            _end_of_time(room, at)
        elif step == Step.CLOSE:
            _close_for_want_of_staff(room.pk, at)
        elif step in NOTED:
            changed.append(room.pk)
    for start in range(0, len(changed), ROOMS_AT_ONCE):
        _note(changed[start : start + ROOMS_AT_ONCE], at)
    return numbers_of(running)


def note_who_is_gone(at: datetime) -> None:
    """Note that pages are gone: those of a process that is gone, and those that ask no more."""
    here = Presence.objects.filter(went_at=None)
    there = workers_there(at)
    gone = [key for key in workers_with_pages() if key and key not in there]
    if gone:
        here.filter(worker__in=gone).update(went_at=at)
    if some_ask_no_more(at - ASKS_WITHIN):
        here.filter(worker="", input_at__lte=at - ASKS_WITHIN).update(went_at=at)


def note_whose_part_ended(at: datetime) -> None:
    """Note that leaders do not count any more whose role or readiness was ended just now."""
    people = {one.person_id for one in asked_again(at) if one.person_id}
    if people:
        note_who_leads_no_more(Presence.objects.filter(place__person__in=people), at)


def _step(room: Room | Running, is_covered: bool, at: datetime) -> str:  # noqa: FBT001
    return next_step(
        is_covered=is_covered,
        uncovered_since=room.uncovered_since,
        told=room.told_of_cover_at is not None,
        at=at,
    )


def _note(room_ids: Sequence[int], at: datetime) -> None:
    """Note in each of these rooms that leaders are missing, or are back, and tell everybody.

    Together: when the network of a house fails, hundreds of rooms change in the same second.
    """
    told: dict[int, Event] = {}
    with transaction.atomic():
        rooms = Room.objects.select_for_update().filter(pk__in=room_ids, phase__in=OPEN_PHASES)
        locked = list(rooms.order_by("pk"))
        there = leaders_in(room_ids, at)
        steps: dict[str, list[int]] = defaultdict(list)
        for room in locked:
            is_covered = enough_leaders(room.kind, there.get(room.pk, 0))
            step = _step(room, is_covered, at)
            steps[step].append(room.pk)
            if step in NOTED:
                detail = {**how_it_stands(room, is_covered=is_covered), "line": step}
                told[room.pk] = Event(Entry.Kind.STATE, detail=detail)
        for step, columns in NOTED.items():
            since = {column: at if is_set else None for column, is_set in columns.items()}
            Room.objects.filter(pk__in=steps[step]).update(**since)
        happen_in_rooms(told, at=at)


def _close_for_want_of_staff(room_id: int, at: datetime) -> None:
    """Close kindly, if it is still so; somebody asks each member who was there how they are."""
    with transaction.atomic():
        locked = lock_room(room_id)
        there = leaders_in([room_id], at).get(room_id, 0)
        is_covered = enough_leaders(locked.kind, there)
        if locked.phase not in OPEN_PHASES or _step(locked, is_covered, at) != Step.CLOSE:
            return
        pages = Presence.objects.filter(room_id=room_id, leads=False)
        members = {one.place.pk: one.place for one in pages.select_related("place__person")
                   if one.place.is_members}  # fmt: skip
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
