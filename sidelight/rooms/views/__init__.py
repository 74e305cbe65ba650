"""The pages of rooms: for those who are in one, and for staff who plan and look after them."""

from sidelight.rooms.views.beside import beside
from sidelight.rooms.views.concerns import concern
from sidelight.rooms.views.entering import own_rooms, room
from sidelight.rooms.views.following import events, here
from sidelight.rooms.views.going import closing_panel
from sidelight.rooms.views.hand_overs import hand_over, hand_over_draft, hand_over_reading
from sidelight.rooms.views.needs import needs
from sidelight.rooms.views.planning import (
    new_place,
    new_room,
    place_removal,
    staff_room,
    staff_rooms,
)
from sidelight.rooms.views.ready_messages import ready_message_withdrawal, ready_messages
from sidelight.rooms.views.saying import activity, messages, mood
from sidelight.rooms.views.shown import shown, shown_deed
from sidelight.rooms.views.transcript import transcript

__all__ = [
    "activity",
    "beside",
    "closing_panel",
    "concern",
    "events",
    "hand_over",
    "hand_over_draft",
    "hand_over_reading",
    "here",
    "messages",
    "mood",
    "needs",
    "new_place",
    "new_room",
    "own_rooms",
    "place_removal",
    "ready_message_withdrawal",
    "ready_messages",
    "room",
    "shown",
    "shown_deed",
    "staff_room",
    "staff_rooms",
    "transcript",
]
