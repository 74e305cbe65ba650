"""The rows of a group, locked in one order, so that two managers at once cannot harm it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sidelight.courses.errors.groups import (
    ChangedMeanwhile,
    GroupIsOver,
    LeadsElsewhere,
    NotPlanned,
)
from sidelight.courses.models import Group, GroupLeader, Session
from sidelight.courses.queries.leaders import first_who_is_busy, first_with_a_talk
from sidelight.courses.rules.evenings import Evening
from sidelight.ledger.actions import record
from sidelight.ledger.actions.recording import NOTHING_MORE
from sidelight.ledger.models import Act
from sidelight.ledger.rules.codes import Code
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as

PLANNERS = frozenset({Role.MANAGER})


def must_plan(person: Person, at: datetime) -> None:
    """Raise NotPlanned unless somebody may plan groups."""
    if not works_as(person, PLANNERS, at):
        raise NotPlanned


def lock_to_change(group_id: int, *, seen: int) -> Group:
    """Return a group that goes on, locked, and count the change.

    People are locked before it, never after, because whoever leaves does so too. seen: the
    revision that whoever changes it looked at. Raises GroupIsOver, and ChangedMeanwhile when
    somebody else was quicker.
    """
    group: Group = Group.objects.select_for_update().get(pk=group_id)
    if group.cancelled_at is not None or group.ended_at is not None:
        raise GroupIsOver
    if group.revision != seen:
        raise ChangedMeanwhile
    group.revision += 1
    group.save(update_fields=["revision"])
    return group


def lock_people(people: Collection[Person]) -> list[Person]:
    """Return these people as they are now, locked in the order of their ids.

    Whoever gives two groups the same leader at the same time is answered one after the other.
    """
    ids = {one.pk for one in people}
    locked = Person.objects.select_for_update(no_key=True).filter(pk__in=ids)
    return list(locked.order_by("pk"))


def lock_leaders(group_id: int) -> list[Person]:
    """Return who leads a group, locked. Lock the group after that: it says whether this changed."""
    leads = GroupLeader.objects.filter(group=group_id, ended_at=None).select_related("person")
    return lock_people([one.person for one in leads])


def must_be_free(
    people: Collection[Person], evenings: Collection[Evening], *, but: Group | None = None
) -> None:
    """Raise LeadsElsewhere when one of them leads something else then. They must be locked."""
    busy = first_who_is_busy(people, evenings, but=but) or first_with_a_talk(people, evenings)
    if busy is not None:
        raise LeadsElsewhere(busy.person.shown_name, busy.elsewhere)


def evenings_of(sessions: Iterable[Session]) -> list[Evening]:
    """Return the times of these sessions."""
    return [Evening(one.starts_at, one.ends_at) for one in sessions]


def record_about(
    group: Group,
    act: Act,
    *,
    by: Person | None,
    at: datetime,
    detail: Mapping[str, Code] = NOTHING_MORE,
) -> None:
    """Write a line about a group on the ledger, in the transaction of what it tells of."""
    actor_id = by.pk if by is not None else None
    record(act, actor_id=actor_id, subject=("group", group.pk), at=at, detail=detail)
