"""Which members the navigation leads to rooms: every page shows it, and no page asks for it."""

from dataclasses import dataclass
from time import monotonic

from sidelight.rooms.models import Place, Room

KEPT_SECONDS = 20.0


@dataclass
class Kept:
    """Who was found when this process looked last. seen_at: None before the first look."""

    people: frozenset[int] = frozenset()
    seen_at: float | None = None


kept = Kept()


def is_led_to_rooms(person_id: int) -> bool:
    """Return whether somebody had a place in a room that is not over, at most KEPT_SECONDS ago.

    It decides about a link and nothing else: a room asks for itself who may come in.
    """
    if kept.seen_at is None or monotonic() - kept.seen_at > KEPT_SECONDS:
        asked_at = monotonic()
        to_come = Place.objects.kept().exclude(room__phase=Room.Phase.CLOSED).order_by()
        kept.people = frozenset(to_come.values_list("person", flat=True))
        kept.seen_at = asked_at
    return person_id in kept.people


def forget_who_is_led() -> None:
    """Let the next page of this process look again; called when somebody gets or loses a place."""
    kept.seen_at = None
