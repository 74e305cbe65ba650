"""How a room stands, as a page that comes in is told: state, people, and what is held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sidelight.rooms.models import Channel, Place, Room
from sidelight.rooms.queries.events import waiting_for_leaders, words_of
from sidelight.rooms.queries.facts import from_instant, from_key
from sidelight.rooms.rules import wire


@dataclass(frozen=True)
class HeldOne:
    """A message that waits, for its author and the leaders."""

    person_id: int
    key: str
    text: str
    at: str


@dataclass(frozen=True)
class Card:
    """state, members: ready to be sent. held, seen: of all; each page is told its own alone."""

    state: Mapping[str, object]
    members: Mapping[str, Mapping[str, object]]
    held: Sequence[HeldOne]
    seen: Mapping[int, int]


def card_of(room_id: int) -> Card:
    """Return how a room stands now."""
    room = Room.objects.get(pk=room_id)
    seq = Channel.objects.get(room=room, kind=Channel.Kind.ROOM).last_seq
    places = list(Place.objects.filter(room=room).select_related("person"))
    members = {
        place.slug: {
            "name": place.person.shown_name,
            "mark": [place.person.mark_shape, place.person.mark_colour],
            "part": place.part,
        }
        for place in places
    }
    held = [
        HeldOne(
            row["author_id"], str(from_key(row["key"])), words_of(row),
            wire.instant(from_instant(row["at"])),
        )
        for row in waiting_for_leaders([room_id])
    ]  # fmt: skip
    seen = {place.pk: place.seen_seq for place in places}
    return Card({**state_of(room), "seq": seq}, members, held, seen)


def state_of(room: Room) -> dict[str, object]:
    """Return the state of a room as everybody in it was told.

    Whether leaders are missing as it was noted last, and not as it is at this instant: a leader
    who loads the page again is away for that moment, and nobody would be told that it is over.
    """
    return how_it_stands(room, is_covered=room.uncovered_since is None)


def how_it_stands(room: Room, *, is_covered: bool) -> dict[str, object]:
    """Return the same, where it is known already whether there are enough leaders."""
    return {
        "phase": room.phase,
        "holding": room.holding,
        "covered": is_covered,
        "slow": room.slow_seconds,
        "ends_at": wire.instant(room.ends_at),
    }
