"""What a page asks for over HTTP: everything that came after what it has, and how things stand."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sidelight.rooms.models import Aside, Entry, Place
from sidelight.rooms.queries.card import state_of
from sidelight.rooms.queries.entering import Entrance
from sidelight.rooms.queries.events import (
    MOST_EVENTS,
    Row,
    as_json,
    channel_name,
    events_after,
    text_of,
    waiting_for_leaders,
    words_of,
)
from sidelight.rooms.queries.facts import from_instant, from_key, last_numbers
from sidelight.rooms.rules import wire

Event = dict[str, Any]  # Any: as JSON


def followed(entrance: Entrance, after: Mapping[str, int]) -> dict[str, Any]:  # Any: as JSON
    """Return what came in each channel after these numbers; where none is given, from the start."""
    last = last_numbers(list(entrance.channels.values()))
    begin = {number: after.get(name, 0) for name, number in entrance.channels.items()}
    found: dict[str, list[Event]] = {name: [] for name in entrance.channels}
    behind = [(number, seq) for number, seq in begin.items() if seq < last[number]]
    for row in events_after(behind):
        found[channel_name(row)].append(event_of(row, entrance.speaker.person_id))
    channels = {
        name: {"last": last[number], "events": found[name]}
        for name, number in entrance.channels.items()
    }
    more = any(last[number] > seq + MOST_EVENTS for number, seq in behind)
    return {"channels": channels, **({"more": True} if more else {})}


def event_of(row: Row, person_id: int) -> Event:
    """Return an event as its page gets it; one's own words carry the key that one's page made."""
    event: Event = json.loads(text_of(row))
    if row["kind"] == "said" and row["author_id"] == person_id and row["key"] is not None:
        event["id"] = str(from_key(row["key"]))
    return event


def standing(place: Place, at: datetime) -> dict[str, Any]:  # Any: as JSON
    """Return how the room stands, what of somebody's is held, and to leaders all that is held."""
    waiting = waiting_for_leaders([place.room_id])
    told: dict[str, Any] = {
        "state": state_of(place.room),
        "own": [
            {"id": str(from_key(row["key"])), "text": words_of(row), "at": _at(row)}
            for row in waiting
            if row["author_id"] == place.person_id
        ],
    }
    if place.is_members:
        told["line"] = line_state(place, at)
    else:
        told["held"] = held_for_leaders(place.room_id, waiting)
    return told


def line_state(place: Place, at: datetime) -> dict[str, object]:
    """Return how things stand with one member: a side room, quiet time."""
    aside = Aside.objects.filter(place=place, ended_at=None).select_related("leader").first()
    is_quiet = place.quiet_until is not None and place.quiet_until > at
    return {
        "aside": aside.leader.slug if aside else None,
        "quiet_until": wire.instant(place.quiet_until) if is_quiet and place.quiet_until else None,
    }


def held_for_leaders(room_id: int, waiting: list[Row]) -> list[dict[str, Any]]:  # Any: as JSON
    """Return what waits for the leaders, oldest first, with why and what was noticed."""
    kept = Entry.objects.filter(room=room_id, state=Entry.State.HELD)
    numbers = {(key, author): pk for key, author, pk in kept.values_list("key", "author", "pk")}
    told = Entry.objects.filter(room=room_id, kind=Entry.Kind.HELD, about__in=numbers.values())
    reasons = {about: detail["why"] for about, detail in told.values_list("about", "detail")}
    held = []
    for row in waiting:
        m = numbers.get((from_key(row["key"]), row["author_id"]))
        if m is not None:  # settled since: the other leader was quicker
            held.append(
                {
                    "m": str(m), "from": row["place"], "text": words_of(row), "at": _at(row),
                    "why": reasons.get(m, ""), "marks": as_json(row["detail"]).get("marks", []),
                }
            )  # fmt: skip
    return held


def _at(row: Row) -> str:
    return wire.instant(from_instant(row["at"]))
