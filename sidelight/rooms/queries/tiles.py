"""What leaders see of each member: here, quiet, how they said they were, what is held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

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
    places = Place.objects.kept().filter(room=room_id, part=Place.Part.MEMBER)
    found = list(places.select_related("person").order_by("seat"))
    pages = {
        row["place_id"]: row
        for row in Presence.objects.filter(room_id=room_id, leads=False)
        .values("place_id")
        .annotate(open=Count("pk", filter=Q(went_at=None)), came=Max("came_at"))
    }
    waits = Q(state=Entry.State.HELD)
    said = {
        row["author_id"]: row
        for row in Entry.objects.filter(room=room_id, kind=Entry.Kind.SAID)
        .values("author_id")
        .annotate(
            last=Max("at"),
            held=Count("pk", filter=waits),
            noticed=Count("pk", filter=waits & Q(detail__has_key="marks")),
        )
    }
    given = Mood.objects.filter(place__room=room_id).order_by("at")
    moods = dict(given.values_list("place", "value"))
    aside = set(
        Aside.objects.filter(place__room=room_id, ended_at=None).values_list("place", flat=True)
    )
    return [
        _tile(place, pages.get(place.pk), said.get(place.person_id), at,
              mood=moods.get(place.pk, ""), aside=place.pk in aside)
        for place in found
    ]  # fmt: skip


Row = Mapping[str, object]


def _tile(
    place: Place, page: Row | None, said: Row | None, at: datetime, *, mood: str, aside: bool
) -> Tile:
    here = bool(page and page["open"])
    came = page["came"] if page else None
    spoke = said["last"] if said else None
    since = max((one for one in (came, spoke) if isinstance(one, datetime)), default=None)
    return Tile(
        place=place,
        here=here,
        dropped=page is not None and not here and place.stepped_out_at is None,
        spoke_at=spoke if isinstance(spoke, datetime) else None,
        quiet_minutes=int((at - since).total_seconds() // 60) if since else 0,
        mood=mood,
        held=int(str(said["held"])) if said else 0,
        noticed=bool(said and said["noticed"]),
        stepped_out=place.stepped_out_at is not None,
        in_quiet_time=place.quiet_until is not None and place.quiet_until > at,
        is_held=place.held_since is not None,
        aside=aside,
    )


def presence_told(room_id: int, at: datetime) -> Mapping[str, object]:
    """Return all tiles of a room, and its leaders, as the leaders are told."""
    people: dict[str, object] = {tile.place.slug: tile.told() for tile in tiles_of(room_id, at)}
    leaders = Presence.objects.filter(room_id=room_id, leads=True, went_at=None)
    for slug, visible, input_at in leaders.values_list("place__slug", "visible", "input_at"):
        quiet = int((at - input_at).total_seconds() // 60)
        people[slug] = {"here": visible, "dropped": False, "quiet_minutes": quiet}
    return {"type": "presence", "people": people}
