"""A manager invites; the link is shown once, and nobody but the invited person gets further."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from sidelight.ledger.models import Act, Line
from sidelight.people.actions import end_role
from sidelight.people.models import Invitation, Person, Role
from sidelight.people.queries import invitation_of
from sidelight.team.queries import invitations
from tests.build import Place

Browser = Callable[[Person | None], Client]
LINK = re.compile(r"http://testserver/invitation/([\w-]+)/")
TYPED = {"shown_name": "Noor", "role": "moderator"}
NEW = "/staff/people/new/"


def test_the_link_is_shown_once(max: Person, at: datetime, browser_of: Browser) -> None:
    browser = browser_of(max)

    page = browser.post(NEW, TYPED).content.decode()

    (token,) = LINK.findall(page)
    invitation = invitation_of(token, at)
    assert invitation
    assert (invitation.shown_name, invitation.role, invitation.invited_by) == (
        "Noor",
        Role.MODERATOR,
        max,
    )
    for address in ("/staff/people/", NEW, "/staff/"):
        assert token not in browser.get(address).content.decode()


def test_a_second_tap_makes_no_second_link(max: Person, browser_of: Browser) -> None:
    browser = browser_of(max)
    browser.post(NEW, TYPED)

    again = browser.post(NEW, TYPED).content.decode()

    assert "There is an open invitation for that name" in again
    assert not LINK.search(again)
    assert Invitation.objects.filter(shown_name="Noor").count() == 1


def test_its_days_are_those_of_the_charity(max: Person, browser_of: Browser) -> None:
    browser_of(max).post(NEW, TYPED | {"first": "2026-06-01", "last": "2026-06-30"})

    kept = Invitation.objects.get(shown_name="Noor")
    assert kept.starts_at == datetime(2026, 5, 31, 23, tzinfo=UTC)
    assert kept.ends_at == datetime(2026, 6, 30, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrong",
    [
        {"shown_name": ""},
        {"shown_name": "max"},
        {"shown_name": "x@example.org"},
        {"role": "member"},
        {"last": "2026-03-03"},
        {"last": "9999-12-31"},
    ],
)
def test_a_mistake_is_said_and_what_was_typed_stays(
    max: Person, browser_of: Browser, wrong: dict[str, str]
) -> None:
    before = Invitation.objects.count()

    answer = browser_of(max).post(NEW, TYPED | {"first": "2026-03-05"} | wrong)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert not LINK.search(page)
    assert 'value="2026-03-05"' in page
    assert Invitation.objects.count() == before


def test_open_invitations_are_listed_and_can_be_withdrawn(
    max: Person, at: datetime, browser_of: Browser
) -> None:
    browser = browser_of(max)
    (token,) = LINK.findall(browser.post(NEW, TYPED).content.decode())
    assert "invited by Max" in browser.get("/staff/people/").content.decode()
    slug = Invitation.objects.get(shown_name="Noor").slug

    page = browser.post(f"/staff/people/invitations/{slug}/withdrawal/", follow=True)

    assert b"Its link does not work" in page.content
    assert b"invited by Max" not in page.content
    assert invitation_of(token, at) is None
    assert Line.objects.filter(act=Act.INVITATION_WITHDRAWN, actor_id=max.pk).exists()


def test_the_list_says_when_its_manager_can_invite_no_more(
    place: Place, max: Person, at: datetime, browser_of: Browser
) -> None:
    ines = place.staff("Ines", "manager")
    browser_of(ines).post(NEW, TYPED)
    assert [one.works for one in invitations(at)] == [True]

    later = at + timedelta(days=1)
    Person.objects.filter(pk=ines.pk).update(left_at=at, is_active=False)

    assert [one.works for one in invitations(later)] == [False]


def test_ending_a_manager_ends_their_invitations(
    place: Place, max: Person, at: datetime, browser_of: Browser
) -> None:
    ines = place.staff("Ines", "manager")
    browser_of(ines).post(NEW, TYPED)

    end_role(ines.grants.get(), by=max, at=at)

    assert invitations(at) == []
    assert Line.objects.get(act=Act.INVITATION_WITHDRAWN).actor_id == max.pk


@pytest.mark.parametrize("who", [None, "amira", "mo", "sol", "cass", "ed"])
def test_nobody_else_finds_the_pages(
    max: Person, browser_of: Browser, request: pytest.FixtureRequest, who: str | None
) -> None:
    browser_of(max).post(NEW, TYPED)
    slug = Invitation.objects.get(shown_name="Noor").slug
    browser = browser_of(request.getfixturevalue(who) if who else None)

    answers = [
        browser.get(NEW),
        browser.post(NEW, TYPED | {"shown_name": "Zed"}),
        browser.post(f"/staff/people/invitations/{slug}/withdrawal/"),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert not Invitation.objects.filter(shown_name="Zed").exists()
    assert Invitation.objects.get(shown_name="Noor").withdrawn_at is None
