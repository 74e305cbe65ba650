"""A role that leads to young people's words opens nothing until a second person has agreed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sidelight.ledger.models import Act, Line
from sidelight.people.actions import approve_role, decline_role, end_role, found
from sidelight.people.errors import (
    NeedsSecondPerson,
    NotForYourself,
    NotWaiting,
    OnlyManagersApprove,
)
from sidelight.people.models import NEED_TWO, Person, Role, RoleGrant
from sidelight.people.queries import roles_of, works_as
from sidelight.team.actions import Days, confirm_readiness, declare_founder_ready, give_role
from sidelight.team.queries import roles_waiting
from tests.build import PASSPHRASE, Place

Browser = Callable[[Person | None], Client]
WAITING = "/staff/people/waiting/"


@pytest.fixture
def ines(place: Place) -> Person:
    """The second manager."""
    return place.staff("Ines", "manager")


@pytest.fixture
def grant(place: Place, ines: Person, max: Person, at: datetime) -> RoleGrant:
    """Ed is to be a moderator; Max gave the role and confirmed the readiness."""
    ed = place.staff("Ed", "editor")
    grant = give_role(ed, Role.MODERATOR, Days(), granted_by=max, at=at)
    confirm_readiness(ed, Role.MODERATOR, place.dates(at), by=max, at=at)
    return grant


def page_of(grant: RoleGrant, noun: str = "approval") -> str:
    return f"/staff/people/{grant.person.slug}/roles/{grant.role}/{noun}/"


def test_a_second_manager_who_is_yet_to_begin_is_there_to_agree(
    place: Place, max: Person, at: datetime
) -> None:
    people = [place.staff(name, "editor") for name in ("Ines", "Ivo")]
    first = (at + timedelta(days=10)).date()

    second = give_role(people[0], Role.MANAGER, Days(first=first), granted_by=max, at=at)
    third = give_role(people[1], Role.MANAGER, Days(), granted_by=max, at=at)

    assert (second.approved_at, third.approved_at) == (at, None)


def test_it_opens_no_staff_page_before(
    grant: RoleGrant, ines: Person, at: datetime, browser_of: Browser
) -> None:
    browser = browser_of(grant.person)
    pages = ("/review/", "/review/flags/", "/review/decided/", "/spaces/")
    assert {browser.get(page).status_code for page in pages} == {404}
    assert 'href="/review/"' not in browser.get("/staff/").content.decode()

    approve_role(grant, by=ines, at=at)

    assert {browser.get(page).status_code for page in pages} == {200}
    assert 'href="/review/"' in browser.get("/staff/").content.decode()


@pytest.mark.parametrize("role", NEED_TWO)
def test_no_role_that_needs_two_works_with_one(
    place: Place, ines: Person, max: Person, at: datetime, role: Role
) -> None:
    ed = place.staff("Ed", "editor")

    give_role(ed, role, Days(), granted_by=max, at=at)
    confirm_readiness(ed, role, place.dates(at), by=max, at=at)

    assert works_as(ed, frozenset(Role), at) == {Role.EDITOR}


def test_another_manager_agrees_on_the_page(
    grant: RoleGrant, ines: Person, at: datetime, browser_of: Browser
) -> None:
    browser = browser_of(ines)
    assert page_of(grant) in browser.get(WAITING).content.decode()
    assert "Reads what young people wrote" in browser.get(page_of(grant)).content.decode()

    browser.post(page_of(grant))

    grant.refresh_from_db()
    assert (grant.approved_by, grant.approved_at) == (ines, at)
    assert Line.objects.get(act=Act.ROLE_APPROVED, subject_id=grant.person_id).actor_id == ines.pk
    assert page_of(grant) not in browser.get(WAITING).content.decode()
    assert browser.get(page_of(grant)).status_code == 404


def test_a_safeguarding_lead_agrees_too(grant: RoleGrant, sol: Person, browser_of: Browser) -> None:
    browser_of(sol).post(page_of(grant))

    grant.refresh_from_db()
    assert grant.approved_by == sol


def test_the_lists_say_what_waits(grant: RoleGrant, ines: Person, browser_of: Browser) -> None:
    for address in ("/staff/people/", f"/staff/people/{grant.person.slug}/"):
        assert b"Waits for a second person" in browser_of(ines).get(address).content


def test_whoever_gave_it_does_not_agree_to_it(
    grant: RoleGrant, max: Person, at: datetime, browser_of: Browser
) -> None:
    browser = browser_of(max)

    page = browser.get(page_of(grant)).content.decode()
    answer = browser.post(page_of(grant), follow=True)

    assert "You gave this role" in page
    assert "I agree" not in page
    assert b"Two people have to agree" in answer.content
    with pytest.raises(NeedsSecondPerson):
        approve_role(grant, by=max, at=at)
    assert list(roles_waiting(at)) == [grant]


def test_whoever_would_hold_it_does_not_agree_to_it(
    grant: RoleGrant, place: Place, ines: Person, sol: Person, max: Person, at: datetime
) -> None:
    own = give_role(sol, Role.COUNSELLOR, Days(), granted_by=max, at=at)

    with pytest.raises(NotForYourself):
        approve_role(own, by=sol, at=at)
    with pytest.raises(NotForYourself):
        decline_role(own, by=sol, at=at)


def test_the_holders_own_page_says_so(
    sol: Person, ines: Person, max: Person, at: datetime, browser_of: Browser
) -> None:
    own = give_role(sol, Role.COUNSELLOR, Days(), granted_by=max, at=at)

    page = browser_of(sol).get(page_of(own)).content.decode()

    assert "Nobody agrees to their own role" in page
    assert "I agree" not in page


@pytest.mark.parametrize("who", ["mo", "cass", "yusuf", "ed", "amira"])
def test_nobody_else_agrees(
    grant: RoleGrant, at: datetime, browser_of: Browser, request: pytest.FixtureRequest, who: str
) -> None:
    somebody = request.getfixturevalue(who)
    browser = browser_of(somebody)

    statuses = {
        browser.get(WAITING).status_code,
        browser.get(page_of(grant)).status_code,
        browser.post(page_of(grant)).status_code,
        browser.post(page_of(grant, "declining")).status_code,
    }

    assert statuses == {404}
    if somebody != grant.person:
        with pytest.raises(OnlyManagersApprove):
            approve_role(grant, by=somebody, at=at)


def test_a_second_person_who_is_not_ready_does_not_count(
    grant: RoleGrant, ines: Person, at: datetime
) -> None:
    with pytest.raises(OnlyManagersApprove):
        approve_role(grant, by=ines, at=at + timedelta(days=400))


@pytest.mark.parametrize("by", ["holder", "giver"])
def test_the_database_refuses_it_too(grant: RoleGrant, at: datetime, by: str) -> None:
    person = grant.person if by == "holder" else grant.granted_by

    with pytest.raises(IntegrityError, match="approved_by_a_second"), transaction.atomic():
        RoleGrant.objects.filter(pk=grant.pk).update(approved_by=person, approved_at=at)


def test_the_database_refuses_an_agreement_of_nobody(grant: RoleGrant, at: datetime) -> None:
    with pytest.raises(IntegrityError, match="approved_by_somebody"), transaction.atomic():
        RoleGrant.objects.filter(pk=grant.pk).update(approved_at=at)


def test_the_second_person_may_say_no(
    grant: RoleGrant, ines: Person, at: datetime, browser_of: Browser
) -> None:
    browser_of(ines).post(page_of(grant, "declining"))

    assert list(roles_waiting(at)) == []
    assert Line.objects.get(act=Act.ROLE_ENDED, subject_id=grant.person_id).actor_id == ines.pk
    with pytest.raises(NotWaiting):
        decline_role(grant, by=ines, at=at)


def test_no_is_no_for_a_role_that_has_not_begun(
    place: Place, ines: Person, max: Person, ed: Person, at: datetime
) -> None:
    first = (at + timedelta(days=10)).date()
    grant = give_role(ed, Role.COUNSELLOR, Days(first=first), granted_by=max, at=at)

    decline_role(grant, by=ines, at=at)

    assert list(roles_waiting(at)) == []
    assert roles_of(ed, at + timedelta(days=30)) == {Role.EDITOR}


def test_somebody_who_was_told_no_works_nowhere_by_a_late_yes(
    grant: RoleGrant, ines: Person, sol: Person, at: datetime
) -> None:
    decline_role(grant, by=ines, at=at)

    approve_role(grant, by=sol, at=at)

    assert Role.MODERATOR not in roles_of(grant.person, at)


@pytest.mark.django_db
def test_the_second_manager_of_all_needs_nobody_else(place: Place, max: Person) -> None:
    ines = place.staff("Ines", "manager")

    grant = ines.grants.get()
    assert grant.approved_at
    assert grant.approved_by is None


def test_the_third_does(place: Place, ines: Person, max: Person, ed: Person, at: datetime) -> None:
    grant = give_role(ed, Role.MANAGER, Days(), granted_by=max, at=at)

    assert grant.approved_at is None


def test_a_manager_who_ends_the_other_brings_in_nobody_alone(
    place: Place, ines: Person, max: Person, mo: Person, ed: Person, at: datetime
) -> None:
    end_role(ines.grants.get(), by=max, at=at)

    grant = give_role(ed, Role.MANAGER, Days(), granted_by=max, at=at)

    assert grant.approved_at is None
    assert Role.MANAGER not in roles_of(ed, at)


@pytest.mark.django_db
def test_a_second_manager_who_never_came_can_be_replaced(at: datetime, clock_at: object) -> None:
    founder = found("Max", PASSPHRASE, at=at)
    declare_founder_ready(founder, Place.dates(at), at=at)
    place = Place(founder, at)
    never_came = place.staff("Ola", "manager")

    end_role(never_came.grants.get(), by=founder, at=at)

    assert place.staff("Ines", "manager").grants.get().approved_at


def test_the_overview_shows_managers_who_gave_and_who_agreed(
    grant: RoleGrant, ines: Person, max: Person, at: datetime, browser_of: Browser
) -> None:
    before = browser_of(max).get("/staff/").content.decode()
    approve_role(grant, by=ines, at=at)

    after = browser_of(max).get("/staff/").content.decode()

    assert "Nobody else has agreed." in before
    assert "Agreed to by Ines." in after


def test_everybody_on_the_team_sees_their_own_roles(grant: RoleGrant, browser_of: Browser) -> None:
    page = browser_of(grant.person).get("/staff/").content.decode()

    assert "Your roles" in page
    assert "Waits for a second person" in page
    assert "Given by" in page
