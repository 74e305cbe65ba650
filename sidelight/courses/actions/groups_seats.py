"""How many places a group has: new ones are offered, and only empty ones go."""

from datetime import datetime

from django.db import transaction

from sidelight.courses.actions.groups_rows import lock_to_change, must_plan, record_about
from sidelight.courses.actions.seats import pass_on
from sidelight.courses.errors.groups import NotSoManySeats, SeatsAreTaken
from sidelight.courses.models import Group, Seat
from sidelight.courses.rules.groups import FEWEST_SEATS
from sidelight.ledger.models import Act
from sidelight.ledger.rules.codes import Code
from sidelight.people.models import Person
from sidelight.rooms.models import MOST_MEMBERS


def change_seats(group: Group, number: int, *, seen: int, by: Person, at: datetime) -> None:
    """Let a group have so many places; new ones are offered to whoever waits first.

    Raises NotPlanned for whoever is no manager, NotSoManySeats, SeatsAreTaken when fewer are empty
    than would have to go, and as `lock_to_change` does.
    """
    must_plan(by, at)
    if not FEWEST_SEATS <= number <= MOST_MEMBERS:
        raise NotSoManySeats
    with transaction.atomic():
        locked = lock_to_change(group.pk, seen=seen)
        seats = list(locked.seats.order_by("number"))
        if number >= len(seats):
            _add(locked, seats, number)
        else:
            _take_away(seats, len(seats) - number)
        detail: dict[str, Code] = {"what": "seats", "number": number}
        record_about(locked, Act.GROUP_CHANGED, by=by, at=at, detail=detail)
        pass_on(locked, at)


def _add(group: Group, seats: list[Seat], number: int) -> None:
    """Add seats with the lowest numbers that are free, until there are so many."""
    used = {one.number for one in seats}
    free = [one for one in range(1, MOST_MEMBERS + 1) if one not in used]
    new = free[: number - len(seats)]
    Seat.objects.bulk_create(Seat(group=group, number=one) for one in new)


def _take_away(seats: list[Seat], many: int) -> None:
    """Delete so many empty seats, the highest numbers first. Raises SeatsAreTaken."""
    empty = [one for one in reversed(seats) if one.application_id is None]
    # The harm: somebody is told of a place, and it is gone.
    if len(empty) < many:
        raise SeatsAreTaken
    for one in empty[:many]:
        one.delete()
