"""Leaving ends the sign-in at once, clears the browser, and never fails."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.people.tests.build import signed_in

EXIT, SIGN_OUT = "/exit/", "/sign-out/"
pytestmark = pytest.mark.django_db


def is_signed_in(browser: Client) -> bool:
    return browser.get(reverse("own_page")).status_code == 200


@pytest.mark.parametrize("address", [EXIT, SIGN_OUT])
def test_the_sign_in_is_over(as_amira: Client, address: str) -> None:
    assert is_signed_in(as_amira)

    as_amira.post(address)

    assert not is_signed_in(as_amira)


def test_a_cookie_kept_by_somebody_opens_nothing_afterwards(amira: Person) -> None:
    browser, thief = signed_in(amira), Client()
    thief.cookies["session"] = browser.cookies["session"].value
    assert is_signed_in(thief)

    browser.post(EXIT)

    assert not is_signed_in(thief)


def test_quick_exit_clears_the_browser_and_leads_outside(as_amira: Client) -> None:
    answer = as_amira.post(EXIT)

    assert answer.status_code == 303
    assert answer["Location"] == settings.SIDELIGHT_EXIT_ADDRESS
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer.cookies["session"]["max-age"] == 0


def test_quick_exit_works_with_an_old_page(amira: Person) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(amira)

    assert browser.post(EXIT, {"csrfmiddlewaretoken": "old"}).status_code == 303
    assert not is_signed_in(browser)


def test_quick_exit_works_for_a_stranger(client: Client) -> None:
    assert client.post(EXIT)["Location"] == settings.SIDELIGHT_EXIT_ADDRESS


def test_quick_exit_works_while_the_database_does_not(as_amira: Client) -> None:
    def down(execute: Callable[..., object], *args: object) -> object:
        raise OperationalError

    with connection.execute_wrapper(down):
        answer = as_amira.post(EXIT)

    assert answer.status_code == 303
    assert answer.cookies["session"]["max-age"] == 0


def test_whoever_left_is_a_stranger_before_the_exit_is_heard_of(amira: Person) -> None:
    browser, thief = signed_in(amira), Client()
    thief.cookies["session"] = browser.cookies["session"].value
    assert is_signed_in(thief)
    browser.cookies["left"] = "1"

    answer = browser.get(reverse("own_page"))

    assert "/sign-in/" in answer["Location"]
    assert [answer.cookies[name]["max-age"] for name in ("session", "left")] == [0, 0]
    assert not is_signed_in(thief)


def test_whoever_left_is_a_stranger_also_while_the_database_does_not_answer(
    as_amira: Client,
) -> None:
    def down(execute: Callable[..., object], *args: object) -> object:
        raise OperationalError

    as_amira.cookies["left"] = "1"
    with connection.execute_wrapper(down):
        answer = as_amira.get(reverse("own_page"))

    assert "/sign-in/" in answer["Location"]
    assert answer.cookies["session"]["max-age"] == 0


def test_whoever_left_can_come_back(amira: Person) -> None:
    browser = Client()
    browser.cookies["left"] = "1"
    browser.get(reverse("front"))

    browser.force_login(amira, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert is_signed_in(browser)


def test_following_a_link_there_does_not_sign_anybody_out(as_amira: Client) -> None:
    answer = as_amira.get(EXIT)

    assert answer["Location"] == reverse("front")
    assert is_signed_in(as_amira)


def test_signing_out_clears_what_the_browser_kept(as_amira: Client) -> None:
    answer = as_amira.post(SIGN_OUT)

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer["Location"] == reverse("front")


def test_signing_out_asks_first(as_amira: Client) -> None:
    page = as_amira.get(SIGN_OUT)

    assert 'method="post"' in page.content.decode()
    assert "Clear-Site-Data" not in page
    assert is_signed_in(as_amira)


def test_no_other_site_can_sign_somebody_out_by_the_calm_way(amira: Person) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(amira)

    assert browser.post(SIGN_OUT).status_code == 403
    assert is_signed_in(browser)
