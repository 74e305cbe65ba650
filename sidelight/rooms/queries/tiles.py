"""What leaders see of each member: here, quiet, how they said they were, what is held."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from sidelight.foundation.prepared import prepared
from sidelight.outcomes.models import CheckIn
from sidelight.rooms.models import Aside, Entry, Place, Presence
from sidelight.rooms.queries.feelings import PLACE
from sidelight.rooms.rules.wire import instant


@dataclass(frozen=True)
class Tile:
    """One member as the leaders see them. quiet_minutes: since they last wrote, or came.

    noticed: something that waits now carries a mark. Never a number: it would look like one of the
    person, and it goes with the message as soon as somebody has settled that.
    """

    slug: str
    person_id: int
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
    """Return a tile for each member who has a place, in the order of their seats.

    What was said is not counted: rooms go on for long.
    """
    waiting: dict[int | None, list[bool]] = defaultdict(list)
    for author_id, detail in _waiting_in(room_id):
        waiting[author_id].append("marks" in detail)
    members = [Member(*row) for row in _members_of(room_id)]
    return [_tile(one, waiting.get(one.person_id, []), at) for one in members]


class Member(NamedTuple):
    """A member's place with what stands beside it."""

    slug: str
    person_id: int
    stepped_out_at: datetime | None
    quiet_until: datetime | None
    held_since: datetime | None
    came_at: datetime | None
    is_here: bool
    spoke_at: datetime | None
    mood: str | None
    is_aside: bool


@prepared
def _members_of(room_id: int) -> QuerySet[Place, tuple[Any, ...]]:  # Any: as in Member
    pages = Presence.objects.filter(place=OuterRef("pk"))
    said = Entry.objects.filter(
        room=OuterRef("room"), author=OuterRef("person"), kind=Entry.Kind.SAID
    )
    said_how = CheckIn.objects.shown().filter(source_id=OuterRef("pk"), source_kind=PLACE)
    places = Place.objects.kept().filter(room=room_id, part=Place.Part.MEMBER).order_by("seat")
    return places.annotate(
        came_at=Subquery(pages.order_by("-came_at").values("came_at")[:1]),
        is_here=Exists(pages.filter(went_at=None)),
        spoke_at=Subquery(said.order_by("-pk").values("at")[:1]),
        mood=Subquery(said_how.order_by("-at", "-pk").values("feeling")[:1]),
        is_aside=Exists(Aside.objects.filter(place=OuterRef("pk"), ended_at=None)),
    ).values_list(
        "slug", "person_id", "stepped_out_at", "quiet_until", "held_since",
        "came_at", "is_here", "spoke_at", "mood", "is_aside",
    )  # fmt: skip


@prepared
def _waiting_in(room_id: int) -> QuerySet[Entry, tuple[int | None, dict[str, object]]]:
    held = Entry.objects.filter(room=room_id, state=Entry.State.HELD)
    return held.values_list("author_id", "detail")


def _tile(member: Member, marks: Sequence[bool], at: datetime) -> Tile:
    since = max((one for one in (member.came_at, member.spoke_at) if one), default=None)
    return Tile(
        slug=member.slug,
        person_id=member.person_id,
        here=member.is_here,
        dropped=bool(member.came_at) and not member.is_here and member.stepped_out_at is None,
        spoke_at=member.spoke_at,
        quiet_minutes=int((at - since).total_seconds() // 60) if since else 0,
        mood=member.mood or "",
        held=len(marks),
        noticed=any(marks),
        stepped_out=member.stepped_out_at is not None,
        in_quiet_time=member.quiet_until is not None and member.quiet_until > at,
        is_held=member.held_since is not None,
        aside=member.is_aside,
    )


def presence_told(room_id: int, at: datetime) -> Mapping[str, object]:
    """Return all tiles of a room, and its leaders, as the leaders are told."""
    people: dict[str, object] = {tile.slug: tile.told() for tile in tiles_of(room_id, at)}
    for slug, visible, input_at in _leaders_of(room_id):
        quiet = int((at - input_at).total_seconds() // 60)
        people[slug] = {"here": visible, "dropped": False, "quiet_minutes": quiet}
    return {"type": "presence", "people": people}


@prepared
def _leaders_of(room_id: int) -> QuerySet[Presence, tuple[str, bool, datetime]]:
    leaders = Presence.objects.filter(room_id=room_id, leads=True, went_at=None)
    return leaders.values_list("place__slug", "visible", "input_at")


def presences_told(room_ids: Collection[int], at: datetime) -> dict[int, Mapping[str, object]]:
    """Return the same for several rooms."""
    return {room_id: presence_told(room_id, at) for room_id in room_ids}
