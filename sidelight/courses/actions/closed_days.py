"""Adding days on which groups do not meet, and taking them off again."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from sidelight.courses.actions.groups_rows import must_plan
from sidelight.courses.errors.groups import ClosedAlready
from sidelight.courses.models import ClosedDay
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person


def add_closed_day(day: date, name: str, *, by: Person, at: datetime) -> ClosedDay:
    """Add a day to the list. Evenings on it stay where they are, and are pointed out.

    Raises NotPlanned for whoever is no manager, ClosedAlready.
    """
    must_plan(by, at)
    try:
        with transaction.atomic():
            added: ClosedDay = ClosedDay.objects.create(
                day=day, name=name, added_by=by, added_at=at
            )
            _record(added, "added", by, at)
    except IntegrityError as twice:
        raise ClosedAlready from twice
    return added


def end_closed_day(closed: ClosedDay, *, by: Person, at: datetime) -> None:
    """Take a day off the list. Raises NotPlanned for whoever is no manager."""
    must_plan(by, at)
    with transaction.atomic():
        standing = ClosedDay.objects.filter(pk=closed.pk, ended_at=None)
        if standing.update(ended_at=at, ended_by=by):
            _record(closed, "ended", by, at)


def _record(closed: ClosedDay, what: str, by: Person, at: datetime) -> None:
    subject = ("closed_day", closed.pk)
    record(Act.SETTING_CHANGED, actor_id=by.pk, subject=subject, at=at, detail={"what": what})
