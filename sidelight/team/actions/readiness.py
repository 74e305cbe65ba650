"""Somebody vouches that a person's checks and training hold, until two dates."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.live.actions import ask_again_about_person
from sidelight.people.models import Person, Role, RoleGrant
from sidelight.people.queries import STAFF_ROLES
from sidelight.team import rules
from sidelight.team.actions.managers import must_be_a_manager
from sidelight.team.errors import AlreadyFounded, NotADateToConfirm, NotForYourself, RoleNotHeld
from sidelight.team.models import Readiness
from sidelight.team.queries import grants_not_over, today


@dataclass(frozen=True)
class Dates:
    """The last days, in the charity's time zone, on which checks and training still count."""

    checks_until: date
    training_until: date


def confirm_readiness(
    person: Person, role: Role, dates: Dates, *, by: Person, at: datetime
) -> Readiness:
    """Vouch for somebody in one role; it takes the place of what was confirmed before.

    Raises OnlyManagers, NotForYourself when both are one person, RoleNotHeld without a grant of
    this staff role that runs now or later, NotADateToConfirm for dates past or too far off.
    """
    if not rules.may_confirm(confirmer_id=by.pk, person_id=person.pk):
        raise NotForYourself
    must_be_a_manager(by, at)
    held = grants_not_over(at).filter(person=person, role=role)
    if role not in STAFF_ROLES or not held.exists():
        raise RoleNotHeld
    return _keep(person, role, dates, by=by, at=at)


def declare_founder_ready(person: Person, dates: Dates, *, at: datetime) -> Readiness:
    """Let the first manager work on their own word, when nobody is there to vouch for them.

    It opens a manager's pages, which show no young person's words. Raises AlreadyFounded as soon
    as anybody was ever confirmed, RoleNotHeld when this is not a founding manager, and
    NotADateToConfirm.
    """
    if Readiness.objects.exists():
        raise AlreadyFounded
    founding = RoleGrant.objects.in_force(at).filter(granted_by=None, role=Role.MANAGER)
    if not founding.filter(person=person).exists():
        raise RoleNotHeld
    return _keep(person, Role.MANAGER, dates, by=None, at=at)


def _keep(
    person: Person, role: Role, dates: Dates, *, by: Person | None, at: datetime
) -> Readiness:
    day = today(at)
    if not all(
        rules.may_be_confirmed_until(until, day)
        for until in (dates.checks_until, dates.training_until)
    ):
        raise NotADateToConfirm
    with transaction.atomic():
        Readiness.objects.filter(person=person, role=role, ended_at=None).update(ended_at=at)
        readiness = Readiness.objects.create(
            person=person,
            role=role,
            checks_until=dates.checks_until,
            training_until=dates.training_until,
            confirmed_by=by,
            confirmed_at=at,
        )
        record(
            Act.READINESS_CONFIRMED,
            actor_id=by.pk if by else person.pk,
            subject=("person", person.pk),
            at=at,
            detail={
                "role": str(role),
                "readiness": readiness.pk,
                "checks_until": dates.checks_until.isoformat(),
                "training_until": dates.training_until.isoformat(),
            },
        )
        ask_again_about_person(person.pk, at=at)
    return readiness
