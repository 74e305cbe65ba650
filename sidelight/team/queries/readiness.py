"""Who is on the team, in which roles, and whether their checks and training are in date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from sidelight.foundation.prepared import prepared
from sidelight.people.models import Person, Role, RoleGrant
from sidelight.team.models import Readiness
from sidelight.team.queries.opening import today
from sidelight.team.rules import in_date

LATELY = timedelta(days=30)


@dataclass(frozen=True)
class StaffRole:
    """One role of somebody on the team, as the managers' page shows it.

    granted_by: empty for a founder. approved_by: empty while it waits, and for the first two.
    """

    role: Role
    granted_by: str
    approved_by: str
    is_waiting: bool
    """For a second person: it opens nothing until then."""
    starts_at: datetime
    ends_at: datetime | None
    has_begun: bool
    checks_until: date | None
    training_until: date | None
    is_ready: bool


@dataclass(frozen=True)
class StaffMember:
    """Somebody with a staff sign-in, and the roles they hold or will hold."""

    person: Person
    roles: tuple[StaffRole, ...]


def is_ready(person: Person, role: Role, at: datetime) -> bool:
    """Return whether somebody confirmed checks and training for this role, both still in date."""
    found = _confirmed(person.pk, str(role), at)
    return any(in_date(checks, training, today(at)) for checks, training in found)


@prepared
def _confirmed(person_id: int, role: str, at: datetime) -> QuerySet[Readiness, tuple[date, date]]:
    found = Readiness.objects.standing(at).filter(person=person_id, role=role).order_by()
    return found.values_list("checks_until", "training_until")


@dataclass(frozen=True)
class ReadyFor:
    """Somebody who holds a role now and is ready for it."""

    person: Person
    role: Role


def everybody_ready(roles: Iterable[Role], at: datetime) -> list[ReadyFor]:
    """Return everybody who is ready for one of these roles now, in one question.

    For lists: what one person does is asked of people.queries.works_as.
    """
    day = today(at)
    confirmed = Readiness.objects.standing(at).filter(
        person=OuterRef("person"),
        role=OuterRef("role"),
        checks_until__gte=day,
        training_until__gte=day,
    )
    held = RoleGrant.objects.in_force(at).filter(role__in=list(roles), person__left_at=None)
    grants = held.filter(Exists(confirmed)).select_related("person").order_by("pk")
    found = {(grant.person_id, grant.role): grant for grant in grants}
    return [ReadyFor(grant.person, Role(grant.role)) for grant in found.values()]


def staff(at: datetime) -> list[StaffMember]:
    """Return everybody with a staff sign-in, by shown name."""
    return [_with_roles(person, at) for person in _sign_ins(at).order_by("shown_name")]


def staff_member(slug: str, at: datetime) -> StaffMember | None:
    """Return one staff sign-in. A member is not found here: a staff sign-in is a second one."""
    person = _sign_ins(at).filter(slug=slug).first()
    return _with_roles(person, at) if person else None


def grants_not_over(at: datetime) -> QuerySet[RoleGrant]:
    """Return the role grants that run now or will; one ended before it began never will."""
    return RoleGrant.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=at) & Q(ends_at__gt=F("starts_at"))
    )


def roles_waiting(at: datetime) -> QuerySet[RoleGrant]:
    """Return the roles that open nothing until a second person agrees, the oldest first."""
    waiting = RoleGrant.objects.waiting_for_approval(at).filter(person__left_at=None)
    return waiting.select_related("person", "granted_by").order_by("granted_at", "pk")


def roles_given_lately(at: datetime) -> QuerySet[RoleGrant]:
    """Return the staff roles given in the last 30 days, with who gave and who agreed."""
    given = RoleGrant.objects.exclude(role=Role.MEMBER).filter(granted_at__gt=at - LATELY)
    return given.select_related("person", "granted_by", "approved_by")


def _sign_ins(at: datetime) -> QuerySet[Person]:
    grants = grants_not_over(at).select_related("granted_by", "approved_by")
    return (
        Person.objects.filter(left_at=None)
        .exclude(grants__role=Role.MEMBER)
        .prefetch_related(
            Prefetch("grants", queryset=grants.order_by("role", "starts_at")),
            Prefetch("readiness", queryset=Readiness.objects.standing(at)),
        )
    )


def _with_roles(person: Person, at: datetime) -> StaffMember:
    standing = {row.role: row for row in person.readiness.all()}
    roles = (_role(grant, standing.get(grant.role), at) for grant in person.grants.all())
    return StaffMember(person, tuple(roles))


def _role(grant: RoleGrant, readiness: Readiness | None, at: datetime) -> StaffRole:
    return StaffRole(
        role=Role(grant.role),
        granted_by=grant.granted_by.shown_name if grant.granted_by else "",
        approved_by=grant.approved_by.shown_name if grant.approved_by else "",
        is_waiting=grant.is_waiting,
        starts_at=grant.starts_at,
        ends_at=grant.ends_at,
        has_begun=grant.starts_at <= at,
        checks_until=readiness.checks_until if readiness else None,
        training_until=readiness.training_until if readiness else None,
        is_ready=readiness is not None and _is_in_date(readiness, today(at)),
    )


def _is_in_date(readiness: Readiness, day: date) -> bool:
    return in_date(readiness.checks_until, readiness.training_until, day)
