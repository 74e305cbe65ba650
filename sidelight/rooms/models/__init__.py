"""The tables of rooms."""

from sidelight.rooms.models.activities import Activity, Answer, BoardNote, Turn
from sidelight.rooms.models.attendance import Presence, ReadyMessage
from sidelight.rooms.models.closing import HandOver, HandOverDraft, Prompt, SeenOut
from sidelight.rooms.models.entries import Entry, Reaction
from sidelight.rooms.models.looking import TranscriptReason, TranscriptView
from sidelight.rooms.models.rehearsing import Played
from sidelight.rooms.models.rooms import MOST_KEEP_DAYS, MOST_MEMBERS, Aside, Channel, Place, Room

__all__ = [
    "MOST_KEEP_DAYS",
    "MOST_MEMBERS",
    "Activity",
    "Answer",
    "Aside",
    "BoardNote",
    "Channel",
    "Entry",
    "HandOver",
    "HandOverDraft",
    "Place",
    "Played",
    "Presence",
    "Prompt",
    "Reaction",
    "ReadyMessage",
    "Room",
    "SeenOut",
    "TranscriptReason",
    "TranscriptView",
    "Turn",
]
