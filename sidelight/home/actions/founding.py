"""A whole charity at once: for the demo, and for tests of the go-live list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.db import transaction

from sidelight.directory.actions import check_service, load_shipped
from sidelight.foundation.week import Hours
from sidelight.home.actions.set_up import FirstManager, found_first_manager
from sidelight.home.queries import sample_of
from sidelight.people.actions import (
    NewColleague,
    NewInvitation,
    approve_role,
    invite,
    take_up,
    write_text,
)
from sidelight.people.errors import InvitationOver
from sidelight.people.models import NEED_TWO, HouseText, Person, Role
from sidelight.people.queries import holders, invitation_of, texts_in_force
from sidelight.team.actions import Dates, add_hours, confirm_readiness
from sidelight.team.queries import today

DAY_AND_NIGHT = tuple(Hours(weekday, time(0), time(0)) for weekday in range(7))
READY_FOR = timedelta(days=365)


@dataclass(frozen=True)
class CharityPlan:
    """Who begins, and when the team reads. Two managers, because nobody confirms themselves."""

    manager_name: str
    second_manager_name: str
    passphrase: str = field(repr=False)
    hours: Sequence[Hours] = DAY_AND_NIGHT


@dataclass(frozen=True)
class NewStaff:
    """Somebody to bring onto the team in one role."""

    shown_name: str
    role: Role
    passphrase: str = field(repr=False)


def found_charity(plan: CharityPlan, *, at: datetime) -> Person:
    """Found a charity with two ready managers; return the first of them.

    Afterwards the shipped texts are in force, the help lines are checked and the hours are
    known. Raises AlreadyFounded when anybody is here.
    """
    with transaction.atomic():
        first = found_first_manager(FirstManager(plan.manager_name, plan.passphrase), at=at)
        _put_texts_in_force(by=first, at=at)
        colleague = NewStaff(plan.second_manager_name, Role.MANAGER, plan.passphrase)
        second = add_ready_staff(colleague, by=first, at=at)
        confirm_readiness(first, Role.MANAGER, dates_from(at), by=second, at=at)
        for service in load_shipped(at):
            check_service(service, by=first, at=at)
        for line in plan.hours:
            add_hours(line.weekday, line.opens, line.closes, by=first, at=at)
    return first


def add_ready_staff(new: NewStaff, *, by: Person, at: datetime) -> Person:
    """Bring somebody onto the team in a role, with checks and training confirmed for a year."""
    with transaction.atomic():
        person = invite_and_take_up(new, by=by, at=at)
        _let_another_approve(person, new.role, at)
        confirm_readiness(person, new.role, dates_from(at), by=by, at=at)
    return person


def invite_and_take_up(new: NewStaff, *, by: Person, at: datetime) -> Person:
    """Let a manager invite somebody who takes it up at once; their role waits as every role."""
    with transaction.atomic():
        token = invite(NewInvitation(new.shown_name, new.role), by=by, at=at)
        invitation = invitation_of(token, at)
        if invitation is None:
            raise InvitationOver
        return take_up(invitation, NewColleague(new.passphrase, texts_in_force(at)), at=at)


def dates_from(at: datetime) -> Dates:
    """Return checks and training that hold for a year from now."""
    last = today(at) + READY_FOR
    return Dates(checks_until=last, training_until=last)


def _let_another_approve(person: Person, role: Role, at: datetime) -> None:
    grant = person.grants.get(role=role)
    others = [one for one in holders(Role.MANAGER, at) if one not in (person, grant.granted_by)]
    if role in NEED_TWO and others:
        approve_role(grant, by=others[0], at=at)


def _put_texts_in_force(*, by: Person, at: datetime) -> None:
    for kind in HouseText.Kind:
        sample = sample_of(kind)
        write_text(kind, sample.words, clauses=sample.clauses, by=by, at=at)
