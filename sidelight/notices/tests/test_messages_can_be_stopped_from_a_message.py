"""Each message holds a way to end them that works without signing in, and not by being opened."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.notices.actions import tell
from sidelight.notices.links import signed
from sidelight.notices.models import NoticeKind, Outgoing
from sidelight.notices.queries import stop_path
from sidelight.notices.rules import STOP, is_neutral
from sidelight.notices.tests.build import ADDRESSES, reached
from sidelight.people.models import ContactProfile, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(amira: Person, dee: Person, at: datetime, clock_at: object) -> str:
    for person in (amira, dee):
        reached(person, "text", at=at)
        tell(person, NoticeKind.WAITING, about="", at=at)
    return stop_path(amira.contact_profile, at)


def reachable() -> set[Person]:
    return {profile.person for profile in ContactProfile.objects.select_related("person")}


def test_opening_it_changes_nothing(link: str, amira: Person, dee: Person, client: Client) -> None:
    page = client.get(link)

    assert page.status_code == 200
    assert "Stop messages" in page.content.decode()
    assert reachable() == {amira, dee}


def test_looking_with_head_changes_nothing(link: str, amira: Person, client: Client) -> None:
    client.head(link)

    assert amira in reachable()


def test_its_button_ends_them_for_that_person_alone(
    link: str, amira: Person, dee: Person, client: Client
) -> None:
    page = client.post(link, follow=True)

    assert "No more messages" in page.content.decode()
    assert reachable() == {dee}
    assert {message.person for message in Outgoing.objects.waiting()} == {dee}


def test_pressing_it_twice_does_no_harm(link: str, dee: Person, client: Client) -> None:
    client.post(link)
    page = client.post(link)

    assert page.status_code == 200
    assert reachable() == {dee}


def test_the_page_shows_nobody(link: str, amira: Person, client: Client) -> None:
    page = client.get(link).content.decode()

    for personal in (amira.shown_name, amira.sign_in_name, amira.slug, ADDRESSES["text"][-6:]):
        assert personal not in page


def test_after_another_way_was_kept_the_old_message_ends_nothing(
    link: str, amira: Person, at: datetime, client: Client
) -> None:
    reached(amira, "email", at=at + timedelta(minutes=1))

    client.post(link)

    assert amira in reachable()


def test_a_link_that_is_over_says_so_kindly(
    link: str, amira: Person, at: datetime, client: Client, clock_at: Callable[[datetime], None]
) -> None:
    clock_at(at + timedelta(days=366))

    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 410
        assert "That is not your fault" in answer.content.decode()
    assert amira in reachable()


@pytest.mark.parametrize("purpose", ["accept", "Stop", ""])
def test_a_link_for_something_else_is_not_there(
    link: str, amira: Person, at: datetime, client: Client, purpose: str
) -> None:
    subject = f"{amira.contact_profile.pk}-{int(at.timestamp())}"
    other = signed(purpose, subject, expires=at + timedelta(days=1))

    assert client.post(f"/m/{signed(STOP, subject, expires=at)}/").status_code == 302
    reached(amira, "text", at=at)
    assert client.post(f"/m/{other}/").status_code == 404
    assert amira in reachable()


def test_no_page_learns_of_the_link_and_no_browser_keeps_it(link: str, client: Client) -> None:
    for answer in (client.get(link), client.post(link)):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store, private"


def test_the_link_tells_nothing_and_no_name(link: str, amira: Person) -> None:
    assert is_neutral(link)
    assert amira.slug not in link
