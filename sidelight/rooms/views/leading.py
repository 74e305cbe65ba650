"""What the page shows to leaders alone: what waits for them, and each member."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from sidelight.people.queries.needs import needs_of_many
from sidelight.rooms.models import Place, ReadyMessage
from sidelight.rooms.queries.tiles import Tile, tiles_of
from sidelight.rooms.views import words
from sidelight.rooms.views.beside import panels_beside
from sidelight.safeguarding.queries import raising

SLOW_SECONDS = (10, 20, 30, 60)
Held = dict[str, Any]  # Any: as JSON


def leading(
    place: Place, held: list[Held], people: dict[str, Place], at: datetime
) -> dict[str, object]:
    """Return what the leaders' half of the page is drawn from."""
    tiles = [one for one in tiles_of(place.room_id, at) if one.slug in people]
    needs = needs_of_many(people[one.slug].person for one in tiles)
    return {
        "tiles": [
            {**_shown(tile, people[tile.slug]), "needs": needs[tile.person_id]} for tile in tiles
        ],
        "circle_order": [people[one.slug] for one in tiles],
        "asides": {tile.slug for tile in tiles if tile.aside},
        "held_shown": [held_shown(one, people) for one in held],
        "reasons": words.REASONS,
        "out_reasons": words.OUT_REASONS,
        "holdings": words.HOLDINGS,
        "slow_seconds": SLOW_SECONDS,
        "ready": list(ReadyMessage.objects.filter(withdrawn_at=None)),
        "raising": raising(at),
        "beside": panels_beside(place, at),
    }


def tile_words(tile: Tile) -> list[str]:
    """Return what a tile says; the page's script does the same."""
    said = words.TILES
    where = "dropped" if tile.dropped else "here" if tile.here else "not_here"
    found = [str(said["stepped_out" if tile.stepped_out else where])]
    found += [
        str(said[name]) for name in ("in_quiet_time", "is_held", "aside") if getattr(tile, name)
    ]
    if tile.here and tile.quiet_minutes >= QUIET_MINUTES:
        found.append(str(said["quiet"]) % {"n": tile.quiet_minutes})
    if tile.mood:
        found.append(str(said["mood"]) % {"value": words.MOODS[tile.mood]})
    if tile.held:
        found.append(str(said["held"]) % {"n": tile.held})
    if tile.noticed:
        found.append(str(said["noticed"]))
    return found


QUIET_MINUTES = 5


def held_shown(one: Held, people: dict[str, Place]) -> dict[str, object]:
    """Return a held message as its card shows it, cut where screening noticed something."""
    who = people.get(one["from"])
    at = timezone.localtime(datetime.fromisoformat(one["at"]))
    return {
        "m": one["m"],
        "name": who.person.shown_name if who else "",
        "time": f"{at:%H:%M}",
        "why_words": words.WHYS.get(one["why"], ""),
        "stretches": stretches(one["text"], one["marks"]),
    }


def stretches(text: str, marks: list[list[int]]) -> list[tuple[bool, str]]:
    """Cut words into stretches: whether each is marked, and its words."""
    found, done = [], 0
    for start, end in sorted((start, end) for start, end in marks):
        if start >= done and end > start:
            found += [(False, text[done:start]), (True, text[start:end])]
            done = end
    return [one for one in [*found, (False, text[done:])] if one[1]]


def _shown(tile: Tile, place: Place) -> dict[str, object]:
    return {
        "words": tile_words(tile),
        "place": place,
        "aside": tile.aside,
        "is_held": tile.is_held,
        "in_quiet_time": tile.in_quiet_time,
    }
