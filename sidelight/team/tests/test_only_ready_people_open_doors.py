"""A staff role opens nothing until somebody else vouched for checks and training, in date."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sidelight.ledger.models import Act, Line
from sidelight.people.actions import found
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.team.actions import (
    Dates,
    Days,
    confirm_readiness,
    declare_founder_ready,
    end_role_of,
    give_role,
)
from sidelight.team.errors import (
    AlreadyFounded,
    NotADateToConfirm,
    NotForYourself,
    OnlyManagers,
    RoleNotHeld,
)
from sidelight.team.models import Readiness
from sidelight.team.queries import everybody_ready, is_ready
from tests.build import PASSPHRASE, Place

SUMMER = date(2026, 6, 30)
LAST_MINUTE = datetime(2026, 6, 30, 22, 59, tzinfo=UTC)  # 23:59 in London
MIDNIGHT = datetime(2026, 6, 30, 23, 0, tzinfo=UTC)
Browser = Callable[[Person | None], Client]


@pytest.fixture
def noor(place: Place, max: Person, at: datetime) -> Person:
    """A moderator for whom nobody has vouched yet."""
    noor = place.staff("Noor", "counsellor")
    place.approved(give_role(noor, Role.MODERATOR, Days(), granted_by=max, at=at))
    return noor


def test_a_role_alone_is_not_ready(noor: Person, at: datetime) -> None:
    assert not is_ready(noor, Role.MODERATOR, at)
    assert not works_as(noor, frozenset({Role.MODERATOR}), at)


def test_a_confirmed_role_is_ready(noor: Person, max: Person, at: datetime) -> None:
    confirm_readiness(noor, Role.MODERATOR, Dates(SUMMER, SUMMER), by=max, at=at)

    assert works_as(noor, frozenset({Role.MODERATOR}), at)


def test_readiness_is_for_one_role_alone(noor: Person, max: Person, at: datetime) -> None:
    give_role(noor, Role.EDITOR, Days(), granted_by=max, at=at)

    confirm_readiness(noor, Role.MODERATOR, Dates(SUMMER, SUMMER), by=max, at=at)

    assert not is_ready(noor, Role.EDITOR, at)


@pytest.mark.parametrize(
    "dates", [Dates(SUMMER, date(2027, 1, 1)), Dates(date(2027, 1, 1), SUMMER)]
)
def test_the_last_day_counts_to_its_local_end(
    noor: Person, max: Person, at: datetime, dates: Dates
) -> None:
    confirm_readiness(noor, Role.MODERATOR, dates, by=max, at=at)

    assert is_ready(noor, Role.MODERATOR, LAST_MINUTE)
    assert not is_ready(noor, Role.MODERATOR, MIDNIGHT)


def test_a_door_closes_when_readiness_runs_out(
    max: Person, at: datetime, browser_of: Browser, clock_at: Callable[[datetime], None]
) -> None:
    browser = browser_of(max)
    assert browser.get("/staff/hours/").status_code == 200

    clock_at(at + timedelta(days=400))

    assert browser.get("/staff/hours/").status_code == 404


def test_a_newer_confirmation_takes_the_place_of_the_older(
    noor: Person, max: Person, at: datetime
) -> None:
    confirm_readiness(noor, Role.MODERATOR, Dates(SUMMER, SUMMER), by=max, at=at)
    sooner = at.date() + timedelta(days=1)

    confirm_readiness(noor, Role.MODERATOR, Dates(sooner, sooner), by=max, at=at)

    assert not is_ready(noor, Role.MODERATOR, at + timedelta(days=2))
    assert Readiness.objects.filter(person=noor, role=Role.MODERATOR).count() == 2


def test_nobody_vouches_for_themselves(max: Person, at: datetime) -> None:
    with pytest.raises(NotForYourself):
        confirm_readiness(max, Role.MANAGER, Dates(SUMMER, SUMMER), by=max, at=at)


def test_the_database_refuses_it_too(max: Person, at: datetime) -> None:
    with pytest.raises(IntegrityError, match="nobody_confirms"), transaction.atomic():
        Readiness.objects.create(
            person=max, role=Role.MODERATOR, checks_until=SUMMER, training_until=SUMMER,
            confirmed_by=max, confirmed_at=at,
        )  # fmt: skip


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.SAFEGUARDING_LEAD, Role.EDITOR])
def test_the_database_wants_somebody_who_vouches(mo: Person, at: datetime, role: Role) -> None:
    with pytest.raises(IntegrityError, match="is_confirmed_by"), transaction.atomic():
        Readiness.objects.create(
            person=mo, role=role, checks_until=SUMMER, training_until=SUMMER,
            confirmed_by=None, confirmed_at=at, ended_at=at,
        )  # fmt: skip


def test_members_are_never_made_ready(amira: Person, max: Person, at: datetime) -> None:
    with pytest.raises(RoleNotHeld):
        confirm_readiness(amira, Role.MEMBER, Dates(SUMMER, SUMMER), by=max, at=at)
    with pytest.raises(IntegrityError, match="for_a_staff_role"), transaction.atomic():
        Readiness.objects.create(
            person=amira, role=Role.MEMBER, checks_until=SUMMER, training_until=SUMMER,
            confirmed_by=max, confirmed_at=at,
        )  # fmt: skip


def test_only_managers_vouch(noor: Person, mo: Person, at: datetime) -> None:
    with pytest.raises(OnlyManagers):
        confirm_readiness(noor, Role.MODERATOR, Dates(SUMMER, SUMMER), by=mo, at=at)


def test_a_role_that_is_not_held_cannot_be_confirmed(mo: Person, max: Person, at: datetime) -> None:
    with pytest.raises(RoleNotHeld):
        confirm_readiness(mo, Role.EDITOR, Dates(SUMMER, SUMMER), by=max, at=at)


def test_a_role_that_ended_before_it_began_cannot_be_confirmed(
    mo: Person, max: Person, at: datetime
) -> None:
    give_role(mo, Role.EDITOR, Days(first=SUMMER), granted_by=max, at=at)
    end_role_of(mo, Role.EDITOR, by=max, at=at)

    with pytest.raises(RoleNotHeld):
        confirm_readiness(mo, Role.EDITOR, Dates(SUMMER, SUMMER), by=max, at=at)


def test_dates_that_are_past_are_refused(noor: Person, max: Person, at: datetime) -> None:
    with pytest.raises(NotADateToConfirm):
        confirm_readiness(noor, Role.MODERATOR, Dates(SUMMER, date(2026, 3, 3)), by=max, at=at)

    assert not is_ready(noor, Role.MODERATOR, at)


def test_who_vouched_for_what_is_on_the_ledger(noor: Person, max: Person, at: datetime) -> None:
    kept = confirm_readiness(noor, Role.MODERATOR, Dates(SUMMER, SUMMER), by=max, at=at)

    line = Line.objects.filter(act=Act.READINESS_CONFIRMED, subject_id=noor.pk).latest("pk")
    assert line.actor_id == max.pk
    assert line.detail == {
        "role": "moderator",
        "readiness": kept.pk,
        "checks_until": "2026-06-30",
        "training_until": "2026-06-30",
    }


@pytest.mark.django_db
def test_the_first_manager_declares_themselves_once(at: datetime) -> None:
    founder = found("Max", PASSPHRASE, at=at)
    assert not is_ready(founder, Role.MANAGER, at)

    declare_founder_ready(founder, Dates(SUMMER, SUMMER), at=at)

    assert is_ready(founder, Role.MANAGER, at)
    with pytest.raises(AlreadyFounded):
        declare_founder_ready(founder, Dates(SUMMER, SUMMER), at=at)


def test_nobody_else_declares_themselves(place: Place, at: datetime) -> None:
    second = place.staff("Second", "manager")
    Readiness.objects.all().delete()

    with pytest.raises(RoleNotHeld):
        declare_founder_ready(second, Dates(SUMMER, SUMMER), at=at)


def checks_end(person: Person, max: Person, at: datetime) -> None:
    Readiness.objects.filter(person=person).update(checks_until=at.date() - timedelta(days=1))


def training_ends(person: Person, max: Person, at: datetime) -> None:
    Readiness.objects.filter(person=person).update(training_until=at.date() - timedelta(days=1))


def readiness_ends(person: Person, max: Person, at: datetime) -> None:
    Readiness.objects.filter(person=person).update(ended_at=at)


def role_ends(person: Person, max: Person, at: datetime) -> None:
    end_role_of(person, Role.COUNSELLOR, by=max, at=at)


def nobody_agreed(person: Person, max: Person, at: datetime) -> None:
    person.grants.update(approved_at=None, approved_by=None)


def leaves(person: Person, max: Person, at: datetime) -> None:
    Person.objects.filter(pk=person.pk).update(left_at=at, is_active=False)


@pytest.mark.parametrize(
    "happened",
    [checks_end, training_ends, readiness_ends, role_ends, nobody_agreed, leaves],
)
def test_a_list_of_who_is_ready_agrees_with_the_doors(
    cass: Person,
    max: Person,
    at: datetime,
    happened: Callable[[Person, Person, datetime], None],
) -> None:
    roles = frozenset({Role.COUNSELLOR, Role.YOUTH_WORKER})
    assert [one.person for one in everybody_ready(roles, at)] == [cass]
    assert works_as(cass, roles, at)

    happened(cass, max, at)

    cass.refresh_from_db()
    assert everybody_ready(roles, at) == []
    assert not (cass.is_active and works_as(cass, roles, at))
