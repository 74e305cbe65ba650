"""Who may enter, who may speak, what waits for a leader, and whether there are enough staff."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sidelight.rooms.rules.jobs import Code, Finding, Why

if TYPE_CHECKING:
    from sidelight.rooms.models import Room

INPUT_WITHIN = timedelta(minutes=5)
TOLD_AFTER = timedelta(seconds=30)
CLOSED_AFTER = timedelta(minutes=5)
LOBBY_OPENS = timedelta(minutes=30)
MAY_OPEN = timedelta(minutes=15)
GRACE = timedelta(minutes=15)
SAYS_HOW_UNTIL = timedelta(days=2)
LEADERS_OF_A_GROUP = 2
LONGEST_TEXT = 2_000


class HasAnEnd(Protocol):
    """A room, or what is known of one."""

    @property
    def ends_at(self) -> datetime: ...


class RoomNow(NamedTuple):
    """A room as it is at this instant, read under its lock."""

    phase: str
    holding: str
    is_covered: bool
    has_side_room: bool


class SpeakerNow(NamedTuple):
    """Whoever speaks, as their place is at this instant."""

    is_member: bool
    looks_in: bool = False
    is_out: bool = False
    is_quiet: bool = False
    is_held: bool = False


def enough_leaders(kind: str, there: int) -> bool:
    """Are there enough leaders? Two for a group; one for a one-to-one, which has a second named.

    One for a rehearsal as well: nobody in it is a young person.
    """
    return there >= (1 if kind in LED_BY_ONE else LEADERS_OF_A_GROUP)


LED_BY_ONE = ("one_to_one", "rehearsal")


def may_be_member_of(kind: str, *, is_made_up: bool) -> bool:
    """May somebody be a member in a room of this kind? Made up people in rehearsals, and only they.

    The harm: a young person among people who do not exist, or with one adult alone.
    """
    return is_made_up == (kind == "rehearsal")


def may_say_how_they_are(closed_at: datetime | None, at: datetime) -> bool:
    """May a member say how they are? Until the day after the next, when it was over at closed_at.

    Later it would be about something else.
    """
    return closed_at is None or at < closed_at + SAYS_HOW_UNTIL


def why_not_speak(room: RoomNow, speaker: SpeakerNow, *, in_room: bool) -> Code | None:
    """Return why somebody may not speak now, or None when they may.

    The private line stays open while the room is in its lobby or paused: somebody may need it.
    The second on duty writes there, and to the leaders.
    """
    if speaker.is_out:
        return Code.NOT_HERE
    if room.phase == "closed":
        return Code.CLOSED
    if in_room and speaker.looks_in:
        return Code.NOT_YOURS  # the second on duty reads along: one of the staff talks there
    if not in_room or not speaker.is_member:
        return None
    if room.phase == "lobby":
        return Code.NOT_OPEN
    if room.phase == "paused":
        return Code.PAUSED
    return Code.TIME_OUT if speaker.is_quiet else None


def why_hold(room: RoomNow, speaker: SpeakerNow, finding: Finding) -> Why | None:
    """Return why a message in the room waits for a leader, or None when it is shown at once.

    What staff say is theirs to answer for. Everything that is not plainly known holds it back.
    """
    if not speaker.is_member:
        return None
    if not room.is_covered:
        return Why.COVER
    if room.has_side_room:
        return Why.ASIDE
    if room.holding not in SHOWS_SOME:
        return Why.ALL
    if speaker.is_held:
        return Why.PERSON
    return HOLDS_BACK[room.holding].get(finding)


# What is held while a leader has opened the room up; nothing found is in neither of them.
SHOWS_SOME = ("flagged", "open")
WORRYING = {Finding.NOT_SCREENED: Why.NOT_SCREENED, Finding.WORRYING: Why.NOTICED}
HOLDS_BACK = {"open": WORRYING, "flagged": {**WORRYING, Finding.SOMETHING: Why.NOTICED}}


def lobby_is_open(room: "Room", at: datetime) -> bool:
    """May people come in to wait? From half an hour before until a while after the end."""
    return room.starts_at - LOBBY_OPENS <= at and (not is_past(room, at) or not room.is_over)


def may_open_now(room: "Room", at: datetime) -> bool:
    """May a leader open it? From a quarter of an hour before the start until its end."""
    return room.phase == "lobby" and room.starts_at - MAY_OPEN <= at < room.ends_at


def is_past(room: HasAnEnd, at: datetime) -> bool:
    """Is even the grace after its end over?"""
    return at >= room.ends_at + GRACE


def is_still_read(room: "Room", at: datetime) -> bool:
    """May pages still read it? Until a while after its close, so that each learns how it ended."""
    return room.closed_at is None or at < room.closed_at + GRACE


class Step:
    """What follows when staff are missing, in order."""

    NOTHING = "nothing"
    HOLD = "hold"
    TELL = "tell"
    CLOSE = "close"
    RETURN = "return"


def next_step(
    *, is_covered: bool, uncovered_since: datetime | None, told: bool, at: datetime
) -> str:
    """Return what has to be done about cover at this instant, given what was done already."""
    if is_covered:
        return Step.RETURN if uncovered_since is not None else Step.NOTHING
    if uncovered_since is None:
        return Step.HOLD
    if at >= uncovered_since + CLOSED_AFTER:
        return Step.CLOSE
    if at >= uncovered_since + TOLD_AFTER and not told:
        return Step.TELL
    return Step.NOTHING
