"""What was said in a room, in order, with what was held, not shown and taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.outcomes.models import Feeling
from sidelight.rooms.models import Activity, BoardNote, Channel, Entry, Room, TranscriptView
from sidelight.rooms.queries.board import words_on
from sidelight.rooms.queries.sealing import box_of, unseal
from sidelight.rooms.queries.what_is_shown import what_of

Detail = Mapping[str, Any]  # Any: codes and numbers, as JSON keeps them
# What only says again, for open pages, what stands with the message itself.
SAID_AGAIN = (Entry.Kind.HELD, Entry.Kind.SETTLED, Entry.Kind.GONE, Entry.Kind.ACTIVITY)
PHASES: Mapping[str, Promise] = {
    Room.Phase.LOBBY: gettext_lazy("The room was not open"),
    Room.Phase.OPEN: gettext_lazy("The room was open"),
    Room.Phase.PAUSED: gettext_lazy("The room was paused"),
    Room.Phase.CLOSED: gettext_lazy("The room was over"),
}
TOLD: Mapping[str, Promise] = {
    "moment": gettext_lazy("Needed a moment"),
    "back": gettext_lazy("Came back"),
    "talk": gettext_lazy("Asked for a leader"),
    "mood_in": gettext_lazy("Said how they were, coming in"),
    "mood_out": gettext_lazy("Said how they were, going"),
    "hands_over": gettext_lazy("Left the lead to the others"),
    "takes_over": gettext_lazy("Took the lead"),
}


@dataclass(frozen=True)
class TranscriptLine:
    """One thing that happened. what: in words, where nobody said anything. by: who settled it."""

    where: str
    at: datetime
    who: str
    words: str
    what: str
    became: str
    by: str


def lines_of(room: Room) -> Sequence[TranscriptLine]:
    """Return everything in order; the caller has seen to it that the view is written down."""
    entries = Entry.objects.filter(room=room).exclude(kind__in=SAID_AGAIN)
    found = entries.select_related("author", "settled_by", "channel__place__person")
    lines = [_line(room, one) for one in found.order_by("at", "pk")]
    return sorted([*lines, *_activities_of(room), *notes_of(room)], key=lambda one: one.at)


def notes_of(room: Room) -> list[TranscriptLine]:
    """Return the notes on boards, also those that were not shown."""
    notes = BoardNote.objects.filter(activity__room=room)
    return [
        TranscriptLine(
            where=_("Board"),
            at=one.at,
            who=one.place.person.shown_name,
            words=words_on(one),
            what="",
            became=_became_of_note(one),
            by=one.settled_by.shown_name if one.settled_by else "",
        )
        for one in notes.select_related("activity__room", "place__person", "settled_by")
    ]


def _activities_of(room: Room) -> list[TranscriptLine]:
    """Return what leaders showed, with all that stood on it."""
    shown = Activity.objects.filter(room=room).select_related("room", "begun_by")
    found = []
    for one in shown:
        what = what_of(one)
        words = "\n".join(filter(None, [what.title, what.words, *what.options, *what.piles]))
        said = _("Shown to the room: %(kind)s") % {"kind": one.get_kind_display()}
        name = one.begun_by.shown_name
        found.append(TranscriptLine(_("Room"), one.begun_at, name, words, said, "", ""))
    return found


def _became_of_note(note: BoardNote) -> str:
    if note.state == BoardNote.State.GONE:
        return _("Shown, then taken away") if note.number else _("Taken back")
    states = {
        BoardNote.State.HELD: _("Held"),
        BoardNote.State.DECLINED: _("Not shown"),
        BoardNote.State.SHOWN: _("Held, then shown"),
    }
    return states[BoardNote.State(note.state)]


def views_of(room: Room) -> Sequence[TranscriptView]:
    """Return who opened what was said in a room, and why, the newest first."""
    return list(room.transcript_views.select_related("by", "reason"))


def _line(room: Room, one: Entry) -> TranscriptLine:
    return TranscriptLine(
        where=_where(one.channel),
        at=one.at,
        who=one.author.shown_name if one.author else "",
        words=_words(room, one),
        what=_what(one),
        became=_became(one),
        by=one.settled_by.shown_name if one.settled_by else "",
    )


def _where(channel: Channel) -> str:
    if channel.kind == Channel.Kind.TEAM:
        return _("Leaders")
    if channel.kind == Channel.Kind.ROOM or channel.place is None:
        return _("Room")
    name = channel.place.person.shown_name
    return _("Line of %(name)s") % {"name": name}


def _words(room: Room, one: Entry) -> str:
    try:
        return unseal(box_of(room.sealed_key), bytes(one.sealed), channel_id=one.channel_id)
    except CannotDecrypt:
        return _("These words do not open any more.")


def _became(one: Entry) -> str:
    """Return what became of a message; nothing for one that was shown at once."""
    if one.kind != Entry.Kind.SAID:
        return ""
    if one.state == Entry.State.GONE:
        return _("Shown, then taken away")
    if one.state == Entry.State.DECLINED:
        return _("Not shown")
    if one.state == Entry.State.HELD:
        return _("Held")
    return _("Held, then shown") if one.settled_at else ""


def _what(one: Entry) -> str:
    """Return in words what happened where nobody wrote any."""
    detail: Detail = one.detail
    if one.kind == Entry.Kind.DECLINED:
        return _("To the author of a message that was not shown")
    if one.kind == Entry.Kind.REACTED:
        return _("Somebody gave a kind sign, or took it back")
    if one.kind == Entry.Kind.TOLD:
        return _told(detail)
    return _state(detail) if one.kind == Entry.Kind.STATE else ""


def _told(detail: Detail) -> str:
    said = str(TOLD.get(detail.get("what", ""), _("Told the leaders something")))
    value = detail.get("value")
    return f"{said}: {Feeling(value).label}" if value in Feeling.values else said


def _state(detail: Detail) -> str:
    if "phase" in detail:
        held = Room.Holding(detail["holding"]).label
        return f"{PHASES[detail['phase']]}: {held}"
    if detail.get("out"):
        return _("Their place in the room ended")
    if detail.get("aside"):
        return _("A leader was in a side room with them")
    return _("Quiet time") if detail.get("quiet_until") else _("Quiet time or side room ended")
