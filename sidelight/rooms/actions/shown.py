"""What is shown in a room changes: its pages hear of it, and what was shown ends."""

from datetime import datetime

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.rooms.actions.happening import (
    Event,
    happen,
    line_of,
    room_channel,
    team_channel,
)
from sidelight.rooms.models import Activity, BoardNote, Channel, Entry, Place, Room

TOO_LATE = "activity_over"


def tell_everybody(activity: Activity, *, at: datetime) -> None:
    """Let every page of the room fetch anew what is shown. The room must be locked."""
    _tell(room_channel(activity.room), activity, at)


def tell_leaders(activity: Activity, *, at: datetime) -> None:
    """Let the leaders' pages fetch it anew: an answer, or a note that waits, is theirs to see."""
    _tell(team_channel(activity.room), activity, at)


def tell_member(activity: Activity, place: Place, *, at: datetime) -> None:
    """Let one member's pages fetch it anew, on all their devices."""
    _tell(line_of(place), activity, at)


def end_what_is_shown(locked: Room, *, by: Person | None, at: datetime) -> Activity | None:
    """End what a locked room shows, and return it. Notes that still wait are not shown."""
    activity = Activity.objects.filter(room=locked, ended_at=None).first()
    if activity is None:
        return None
    activity.room = locked
    waiting = BoardNote.objects.filter(activity=activity, state=BoardNote.State.HELD)
    for note in waiting.select_related("activity"):
        note.state, note.settled_at = BoardNote.State.DECLINED, at
        note.detail = {**note.detail, "reason": TOO_LATE}
        note.save(update_fields=["state", "settled_at", "detail"])
        note_settled(note, TOO_LATE, by=by, at=at)
    activity.ended_at = at
    activity.save(update_fields=["ended_at"])
    note_change(activity, "ended", by=by, at=at)
    tell_everybody(activity, at=at)
    return activity


def end_reading_time(locked: Room, *, by: Person | None, at: datetime) -> None:
    """A locked room goes on: with it ends the reading time for which it had paused."""
    pauses = Activity.objects.filter(room=locked, ended_at=None, kind=Activity.Kind.PAUSE)
    if pauses.exists():
        end_what_is_shown(locked, by=by, at=at)


def note_change(activity: Activity, what: str, *, by: Person | None, at: datetime) -> None:
    """Write a line of the ledger: ids and codes, no words."""
    record(
        Act.ACTIVITY_CHANGED,
        actor_id=by.pk if by else None,
        subject=("activity", activity.pk),
        at=at,
        detail={"what": what, "kind": activity.kind, "room": activity.room_id},
    )


def note_settled(note: BoardNote, outcome: str, *, by: Person | None, at: datetime) -> None:
    """Write a line of the ledger about a note on a board: ids and codes, no words."""
    record(
        Act.NOTE_SETTLED,
        actor_id=by.pk if by else None,
        subject=("board_note", note.pk),
        at=at,
        detail={"outcome": outcome, "room": note.activity.room_id},
    )


def _tell(channel: Channel, activity: Activity, at: datetime) -> None:
    activity.changes += 1
    activity.save(update_fields=["changes"])
    told = {"slug": activity.slug, "n": activity.changes}
    happen(channel, Event(Entry.Kind.ACTIVITY, detail=told), at=at)
