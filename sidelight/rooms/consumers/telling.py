"""What pages are told without numbers: how a room stands when they come, and who is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sidelight.foundation import clock
from sidelight.live.connection import Connection
from sidelight.rooms.queries.card import Card, card_of
from sidelight.rooms.queries.tiles import presences_told
from sidelight.rooms.rules import wire

if TYPE_CHECKING:
    from sidelight.rooms.consumers.doorkeeper import Admission
    from sidelight.rooms.consumers.station import Station

CARD_SECONDS = 1.0
TYPING_SECONDS = 3.0


def welcome_back(admission: Admission, connection: Connection) -> None:
    """Tell a page that was here before that it is let in; it knows the rest, or asks for it."""
    connection.tell(wire.written(_greeting(admission)))


async def welcome(here: Station, admission: Admission, connection: Connection) -> None:
    """Tell a page that came in how the room stands."""
    speaker = admission.entrance.speaker
    card = await _card(here, speaker.room_id)
    own = [
        {"id": one.key, "text": one.text, "at": one.at}
        for one in card.held
        if one.person_id == speaker.person_id
    ]
    connection.tell(
        wire.written({
            **_greeting(admission),
            "state": card.state,
            "members": card.members,
            "own": own,
            "seen": max(card.seen[speaker.place_id], here.seen.get(speaker.place_id, 0)),
        })
    )  # fmt: skip


def _greeting(admission: Admission) -> dict[str, object]:
    entrance = admission.entrance
    return {
        "type": "welcome",
        "you": entrance.speaker.place,
        "room": entrance.slug,
        "part": entrance.part,
        "channels": list(entrance.channels),
    }


async def _card(here: Station, room_id: int) -> Card:
    """Return how a room stands, as it was within this second: many come at once."""
    now = here.hub.now()
    known = here.cards.get(room_id)
    if known is None or known[0] < now - CARD_SECONDS:
        asked = here.here.loop.create_task(here.ask(card_of, room_id))
        known = here.cards[room_id] = (now, asked)
    return await known[1]


def typing(here: Station, admission: Admission) -> None:
    """Tell the leaders that somebody is writing, at most once in three seconds."""
    now = here.hub.now()
    if not admission.leads and now - admission.typed_at >= TYPING_SECONDS:
        admission.typed_at = now
        _tell_leaders(here, admission, {"writing": True})


def tell_came(here: Station, admission: Admission) -> None:
    """Tell the leaders that somebody is here; all there is to tell follows with the next round."""
    _tell_leaders(here, admission, {"here": True, "dropped": False})
    here.changed_rooms[admission.entrance.speaker.room_id] = None


def tell_went(here: Station, admission: Admission) -> None:
    """Tell the leaders that somebody's last page is gone, whyever."""
    if not here.hub.in_group(admission.group):
        _tell_leaders(here, admission, {"here": False})
        here.changed_rooms[admission.entrance.speaker.room_id] = None


def tell_visible(here: Station, admission: Admission, *, visible: bool) -> None:
    """Tell the leaders that one of them has put the page away, or taken it up again."""
    if admission.leads:
        _tell_leaders(here, admission, {"here": visible})


async def tell_presences(here: Station, room_ids: Sequence[int]) -> None:
    """Tell the leaders of these rooms all there is to tell about who is there, if it is new."""
    found = await here.ask(presences_told, room_ids, clock.now())
    for room_id, presence in found.items():
        told = wire.written(presence)
        if here.told.get(room_id) != told:
            here.told[room_id] = told
            for connection in here.hub.in_group(("team", room_id)):
                connection.tell(told)


def _tell_leaders(here: Station, admission: Admission, told: Mapping[str, object]) -> None:
    speaker = admission.entrance.speaker
    here.told.pop(speaker.room_id, None)  # they know something else now: all of it is new again
    leaders = here.hub.in_group(("team", speaker.room_id))
    if leaders:
        text = wire.written({"type": "presence", "people": {speaker.place: told}})
        for connection in leaders:
            connection.tell(text)
