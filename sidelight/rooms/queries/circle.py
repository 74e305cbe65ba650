"""Whose turn it is in a circle: members see that, and their own; leaders see the order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from sidelight.rooms.models import Activity, Place, Presence, Turn


@dataclass(frozen=True)
class InOrder:
    """One member in the order, for leaders. how: a code."""

    name: str
    how: str


@dataclass(frozen=True)
class Circle:
    """now: whose turn it is, if anybody's. mine: `later`, `now` or `over`, or nothing."""

    now: Turn | None
    mine: str
    order: Sequence[InOrder] = ()

    @property
    def name(self) -> str:
        """Return the name of whose turn it is."""
        return self.now.place.person.shown_name if self.now else ""


def circle_shown(activity: Activity, place: Place, at: datetime) -> Circle:
    """Return a circle as the person with this place sees it."""
    turns = list(Turn.objects.filter(activity=activity).select_related("place__person"))
    kept = [one for one in turns if one.place.removed_at is None]
    now = next((one for one in kept if one.began_at and not one.ended_at), None)
    mine = next((_stands(one) for one in kept if one.place_id == place.pk), "")
    if place.is_members:
        return Circle(now, mine)
    there = there_for_a_turn(activity.room_id, at)
    order = [InOrder(one.place.person.shown_name, _told(one, there)) for one in kept]
    return Circle(now, mine, order)


def there_for_a_turn(room_id: int, at: datetime) -> set[int]:
    """Return the places of members who are there, and neither stepped out nor in quiet time."""
    here = Presence.objects.filter(room_id=room_id, leads=False, went_at=None).values("place")
    places = Place.objects.kept().filter(pk__in=here, stepped_out_at=None)
    free = places.filter(Q(quiet_until=None) | Q(quiet_until__lte=at), part=Place.Part.MEMBER)
    return set(free.values_list("pk", flat=True))


def _stands(turn: Turn) -> str:
    if turn.ended_at is not None:
        return "over"
    return "now" if turn.began_at is not None else "later"


def _told(turn: Turn, there: set[int]) -> str:
    if turn.how:
        return turn.how
    if turn.began_at is not None:
        return "now"
    return "later" if turn.place_id in there else "not_here"
