"""A conversation as a page shows it: events put together into lines, oldest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sidelight.rooms.models import Place, Reaction
from sidelight.rooms.queries.entering import Entrance
from sidelight.rooms.queries.events import events_after
from sidelight.rooms.queries.facts import last_numbers
from sidelight.rooms.queries.following import Event, event_of

SHOWN_EVENTS = 250
FIRST_STATE: Mapping[str, object] = {"phase": "lobby", "holding": "all", "slow": 0}


@dataclass
class Line:
    """One message, or something that was noted. note: a code; views say it in words."""

    seq: int
    place: str = ""
    text: str = ""
    at: datetime | None = None
    note: str = ""
    value: str = ""
    reply: "Line | None" = None
    signs: list[str] = field(default_factory=list)
    mine: list[str] = field(default_factory=list)
    gone: bool = False


@dataclass(frozen=True)
class Talk:
    """The lines of one channel. last: the last number there is; from the start: nothing before."""

    name: str
    lines: Sequence[Line]
    last: int
    begins_at: int = 0


def talks_of(entrance: Entrance, *, from_start: bool = False) -> dict[str, Talk]:
    """Return by channel what a page begins with: the last lines, or all from the start."""
    last = last_numbers(list(entrance.channels.values()))
    names = {number: name for name, number in entrance.channels.items()}
    begin = {
        number: 0 if from_start else max(0, seq - SHOWN_EVENTS) for number, seq in last.items()
    }
    events: dict[str, list[Event]] = {name: [] for name in names.values()}
    most = max(last.values(), default=0) if from_start else SHOWN_EVENTS
    for row in events_after(list(begin.items()), most=most):
        events[names[row["channel_id"]]].append(event_of(row, entrance.speaker.person_id))
    given = _given_by(entrance)
    return {
        names[number]: Talk(
            names[number],
            lines_of(events[names[number]], given.get(number, {})),
            last[number],
            begin[number],
        )
        for number in last
    }


def lines_of(events: Iterable[Event], given: Mapping[int, list[str]]) -> list[Line]:
    """Return the lines that events come to. given: by number, the signs one gave oneself."""
    lines: list[Line] = []
    said: dict[int, Line] = {}
    before: Mapping[str, object] = FIRST_STATE
    for event in events:
        match event["type"]:
            case "said":
                line = _said(event, said, given)
                said[line.seq] = line
                lines.append(line)
            case "gone" if event["of"] in said:
                said[event["of"]].gone, said[event["of"]].text = True, ""
            case "reacted" if event["to"] in said:
                said[event["to"]].signs = list(event["signs"])
            case "state" | "told" | "declined":
                lines += [Line(event["seq"], **note) for note in notes_of(event, before)]
                before = event if event["type"] == "state" else before
    return lines


def notes_of(event: Event, before: Mapping[str, object]) -> list[dict[str, Any]]:  # Any: of a Line
    """Return what is noted about an event, as codes. The page's script does the same."""
    if event["type"] == "told":
        told = {"note": f"told_{event['what']}", "value": event.get("value", "")}
        return [{"place": event["from"], **told}]
    if event["type"] == "declined":
        return [{"note": f"declined_{event['reason']}", "text": event["text"]}]
    if "phase" not in event:
        return _of_a_line(event, before)
    found = []
    if event["phase"] != before.get("phase"):
        resumed = (before.get("phase"), event["phase"]) == ("paused", "open")
        found.append({"note": "phase_resumed" if resumed else f"phase_{event['phase']}"})
    if event["holding"] != before.get("holding"):
        found.append({"note": f"holding_{event['holding']}"})
    if event.get("line") in ("tell", "return"):
        found.append({"note": f"cover_{event['line']}"})
    if bool(event["slow"]) != bool(before.get("slow")):
        found.append({"note": "slow_on" if event["slow"] else "slow_off"})
    return found


def _of_a_line(event: Event, before: Mapping[str, object]) -> list[dict[str, Any]]:
    found = []
    for name in ("aside", "quiet_until"):
        if bool(event.get(name)) != bool(before.get(name)):
            found.append({"note": f"{name}_{'on' if event.get(name) else 'off'}"})
    return found


def _said(event: Event, said: Mapping[int, Line], given: Mapping[int, list[str]]) -> Line:
    return Line(
        event["seq"],
        place=event["from"],
        text=event["text"],
        at=datetime.fromisoformat(event["at"]),
        reply=said.get(event.get("reply_to", 0)),
        mine=given.get(event["seq"], []),
        gone=event.get("gone", False),
    )


def _given_by(entrance: Entrance) -> dict[int, dict[int, list[str]]]:
    """Return by channel and number the signs that somebody gave: they alone are told."""
    mine = Reaction.objects.filter(
        person=entrance.speaker.person_id, entry__room=entrance.speaker.room_id
    )
    found: dict[int, dict[int, list[str]]] = {}
    for channel, seq, sign in mine.values_list("entry__channel", "entry__seq", "sign"):
        found.setdefault(channel, {}).setdefault(seq or 0, []).append(sign)
    return found


def people_in(place: Place) -> list[Place]:
    """Return everybody who has or had a place: words of who is out keep their name."""
    everybody = Place.objects.filter(room=place.room_id).select_related("person")
    return list(everybody.order_by("part", "seat", "pk"))
