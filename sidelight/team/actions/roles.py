"""A manager invites, gives a role for a time in days, ends one; people keeps the grants."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from sidelight.people import actions as people
from sidelight.people.models import Person, Role, RoleGrant
from sidelight.team.errors import RoleEndsBeforeItStarts, RoleNotHeld
from sidelight.team.queries import grants_not_over, today, zone


@dataclass(frozen=True)
class Days:
    """The first and the last day of a role, in the charity's time zone; None: from now, open."""

    first: date | None = None
    last: date | None = None


def give_role(
    person: Person, role: Role, days: Days, *, granted_by: Person, at: datetime
) -> RoleGrant:
    """Give somebody a role from the first day until the end of the last.

    It opens nothing until somebody else confirmed their readiness for it. Raises
    RoleEndsBeforeItStarts, and NotForYourself and OnlyManagersGrant as people does.
    """
    starts_at, ends_at = _instants(days, at)
    return people.grant_role(
        person, role, granted_by=granted_by, at=at, starts_at=starts_at or at, ends_at=ends_at
    )


def invite_for(shown_name: str, role: Role, days: Days, *, by: Person, at: datetime) -> str:
    """Invite somebody to a role from the first day until the end of the last; return the token.

    Raises RoleEndsBeforeItStarts, and what people refuses when somebody is invited.
    """
    starts_at, ends_at = _instants(days, at)
    new = people.NewInvitation(shown_name, role, starts_at=starts_at, ends_at=ends_at)
    return people.invite(new, by=by, at=at)


def end_role_of(person: Person, role: Role, *, by: Person, at: datetime) -> None:
    """End a role of somebody at once, with what was granted for later.

    Raises RoleNotHeld when there is nothing to end, and NotForYourself and OnlyManagersGrant as
    people does.
    """
    with transaction.atomic():
        grants = list(grants_not_over(at).filter(person=person, role=role))
        if not grants:
            raise RoleNotHeld
        for grant in grants:
            people.end_role(grant, by=by, at=at)


def _instants(days: Days, at: datetime) -> tuple[datetime | None, datetime | None]:
    """Return when a role begins and ends; None: at once, and without an end."""
    first = max(days.first or today(at), today(at))
    if days.last and days.last < first:
        raise RoleEndsBeforeItStarts
    return (
        _midnight_before(first) if first > today(at) else None,
        _midnight_before(days.last + timedelta(days=1)) if days.last else None,
    )


def _midnight_before(day: date) -> datetime:
    return datetime.combine(day, time(0), zone())
