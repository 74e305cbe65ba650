"""Nothing personal stays in the browser: whoever presses "back" later reads nothing."""

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from sidelight.people.tests.build import PASSPHRASE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    ["/me/", "/me/name/", "/me/passphrase/", "/welcome/", "/sign-out/", "/sign-in/again/",
     "/about/house-rules/", "/exit/", "/there-is-no-such-page/"],
)  # fmt: skip
def test_no_answer_to_somebody_signed_in_is_kept(as_amira: Client, address: str) -> None:
    assert "no-store" in as_amira.get(address)["Cache-Control"]


@pytest.mark.parametrize("address", ["/join/", "/sign-in/", "/exit/", "/sign-out/"])
def test_no_answer_to_something_sent_is_kept(client: Client, address: str) -> None:
    answer = client.post(address, {"name": "River", "passphrase": PASSPHRASE})

    assert "no-store" in answer["Cache-Control"]


def test_a_public_page_may_be_kept_by_a_stranger(client: Client) -> None:
    answer = client.get("/about/house-rules/")

    assert "no-store" not in answer.get("Cache-Control", "")


def test_an_error_is_not_kept_either(as_amira: Client) -> None:
    def down(execute: object, *args: object) -> object:
        raise OperationalError

    as_amira.raise_request_exception = False
    with connection.execute_wrapper(down):
        answer = as_amira.get("/me/")

    assert answer.status_code == 500
    assert "no-store" in answer["Cache-Control"]


def test_everybody_sees_their_ways_in_or_out(client: Client, as_amira: Client) -> None:
    stranger = client.get("/about/house-rules/").content.decode()
    member = as_amira.get("/about/house-rules/").content.decode()

    for name in ("join", "account_login"):
        assert f'href="{reverse(name)}"' in stranger
        assert f'href="{reverse(name)}"' not in member
    assert f'href="{reverse("account_logout")}"' in member
    assert f'href="{reverse("account_logout")}"' not in stranger
