"""Opening hours begin and end; no line is ever rewritten, because past waits are measured by it."""

from datetime import datetime, time

from django.db import transaction

from sidelight.foundation.week import Hours, closes_after_opening, overlap
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.team.actions.managers import must_be_a_manager
from sidelight.team.errors import AlreadyEnded, AlreadyOpenThen, HoursOutOfOrder
from sidelight.team.models import OpeningHours


def add_hours(weekday: int, opens: time, closes: time, *, by: Person, at: datetime) -> OpeningHours:
    """Open the house on one weekday between two times, from now on.

    weekday: 0 Monday … 6 Sunday. Raises OnlyManagers, HoursOutOfOrder when the closing time is
    not after the opening time, AlreadyOpenThen when the hours overlap with others of that day.
    """
    must_be_a_manager(by, at)
    if not closes_after_opening(opens, closes):
        raise HoursOutOfOrder
    new = Hours(weekday, opens, closes)
    with transaction.atomic():
        if any(overlap(new, line.as_hours) for line in OpeningHours.objects.in_force()):
            raise AlreadyOpenThen
        line = OpeningHours.objects.create(
            weekday=weekday, opens=opens, closes=closes, added_by=by, added_at=at
        )
        _note(line, "added", by, at)
    return line


def end_hours(line: OpeningHours, *, by: Person, at: datetime) -> OpeningHours:
    """End one line of the week now. Raises OnlyManagers, and AlreadyEnded the second time."""
    must_be_a_manager(by, at)
    with transaction.atomic():
        locked = OpeningHours.objects.select_for_update().get(pk=line.pk)
        if locked.ended_at:
            raise AlreadyEnded
        locked.ended_at, locked.ended_by = at, by
        locked.save(update_fields=["ended_at", "ended_by"])
        _note(locked, "ended", by, at)
    return locked


def _note(line: OpeningHours, change: str, by: Person, at: datetime) -> None:
    record(
        Act.SETTING_CHANGED,
        actor_id=by.pk,
        subject=("opening_hours", line.pk),
        at=at,
        detail={
            "change": change,
            "weekday": line.weekday,
            "opens": f"{line.opens:%H:%M}",
            "closes": f"{line.closes:%H:%M}",
        },
    )
