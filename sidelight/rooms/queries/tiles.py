"""What leaders see of each member: here, quiet, how they said they were, what is held."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from sidelight.rooms.models import Aside, Entry, Mood, Place, Presence
from sidelight.rooms.rules.wire import instant


@dataclass(frozen=True)
class Tile:
    """One member as the leaders see them. quiet_minutes: since they last wrote, or came.

    noticed: something that waits now carries a mark. Never a number: it would look like one of the
    person, and it goes with the message as soon as somebody has settled that.
    """

    place: Place
    here: bool
    dropped: bool
    spoke_at: datetime | None
    quiet_minutes: int
    mood: str
    held: int
    noticed: bool
    stepped_out: bool
    in_quiet_time: bool
    is_held: bool
    aside: bool

    def told(self) -> dict[str, object]:
        """Return the tile as the socket sends it."""
        return {
            "here": self.here,
            "dropped": self.dropped,
            "spoke_at": instant(self.spoke_at) if self.spoke_at else None,
            "quiet_minutes": self.quiet_minutes,
            "mood": self.mood,
            "held": self.held,
            "noticed": self.noticed,
            "stepped_out": self.stepped_out,
            "in_quiet_time": self.in_quiet_time,
            "is_held": self.is_held,
            "aside": self.aside,
        }


def tiles_of(room_id: int, at: datetime) -> list[Tile]:
    """Return a tile for each member who has a place, in the order of their seats."""
    return tiles_in([room_id], at).get(room_id, [])


def tiles_in(room_ids: Collection[int], at: datetime) -> dict[int, list[Tile]]:
    """Return the tiles of several rooms. What was said is not counted: rooms go on for long."""
    pages = Presence.objects.filter(place=OuterRef("pk"))
    said = Entry.objects.filter(
        room=OuterRef("room"), author=OuterRef("person"), kind=Entry.Kind.SAID
    )
    places = (
        Place.objects.kept()
        .filter(room__in=room_ids, part=Place.Part.MEMBER)
        .annotate(
            came_at=Subquery(pages.order_by("-came_at").values("came_at")[:1]),
            is_here=Exists(pages.filter(went_at=None)),
            spoke_at=Subquery(said.order_by("-pk").values("at")[:1]),
            mood=Subquery(
                Mood.objects.filter(place=OuterRef("pk")).order_by("-at").values("value")[:1]
            ),
            is_aside=Exists(Aside.objects.filter(place=OuterRef("pk"), ended_at=None)),
        )
        .select_related("person")
        .order_by("room", "seat")
    )
    waiting = waiting_in(room_ids)
    found: dict[int, list[Tile]] = defaultdict(list)
    for place in places:
        marks = waiting.get((place.room_id, place.person_id), [])
        found[place.room_id].append(_tile(place, marks, at))
    return found


def waiting_in(room_ids: Collection[int]) -> dict[tuple[int, int | None], list[bool]]:
    """Return by room and author, for each message that waits, whether it carries a mark."""
    held = Entry.objects.filter(room__in=room_ids, state=Entry.State.HELD)
    found: dict[tuple[int, int | None], list[bool]] = defaultdict(list)
    for room_id, author_id, detail in held.values_list("room", "author", "detail"):
        found[room_id, author_id].append("marks" in detail)
    return found


def _tile(place: Place, marks: Sequence[bool], at: datetime) -> Tile:
    """Return the tile of a place that was asked for together with what stands beside it."""
    told: Any = place  # Any: the columns that tiles_in adds
    since = max((one for one in (told.came_at, told.spoke_at) if one), default=None)
    return Tile(
        place=place,
        here=told.is_here,
        dropped=bool(told.came_at) and not told.is_here and place.stepped_out_at is None,
        spoke_at=told.spoke_at,
        quiet_minutes=int((at - since).total_seconds() // 60) if since else 0,
        mood=told.mood or "",
        held=len(marks),
        noticed=any(marks),
        stepped_out=place.stepped_out_at is not None,
        in_quiet_time=place.quiet_until is not None and place.quiet_until > at,
        is_held=place.held_since is not None,
        aside=told.is_aside,
    )


def presence_told(room_id: int, at: datetime) -> Mapping[str, object]:
    """Return all tiles of a room, and its leaders, as the leaders are told."""
    return presences_told([room_id], at)[room_id]


def presences_told(room_ids: Collection[int], at: datetime) -> dict[int, Mapping[str, object]]:
    """Return the same for several rooms."""
    people: dict[int, dict[str, object]] = {room_id: {} for room_id in room_ids}
    for room_id, tiles in tiles_in(room_ids, at).items():
        people[room_id] = {tile.place.slug: tile.told() for tile in tiles}
    leaders = Presence.objects.filter(room_id__in=room_ids, leads=True, went_at=None)
    for room_id, slug, visible, input_at in leaders.values_list(
        "room_id", "place__slug", "visible", "input_at"
    ):
        quiet = int((at - input_at).total_seconds() // 60)
        people[room_id][slug] = {"here": visible, "dropped": False, "quiet_minutes": quiet}
    return {room_id: {"type": "presence", "people": those} for room_id, those in people.items()}
