"""A room as its page shows it: the talks, the people, how it stands, and what leaders need."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from sidelight.outcomes.models import Moment
from sidelight.outcomes.rules import asks_for_somebody
from sidelight.rooms.actions.keepings import what_is_kept
from sidelight.rooms.models import Place, Room
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.queries.feelings import said_here
from sidelight.rooms.queries.following import standing
from sidelight.rooms.queries.talk import Line, Talk, people_in, talks_of
from sidelight.rooms.registers import afterwards, excuses
from sidelight.rooms.rules.speaking import lobby_is_open, may_say_how_they_are
from sidelight.rooms.views import words
from sidelight.rooms.views.alone import words_in
from sidelight.rooms.views.going import shown_of
from sidelight.rooms.views.leading import leading
from sidelight.rooms.views.shows import shows
from sidelight.rooms.views.what_is_shown import shown_context


@dataclass(frozen=True)
class Typed:
    """What somebody sent that was not taken: it comes back to them with the reason."""

    channel: str
    text: str
    why: str


@dataclass(frozen=True)
class Again:
    """A form about what is shown that was not taken: its name, why, and what was typed."""

    name: str
    why: str
    typed: QueryDict


@dataclass(frozen=True)
class Shown:
    """A line with everything that a template says about it."""

    line: Line
    who: Place | None
    quoted: Place | None
    note: str


@dataclass(frozen=True)
class Panel:
    """One conversation of the page. of: whose line it is."""

    talk: Talk
    of: Place | None
    lines: list[Shown]
    key: UUID
    typed: Typed | None

    @property
    def element(self) -> str:
        """Return the panel's name on the page."""
        return self.talk.name.replace(":", "-")


def room_page_of(
    request: HttpRequest,
    place: Place,
    at: datetime,
    *,
    typed: Typed | None = None,
    again: Again | None = None,
) -> HttpResponse:
    """Answer with the room; with the reason and the words if something was not taken."""
    room = place.room
    status = 409 if typed or again else 200
    if room.is_over or not lobby_is_open(room, at):
        return render(request, "rooms/not_open.html", _outside(place, at), status=status)
    inside = {**_inside(request, place, at, typed), **shown_context(place, at), "again": again}
    inside["shows"] = shows(again.typed if again else None)
    return render(request, "rooms/room.html", inside, status=status)


def _outside(place: Place, at: datetime) -> dict[str, object]:
    closed_at = place.room.closed_at
    asks = place.is_members and place.room.is_over
    return {
        "place": place,
        "room": place.room,
        "ending": place.room.ending,
        "afterwards": _afterwards(place, at) if asks else "",
        **(_feelings(place, Moment.OUT) if asks and may_say_how_they_are(closed_at, at) else {}),
        "excuse": _excuse(place, at),
        "key": uuid4(),
    }


def _inside(
    request: HttpRequest, place: Place, at: datetime, typed: Typed | None
) -> dict[str, object]:
    entrance = entrance_of(place)
    talks = talks_of(entrance, from_start=request.GET.get("from") == "start")
    everybody = people_in(place)
    stands = standing(place, at)
    people = {one.slug: one for one in everybody}
    notes = words_in(place.room)["notes"]
    panels = [_panel(talks[name], people, typed, notes) for name in _in_order(talks, people)]
    code = words.state_code(stands["state"])
    return {
        "place": place,
        "room": place.room,
        "leads": place.part == Place.Part.LEADER,
        "stands": stands,
        "state_code": code,
        "state_words": words_in(place.room)["states"][code],
        "state_name": words_in(place.room)["state_names"][code],
        "what_is_kept": what_is_kept(place.room.keep_days),
        "excuse": _excuse(place, at),
        "panels": panels,
        "leaders": [one for one in everybody if not one.is_members and one.removed_at is None],
        **(_feelings(place, Moment.IN) if place.is_members else {}),
        "signs": words.SIGNS,
        "start": json.dumps(_start(request, place, stands, talks, everybody)),
        **({} if place.is_members else leading(place, stands["held"], people, at)),
        **shown_of(place, at),
    }


def _afterwards(place: Place, at: datetime) -> str:
    """Return where a member goes from here, if an app above has a page for them."""
    found = (lead(place, at) for lead in afterwards)
    return next((address for address in found if address), "")


def _feelings(place: Place, when: Moment) -> dict[str, object]:
    """Return what a member is asked: how they are, and what they said so far."""
    said = said_here(place).get(when, "")
    return {
        "asks_mood": True,
        "moods": words.MOODS,
        "when": when,
        "said_mood": said,
        "you_said": words.SAID["you_said"] % {"value": words.MOODS[said]} if said else "",
        "needs_somebody": asks_for_somebody(said),
    }


def _excuse(place: Place, at: datetime) -> str:
    """Return where a member says that they cannot come, as long as it has not begun."""
    if not place.is_members or place.room.phase != Room.Phase.LOBBY:
        return ""
    return next((address for excuse in excuses if (address := excuse(place, at))), "")


def _start(
    request: HttpRequest,
    place: Place,
    stands: dict[str, object],
    talks: dict[str, Talk],
    everybody: list[Place],
) -> dict[str, object]:
    """Return what the page's script begins with."""
    return {
        "you": place.slug,
        "part": place.part,
        "room": place.room.slug,
        "after": {name: talk.last for name, talk in talks.items()},
        "seen": place.seen_seq,
        "state": stands["state"],
        "line": stands.get("line"),
        "members": {
            one.slug: {
                "name": one.person.shown_name,
                "mark": [one.person.mark_shape, one.person.mark_colour],
                "part": one.part,
            }
            for one in everybody
        },
        "addresses": _addresses(place),
        "own": stands["own"],
        "held": stands.get("held"),
        "own_device": bool(request.session.get("own_device")),
        "words": words.script_words(words_in(place.room)),
    }


def _addresses(place: Place) -> dict[str, str]:
    slug = place.room.slug
    base = reverse("room", args=[slug])
    closes = place.part == Place.Part.LEADER and place.room.is_group
    return {
        "live": f"{base}live",
        "events": reverse("room_events", args=[slug]),
        "messages": reverse("room_messages", args=[slug]),
        "activities": f"{base}activities/",
        "mood": reverse("room_mood", args=[slug]),
        "here": reverse("room_here", args=[slug]),
        "beside": reverse("room_beside", args=[slug]),
        "shown": reverse("room_shown", args=[slug]),
        **({"closing": reverse("room_closing", args=[slug])} if closes else {}),
    }


def _in_order(talks: dict[str, Talk], people: dict[str, Place]) -> list[str]:
    """Return the names of the talks: the room, the team, the lines by seat."""
    lines = [f"line:{slug}" for slug in people]
    return [name for name in ("room", "team", *lines) if name in talks]


def _panel(talk: Talk, people: dict[str, Place], typed: Typed | None, notes: words.Words) -> Panel:
    of = people.get(talk.name.partition(":")[2])
    mine = typed if typed is not None and typed.channel == talk.name else None
    return Panel(talk, of, [_shown(line, people, notes) for line in talk.lines], uuid4(), mine)


def _shown(line: Line, people: dict[str, Place], notes: words.Words) -> Shown:
    who = people.get(line.place)
    name = who.person.shown_name if who else ""
    note = words.note_words(line.note, name, line.value, notes) if line.note else ""
    return Shown(line, who, people.get(line.reply.place) if line.reply else None, note)
