"""A false host name gets our own short page, and no answer builds a link from what it said."""

import pytest
from django.test import Client

from sidelight.people.models import Person

EVIL = "evil.example"
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "host", [EVIL, f"{EVIL}:443", f"testserver.{EVIL}", f"testserver@{EVIL}", "testserver/evil", ""]
)
@pytest.mark.parametrize("https_only", [True, False])
def test_a_false_host_is_refused_with_our_page(
    settings: object, host: str, *, https_only: bool
) -> None:
    settings.SECURE_SSL_REDIRECT = https_only

    answer = Client(raise_request_exception=False).get("/", headers={"host": host})

    assert answer.status_code == 400
    assert "Your browser sent something that we cannot read" in answer.content.decode()
    assert EVIL not in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("header", ["x-forwarded-host", "x-host", "forwarded", "x-original-host"])
@pytest.mark.parametrize("address", ["/", "/sign-in/", "/join/", "/recover/", "/me/", "/nowhere/"])
def test_what_a_proxy_is_said_to_have_seen_is_not_believed(
    client: Client, place: object, header: str, address: str
) -> None:
    answer = client.get(
        address, headers={header: f"host={EVIL}" if header == "forwarded" else EVIL}
    )

    assert answer.status_code == client.get(address).status_code
    assert EVIL not in answer.content.decode()
    assert EVIL not in str(answer.headers)


def test_on_the_way_to_https_it_is_not_believed_either(settings: object) -> None:
    settings.SECURE_SSL_REDIRECT = True

    answer = Client().get("/", headers={"x-forwarded-host": EVIL})

    assert answer["Location"] == "https://testserver/"


def test_links_after_a_form_name_no_host(client: Client, amira: Person) -> None:
    sent = {"login": amira.sign_in_name, "password": "lantern river button"}

    answer = client.post("/sign-in/", sent, headers={"x-forwarded-host": EVIL})

    assert answer["Location"] == "/me/"
