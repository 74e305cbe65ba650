"""Staff come in by a link that works once; nobody but the invited person knows their passphrase."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people import actions, queries, registers
from sidelight.people.errors import (
    InvitationOver,
    MustAgreeFirst,
)
from sidelight.people.models import (
    Consent,
    HouseText,
    Invitation,
    Person,
    Role,
    RoleGrant,
)
from sidelight.people.tests import build

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
NOOR = actions.NewInvitation("Noor", Role.MODERATOR)


@pytest.fixture
def token(texts: list[HouseText], max: Person, at: datetime) -> str:
    return actions.invite(NOOR, by=max, at=at)


def opened(token: str) -> Client:
    """Return a browser that has opened the link."""
    browser = Client()
    answer = browser.get(reverse("invitation", args=[token]))
    assert answer.headers["Location"] == "/invitation/"
    return browser


def form(**changes: object) -> dict[str, object]:
    agreed = [str(text.pk) for text in HouseText.objects.all()]
    return {"passphrase": build.PASSPHRASE, "agreed": agreed, **changes}


def comes_in(token: str) -> Client:
    browser = opened(token)
    assert browser.post("/invitation/", form()).headers["Location"] == reverse("welcome")
    return browser


def noor() -> Person:
    return Person.objects.get(shown_name="Noor")


def is_over(answer: object) -> bool:
    return answer.status_code == 404 and b"does not work any more" in answer.content


def test_the_invited_person_reads_who_invites_them_and_to_what(token: str) -> None:
    page = opened(token).get("/invitation/").content.decode()

    assert "Max invites you to the team as moderator." in page
    assert "What we say about house rules." in page
    assert token not in page


def test_they_come_in_with_a_name_of_our_making_and_a_passphrase_of_theirs(token: str) -> None:
    browser = comes_in(token)

    page = browser.get(reverse("welcome")).content.decode()
    assert noor().sign_in_name in page
    assert noor().check_password(build.PASSPHRASE)
    assert f'href="{reverse("second_factor")}"' in page
    assert Consent.objects.filter(person=noor()).count() == 2


def test_the_role_is_the_inviters_to_give_and_waits_for_a_second_person(
    token: str, max: Person, at: datetime
) -> None:
    comes_in(token)

    grant = RoleGrant.objects.get(person=noor())
    assert (grant.role, grant.granted_by, grant.approved_at) == (Role.MODERATOR, max, None)
    assert queries.roles_of(noor(), at) == frozenset()
    assert list(RoleGrant.objects.waiting_for_approval(at)) == [grant]


def test_its_days_are_kept(texts: list[HouseText], max: Person, at: datetime) -> None:
    starts_at, ends_at = at + timedelta(days=2), at + timedelta(days=90)
    new = actions.NewInvitation("Noor", Role.EDITOR, starts_at=starts_at, ends_at=ends_at)

    comes_in(actions.invite(new, by=max, at=at))

    grant = RoleGrant.objects.get(person=noor())
    assert (grant.starts_at, grant.ends_at) == (starts_at, ends_at)


def test_it_works_once(token: str) -> None:
    comes_in(token)

    assert is_over(Client().get(reverse("invitation", args=[token])))


def test_of_two_browsers_at_once_the_second_is_told(token: str) -> None:
    first, second = opened(token), opened(token)
    assert second.get("/invitation/").status_code == 200
    assert first.post("/invitation/", form()).status_code == 302

    late = second.post("/invitation/", form(passphrase="another kettle and a kite"))

    assert is_over(late)
    assert Person.objects.filter(shown_name="Noor").count() == 1
    assert noor().check_password(build.PASSPHRASE)


def test_a_row_that_was_read_before_it_was_used_is_asked_again(
    token: str, texts: list[HouseText], at: datetime
) -> None:
    stale = queries.invitation_of(token, at)
    assert stale
    new = actions.NewColleague(build.PASSPHRASE, texts)
    actions.take_up(stale, new, at=at)

    with pytest.raises(InvitationOver):
        actions.take_up(stale, new, at=at)


@pytest.mark.parametrize(("after", "works"), [(WEEK - timedelta(minutes=1), True), (WEEK, False)])
def test_it_runs_out_after_seven_days(
    token: str, at: datetime, clock_at: Callable[[datetime], None], after: timedelta, works: bool
) -> None:
    half_way = opened(token)

    clock_at(at + after)

    assert (queries.invitation_of(token, at + after) is not None) == works
    assert is_over(Client().get(reverse("invitation", args=[token]))) != works
    assert is_over(half_way.post("/invitation/", form())) != works


def test_it_dies_when_it_is_withdrawn(token: str, max: Person, at: datetime) -> None:
    half_way = opened(token)
    invitation = queries.invitation_of(token, at)
    assert invitation

    actions.withdraw_invitation(invitation, by=max, at=at)

    assert is_over(Client().get(reverse("invitation", args=[token])))
    assert is_over(half_way.post("/invitation/", form()))
    assert Line.objects.get(act=Act.INVITATION_WITHDRAWN).actor_id == max.pk
    with pytest.raises(InvitationOver):
        actions.withdraw_invitation(invitation, by=max, at=at)


def test_it_dies_with_its_managers_role(
    token: str, max: Person, at: datetime, clock_at: object
) -> None:
    half_way = opened(token)
    mia = build.worker("Mia", Role.MANAGER, at=at)

    actions.end_role(max.grants.get(), by=mia, at=at)
    # Not even a new role brings it back to life.
    again = actions.grant_role(max, Role.MANAGER, granted_by=mia, at=at)
    actions.approve_role(again, by=build.worker("Ida", Role.MANAGER, at=at), at=at)

    assert queries.works_as(max, frozenset({Role.MANAGER}), at)
    assert is_over(Client().get(reverse("invitation", args=[token])))
    assert is_over(half_way.post("/invitation/", form()))


def test_it_sleeps_while_its_manager_is_not_ready(
    token: str, texts: list[HouseText], at: datetime
) -> None:
    half_way, invitation = opened(token), queries.invitation_of(token, at)
    assert invitation
    registers.readiness.add(lambda person, role, at: False)

    assert is_over(Client().get(reverse("invitation", args=[token])))
    assert is_over(half_way.post("/invitation/", form()))
    with pytest.raises(InvitationOver):
        actions.take_up(invitation, actions.NewColleague(build.PASSPHRASE, texts), at=at)


def test_every_link_that_does_not_work_gets_the_same_answer(
    token: str, max: Person, at: datetime
) -> None:
    other = actions.invite(actions.NewInvitation("Ola", Role.EDITOR), by=max, at=at)
    withdrawn = queries.invitation_of(other, at)
    assert withdrawn
    actions.withdraw_invitation(withdrawn, by=max, at=at)
    comes_in(token)

    pages = [Client().get(reverse("invitation", args=[link])) for link in (token, other, "x" * 43)]

    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1


def test_the_secret_leaves_the_address_and_search_engines_are_sent_away(token: str) -> None:
    browser = Client()

    answer = browser.get(reverse("invitation", args=[token]))

    assert answer.headers["Location"] == "/invitation/"
    for response in (answer, browser.get("/invitation/")):
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response.headers["X-Robots-Tag"]
        assert "no-store" in response.headers["Cache-Control"]


def test_whoever_is_signed_in_does_not_take_it_up(token: str, max: Person) -> None:
    half_way = opened(token)
    manager = build.signed_in(max)
    half_way.force_login(max)

    page = manager.get(reverse("invitation", args=[token]))

    assert b"You are signed in already" in page.content
    assert is_over(manager.post("/invitation/", form()))
    assert is_over(half_way.post("/invitation/", form()))
    assert not Person.objects.filter(shown_name="Noor").exists()
    assert opened(token).get("/invitation/").status_code == 200


def test_the_database_refuses_ones_own_invitation(token: str, max: Person, at: datetime) -> None:
    with pytest.raises(IntegrityError, match="nobody_takes_up"), transaction.atomic():
        Invitation.objects.update(taken_up_by=max, taken_up_at=at)


def test_nobody_comes_in_without_agreeing(token: str, at: datetime) -> None:
    answer = opened(token).post("/invitation/", form(agreed=[]))

    assert b"field-error" in answer.content
    assert not Person.objects.filter(shown_name="Noor").exists()
    invitation = queries.invitation_of(token, at)
    assert invitation
    with pytest.raises(MustAgreeFirst):
        actions.take_up(invitation, actions.NewColleague(build.PASSPHRASE), at=at)


def test_an_easy_passphrase_is_refused_and_the_link_still_works(token: str, at: datetime) -> None:
    answer = opened(token).post("/invitation/", form(passphrase="teapot"))

    assert b"field-error" in answer.content
    assert b"teapot" not in answer.content
    assert queries.invitation_of(token, at)


def test_before_there_are_texts_nothing_is_agreed_to(max: Person, at: datetime) -> None:
    HouseText.objects.all().delete()

    comes_in(actions.invite(NOOR, by=max, at=at))

    assert not Consent.objects.exists()


def test_the_sessions_it_leaves_are_the_persons_own(token: str) -> None:
    browser = opened(token)
    before = browser.cookies["session"].value

    browser.post("/invitation/", form())

    assert "invitation" not in browser.session
    assert browser.session.session_key != before
