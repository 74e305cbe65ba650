"""Whatever stands behind `next`, nobody is led to another site after a form of ours."""

from datetime import datetime
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from sidelight.people import actions
from sidelight.people.models import Person
from tests.build import PASSPHRASE

AWAY = [
    "https://evil.example/", "//evil.example/", "///evil.example", "////evil.example",
    "https:evil.example", "https:/evil.example", "http:///evil.example", "\\\\evil.example",
    "/\\evil.example", "\\/evil.example", "/%5Cevil.example/..//evil.example",
    "\t//evil.example", "\n//evil.example", "/\t/evil.example", " //evil.example",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,evil",
    "https://testserver@evil.example", "https://testserver.evil.example/",
    "//testserver:80@evil.example", "%2F%2Fevil.example", "https%3A%2F%2Fevil.example",
    "//evil%E3%80%82example", "/\u2028/evil.example",
]  # fmt: skip
pytestmark = pytest.mark.django_db


def leads_outside(answer: HttpResponse) -> bool:
    """Whether a browser that follows this answer leaves: it ignores tabs and turns backslashes."""
    location = answer.headers.get("Location", "/").strip().replace("\\", "/")
    for ignored in "\t\n\r":
        location = location.replace(ignored, "")
    followed = urlsplit(urljoin("http://testserver/here/", location))
    return (followed.scheme, followed.netloc) != ("http", "testserver")


def test_a_way_out_would_be_noticed() -> None:
    ways = [HttpResponse(headers={"Location": away}) for away in ("//evil.example", "/\\evil.uk")]

    assert [leads_outside(way) for way in ways] == [True, True]


def test_after_signing_in(amira: Person) -> None:
    sent = {"login": amira.sign_in_name, "password": PASSPHRASE}

    for away in AWAY:
        in_the_form = Client().post("/sign-in/", {**sent, "next": away})
        in_the_address = Client().post(f"/sign-in/?{urlencode({'next': away})}", sent)
        assert in_the_form.status_code == in_the_address.status_code == 302
        assert not leads_outside(in_the_form)
        assert not leads_outside(in_the_address)


def test_after_signing_in_again(client: Client, amira: Person) -> None:
    client.force_login(amira)

    for away in AWAY:
        cache.clear()  # of the sign-in library's own limit
        answer = client.post("/sign-in/again/", {"password": PASSPHRASE, "next": away})
        assert (answer.status_code, leads_outside(answer)) == (302, False)


def test_of_somebody_who_is_signed_in_already(client: Client, amira: Person) -> None:
    client.force_login(amira)

    for away in AWAY:
        for address in ("/sign-in/", "/join/", "/recover/"):
            answer = client.get(address, {"next": away})
            assert (answer.status_code, leads_outside(answer)) == (302, False)


def test_after_coming_back_with_words(amira: Person, at: datetime) -> None:
    words = " ".join(actions.make_recovery_words(amira, at=at))

    for away in AWAY:
        sent = {"name": amira.sign_in_name, "words": words, "next": away}
        answer = Client().post(f"/recover/?{urlencode({'next': away})}", sent)
        assert answer["Location"] == "/recover/passphrase/"


def test_after_signing_out(client: Client, amira: Person) -> None:
    for away in AWAY:
        client.force_login(amira)
        answer = client.post("/sign-out/", {"next": away})
        assert (answer.status_code, leads_outside(answer)) == (302, False)


@pytest.mark.parametrize("path", ["//evil.example/me", "//evil.example/sign-in", "/\\evil.example"])
def test_an_address_of_two_slashes_is_no_way_out(client: Client, path: str) -> None:
    assert not leads_outside(client.generic("GET", path))
