"""Opening a room, how much of it is held, its pace, pausing and closing: leaders' verbs."""

from datetime import datetime, timedelta

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.live.actions import ask_again_about_room
from sidelight.people.models import Person
from sidelight.rooms.actions.closing import must_be_done
from sidelight.rooms.actions.happening import Event, happen, room_channel
from sidelight.rooms.actions.holding import let_go_of_what_is_held
from sidelight.rooms.actions.leading import must_lead, note_who_leads_no_more
from sidelight.rooms.actions.missed import (
    ask_after_who_did_not_come,
    ask_after_who_was_not_seen_out,
)
from sidelight.rooms.actions.prompting import end_prompts
from sidelight.rooms.actions.shown import end_reading_time, end_what_is_shown
from sidelight.rooms.errors import NeedsASecond, NotInThisPhase, NotYet, TooFewStaff
from sidelight.rooms.models import Entry, Place, Presence, Room
from sidelight.rooms.queries.card import state_of
from sidelight.rooms.queries.entering import holds_the_part
from sidelight.rooms.queries.facts import leaders_in
from sidelight.rooms.rules.speaking import enough_leaders, may_open_now

SLOWEST = timedelta(minutes=2)


def open_room(room: Room, *, by: Place, at: datetime) -> None:
    """Open a room: from then on members may write, and all of it is held.

    Raises NotALeader, NotYet, TooFewStaff unless two leaders who are ready are in it, and
    NeedsASecond for a one-to-one whose second on duty is there no more.
    """
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        if not may_open_now(locked, at):
            raise NotYet
        if not locked.is_group and not _has_a_second(locked, at):
            raise NeedsASecond
        note_who_leads_no_more(Presence.objects.filter(room_id=locked.pk), at)
        if not enough_leaders(locked.kind, leaders_in([room.pk], at).get(room.pk, 0)):
            raise TooFewStaff
        locked.phase, locked.opened_at = Room.Phase.OPEN, at
        _keep(locked, by.person, "opened", at)


def pause_room(room: Room, *, by: Place, at: datetime) -> None:
    """Pause the room: members read and do not write; their lines stay open."""
    _move(room, by, at, Room.Phase.OPEN, Room.Phase.PAUSED)


def resume_room(room: Room, *, by: Place, at: datetime) -> None:
    """Go on after a pause; reading time ends with it."""
    with transaction.atomic():
        _move(room, by, at, Room.Phase.PAUSED, Room.Phase.OPEN)
        end_reading_time(room, by=by.person, at=at)


def set_phase(locked: Room, phase: Room.Phase, *, by: Person | None, at: datetime) -> None:
    """Move a locked room to another phase, and tell everybody in it."""
    if (locked.phase, phase) == (Room.Phase.PAUSED, Room.Phase.OPEN):
        locked.resumed_at = at
    locked.phase = phase
    _keep(locked, by, phase.value, at)


def set_holding(room: Room, holding: Room.Holding, *, by: Place, at: datetime) -> None:
    """Choose what waits for a leader. A recorded choice, and everybody in the room is told."""
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        if locked.holding != holding:
            locked.holding = holding
            _keep(locked, by.person, f"holding_{holding.value}", at)


def set_pace(room: Room, seconds: int, *, by: Place, at: datetime) -> None:
    """Slow mode: a member may write once in so many seconds; 0 ends it."""
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        locked.slow_seconds = max(0, min(seconds, int(SLOWEST.total_seconds())))
        _keep(locked, by.person, "pace", at)


def close_room(room: Room, *, by: Place, at: datetime) -> None:
    """End the session for everybody. What is still held is not shown, and its authors are told.

    Raises StillToDo while a member who came was not seen out, or the hand-over note is missing.
    """
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        must_be_done(locked)
        close_locked(locked, Room.Ending.LEADERS, by=by.person, at=at)


def close_locked(locked: Room, ending: Room.Ending, *, by: Person | None, at: datetime) -> None:
    """Close a room that is locked; also called when staff are missing or its time is over."""
    let_go_of_what_is_held(locked, by=by, at=at)
    end_what_is_shown(locked, by=by, at=at)
    ask_after_who_did_not_come(locked, at)
    end_prompts(locked, at)
    # Who is told at once, because the room closed early, is not asked after twice.
    if ending != Room.Ending.COVER:
        ask_after_who_was_not_seen_out(locked, at)
    locked.phase, locked.closed_at, locked.ending = Room.Phase.CLOSED, at, ending
    _keep(locked, by, f"closed_{ending.value}", at)
    Presence.objects.filter(room_id=locked.pk, went_at=None).update(went_at=at)
    ask_again_about_room(locked.pk, at=at)


def tell_state(locked: Room, at: datetime) -> None:
    """Tell everybody in a locked room how it stands."""
    happen(room_channel(locked), Event(Entry.Kind.STATE, detail=state_of(locked)), at=at)


def _has_a_second(locked: Room, at: datetime) -> bool:
    named = Place.objects.kept().filter(room=locked, part=Place.Part.SECOND)
    return any(holds_the_part(one.person, one.part, at) for one in named.select_related("person"))


def _move(room: Room, by: Place, at: datetime, before: Room.Phase, after: Room.Phase) -> None:
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        if locked.phase != before:
            raise NotInThisPhase
        set_phase(locked, after, by=by.person, at=at)


def _keep(locked: Room, by: Person | None, what: str, at: datetime) -> None:
    locked.save()
    record(
        Act.ROOM_CHANGED,
        actor_id=by.pk if by else None,
        subject=("room", locked.pk),
        at=at,
        detail={"what": what},
    )
    tell_state(locked, at)
