"""Managers give roles and end them, one page for each person of the team; never their own."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from sidelight.ledger.models import Act, Line
from sidelight.people.errors import NotForYourself, OnlyManagersGrant
from sidelight.people.models import Person, Role, RoleGrant
from sidelight.people.queries import roles_of
from sidelight.team.actions import Days, end_role_of, give_role
from sidelight.team.errors import RoleEndsBeforeItStarts, RoleNotHeld
from sidelight.team.queries import is_ready, staff
from tests.build import Place

Browser = Callable[[Person | None], Client]
NOT_MANAGERS = [None, "amira", "mo", "sol", "cass", "yusuf", "ed"]


def test_everybody_on_the_team_is_listed_and_no_member(
    amira: Person, mo: Person, max: Person, browser_of: Browser
) -> None:
    page = browser_of(max).get("/staff/people/").content.decode()

    assert "Mo" in page
    assert "Max" in page
    assert "Amira" not in page
    assert amira.sign_in_name not in page


def test_a_member_has_no_page_here(
    amira: Person, mo: Person, max: Person, browser_of: Browser
) -> None:
    browser = browser_of(max)

    assert browser.get(f"/staff/people/{mo.slug}/").status_code == 200
    assert browser.get(f"/staff/people/{amira.slug}/").status_code == 404
    assert browser.get(f"/staff/people/{amira.slug}/roles/new/").status_code == 404


def test_the_list_says_who_is_ready(place: Place, max: Person, at: datetime) -> None:
    noor = place.staff("Noor", "counsellor")
    give_role(noor, Role.MODERATOR, Days(), granted_by=max, at=at)

    (listed,) = [colleague for colleague in staff(at) if colleague.person == noor]

    assert [(held.role, held.is_ready) for held in listed.roles] == [
        (Role.COUNSELLOR, True),
        (Role.MODERATOR, False),
    ]


def test_the_list_stays_quick_with_many_people(
    place: Place, max: Person, at: datetime, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for name in ("Ada", "Bea", "Cem", "Dov"):
        place.staff(name, "moderator")

    with django_assert_max_num_queries(3):
        assert len(staff(at)) == 6


def test_a_role_is_given_and_opens_once_confirmed(
    mo: Person, max: Person, at: datetime, browser_of: Browser
) -> None:
    browser = browser_of(max)
    browser.post(f"/staff/people/{mo.slug}/roles/new/", {"role": "editor"})
    assert Role.EDITOR in roles_of(mo, at)
    assert browser_of(mo).get("/staff/help/").status_code == 404

    dates = {"checks_until": "2026-12-31", "training_until": "2026-12-31"}
    browser.post(f"/staff/people/{mo.slug}/roles/editor/readiness/", dates)

    assert is_ready(mo, Role.EDITOR, at)
    assert browser_of(mo).get("/staff/help/").status_code == 200


def test_a_role_runs_from_its_first_day_to_the_end_of_its_last(
    mo: Person, max: Person, at: datetime
) -> None:
    days = Days(first=date(2026, 6, 1), last=date(2026, 6, 30))

    grant = give_role(mo, Role.EDITOR, days, granted_by=max, at=at)

    assert grant.starts_at == datetime(2026, 5, 31, 23, tzinfo=UTC)
    assert grant.ends_at == datetime(2026, 6, 30, 23, tzinfo=UTC)


def test_a_role_for_today_begins_now(mo: Person, max: Person, at: datetime) -> None:
    grant = give_role(mo, Role.EDITOR, Days(first=at.date()), granted_by=max, at=at)

    assert grant.starts_at == at


@pytest.mark.parametrize(
    "days", [Days(date(2026, 6, 2), date(2026, 6, 1)), Days(None, date(2026, 3, 3))]
)
def test_a_role_does_not_end_before_it_begins(
    mo: Person, max: Person, at: datetime, days: Days
) -> None:
    with pytest.raises(RoleEndsBeforeItStarts):
        give_role(mo, Role.EDITOR, days, granted_by=max, at=at)


def test_a_role_ends_at_once(mo: Person, max: Person, at: datetime, browser_of: Browser) -> None:
    assert Role.MODERATOR in roles_of(mo, at)

    browser_of(max).post(f"/staff/people/{mo.slug}/roles/moderator/end/")

    assert roles_of(mo, at) == frozenset()
    line = Line.objects.filter(act=Act.ROLE_ENDED, subject_id=mo.pk).get()
    assert line.actor_id == max.pk


def test_ending_a_role_ends_what_was_granted_for_later(
    mo: Person, max: Person, at: datetime
) -> None:
    give_role(mo, Role.MODERATOR, Days(first=date(2026, 6, 1)), granted_by=max, at=at)

    end_role_of(mo, Role.MODERATOR, by=max, at=at)

    assert roles_of(mo, at + timedelta(days=120)) == frozenset()
    with pytest.raises(RoleNotHeld):
        end_role_of(mo, Role.MODERATOR, by=max, at=at)


def test_a_manager_gives_themselves_nothing(max: Person, at: datetime, browser_of: Browser) -> None:
    browser = browser_of(max)
    mine = f"/staff/people/{max.slug}/"

    page = browser.post(f"{mine}roles/new/", {"role": "moderator"}).content.decode()
    browser.post(f"{mine}roles/manager/end/")
    dates = {"checks_until": "2026-12-31", "training_until": "2026-12-31"}
    confirmed = browser.post(f"{mine}roles/manager/readiness/", dates).content.decode()

    assert "Nobody changes their own role" in page
    assert "Nobody confirms their own checks" in confirmed
    assert roles_of(max, at) == {Role.MANAGER}
    assert RoleGrant.objects.filter(person=max).count() == 1


def test_the_actions_themselves_refuse(mo: Person, nan: Person, max: Person, at: datetime) -> None:
    with pytest.raises(NotForYourself):
        give_role(max, Role.MODERATOR, Days(), granted_by=max, at=at)
    with pytest.raises(OnlyManagersGrant):
        give_role(nan, Role.EDITOR, Days(), granted_by=mo, at=at)
    with pytest.raises(OnlyManagersGrant):
        end_role_of(nan, Role.MODERATOR, by=mo, at=at)


def test_the_member_role_is_not_a_managers_to_give(
    mo: Person, max: Person, at: datetime, browser_of: Browser
) -> None:
    browser_of(max).post(f"/staff/people/{mo.slug}/roles/new/", {"role": "member"})

    assert roles_of(mo, at) == {Role.MODERATOR}


ADDRESSES = [
    "",
    "{slug}/",
    "{slug}/roles/new/",
    "{slug}/roles/counsellor/end/",
    "{slug}/roles/counsellor/readiness/",
]


@pytest.mark.parametrize("who", NOT_MANAGERS)
def test_nobody_else_learns_that_the_pages_are_there(
    place: Place, at: datetime, browser_of: Browser, request: pytest.FixtureRequest, who: str | None
) -> None:
    noor = place.staff("Noor", "counsellor")
    browser = browser_of(request.getfixturevalue(who) if who else None)
    typed = {"role": "editor", "shown_name": "Zed"}

    paths = ["/staff/people/" + address.format(slug=noor.slug) for address in ADDRESSES]
    answers = [(browser.get(path), browser.post(path, typed)) for path in paths]

    assert {answer.status_code for pair in answers for answer in pair} == {404}
    assert roles_of(noor, at) == {Role.COUNSELLOR}


def test_an_unknown_role_has_no_address(mo: Person, max: Person, browser_of: Browser) -> None:
    address = f"/staff/people/{mo.slug}/roles/wizard/readiness/"

    assert browser_of(max).get(address).status_code == 404
