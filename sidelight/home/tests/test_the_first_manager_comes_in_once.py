"""A new place is set up by whoever holds the one link, once, within a day."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from sidelight.directory.models import HelpService
from sidelight.home.actions import FirstManager, make_set_up_link, set_up
from sidelight.home.errors import NoSuchLink
from sidelight.home.queries import set_up_file
from sidelight.people.errors import AlreadyFounded
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as

pytestmark = pytest.mark.django_db
TYPED = {"shown_name": "Max", "passphrase": "lantern river button"}
MAX = FirstManager("Max", "lantern river button")


@pytest.fixture
def token(at: datetime, clock_at: object) -> str:
    return make_set_up_link(at=at)


def page(token: str) -> str:
    return reverse("set_up", args=[token])


def test_the_command_prints_the_link(at: datetime, clock_at: object) -> None:
    printed = StringIO()

    call_command("set_up_link", "--base", "http://localhost:8000/", stdout=printed)

    address = printed.getvalue().strip()
    assert address.startswith("http://localhost:8000/set-up/")
    assert Client().get(address.removeprefix("http://localhost:8000")).status_code == 200


def test_the_link_makes_a_manager_who_may_work(token: str, at: datetime) -> None:
    browser = Client()

    answer = browser.post(page(token), TYPED)

    manager = Person.objects.get()
    assert answer.headers["Location"] == reverse("welcome")
    assert manager.sign_in_name in browser.get(reverse("welcome")).content.decode()
    assert "when a second person has agreed" not in browser.get(reverse("welcome")).content.decode()
    assert works_as(manager, frozenset(Role), at) == {Role.MANAGER}
    assert browser.get(reverse("staff")).headers["Location"] == reverse("second_factor")


def test_their_own_word_holds_for_a_month(token: str, at: datetime) -> None:
    manager = set_up(MAX, token, at=at)

    assert works_as(manager, frozenset(Role), at + timedelta(days=30))
    assert not works_as(manager, frozenset(Role), at + timedelta(days=31))


def test_help_lines_wait_there_to_be_checked(token: str, at: datetime) -> None:
    set_up(MAX, token, at=at)

    assert HelpService.objects.exists()
    assert not HelpService.objects.exclude(checked_on=None).exists()


def test_it_works_once(token: str, at: datetime) -> None:
    set_up(MAX, token, at=at)

    with pytest.raises(NoSuchLink):
        set_up(MAX, token, at=at)
    assert Client().get(page(token)).status_code == 404
    assert Person.objects.count() == 1
    assert not set_up_file().exists()


@pytest.mark.parametrize(("hours", "status"), [(23, 200), (24, 404)])
def test_it_runs_out_after_a_day(
    token: str, at: datetime, clock_at: object, hours: int, status: int
) -> None:
    clock_at(at + timedelta(hours=hours))

    assert Client().get(page(token)).status_code == status


def test_a_newer_link_ends_the_one_before(token: str, at: datetime) -> None:
    newer = make_set_up_link(at=at)

    assert Client().get(page(token)).status_code == 404
    assert Client().get(page(newer)).status_code == 200


def test_only_its_hash_is_kept(token: str) -> None:
    assert token not in set_up_file().read_text(encoding="ascii")
    assert set_up_file().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("method", ["get", "post", "head", "options", "put"])
def test_any_other_link_is_like_no_address(token: str, method: str) -> None:
    known = getattr(Client(), method)(page("some-other-token"))
    unknown = getattr(Client(), method)("/no-such-page/")

    assert known.status_code == unknown.status_code == 404
    assert known.content == unknown.content
    assert not Person.objects.exists()


def test_no_link_is_made_when_somebody_is_here(token: str, at: datetime) -> None:
    set_up(MAX, token, at=at)

    with pytest.raises(AlreadyFounded):
        make_set_up_link(at=at)
    with pytest.raises(CommandError, match="set up already"):
        call_command("set_up_link")


@pytest.mark.parametrize(
    "typed", [{"shown_name": "07700900123"}, {"passphrase": "short"}, {"shown_name": ""}]
)
def test_what_does_not_fit_is_said_beside_the_field(token: str, typed: dict[str, str]) -> None:
    answer = Client().post(page(token), TYPED | typed)

    assert answer.status_code == 200
    assert b"field-error" in answer.content
    assert not Person.objects.exists()
