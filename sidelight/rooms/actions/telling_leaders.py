"""Telling leaders' pages that something beside the talk has changed."""

from datetime import datetime

from sidelight.rooms.actions.happening import Event, happen, lock_room, team_channel
from sidelight.rooms.models import Entry, Place, Room


def tell_plan_changed(locked: Room, by: Place | None, at: datetime) -> None:
    """Have every leader's page fetch what stands beside the talk again. The room must be locked.

    Members get nothing of it: it is on the team channel. by: the leader who changed it; None where
    it came from outside the room, so that nobody counts as having been in it.
    """
    told = Event(Entry.Kind.TOLD, by.person if by else None, {"what": "plan"})
    happen(team_channel(locked), told, at=at)


def tell_of_change_outside(room_id: int, at: datetime) -> None:
    """Have leaders' pages look again because of something that did not happen in the room.

    Locks the room, in the transaction of what changed; one that is over is left alone.
    """
    locked = lock_room(room_id)
    if not locked.is_over:
        tell_plan_changed(locked, None, at)
