"""Telling leaders' pages that something beside the talk has changed."""

from datetime import datetime

from sidelight.rooms.actions.happening import Event, happen, team_channel
from sidelight.rooms.models import Entry, Place, Room


def tell_plan_changed(locked: Room, by: Place, at: datetime) -> None:
    """Have every leader's page fetch what stands beside the talk again. The room must be locked.

    Members get nothing of it: it is on the team channel.
    """
    told = Event(Entry.Kind.TOLD, by.person, {"what": "plan"})
    happen(team_channel(locked), told, at=at)
