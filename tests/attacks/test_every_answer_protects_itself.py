"""Whatever is answered: a browser is told to load nothing else, keep nothing and tell nobody."""

import json
import os
import subprocess
import sys

import pytest
from django.http import HttpResponse
from django.test import Client

from sidelight.people.models import Person
from tests.test_a_body_that_is_too_long_is_turned_away import (
    FAR_TOO_MANY,
    body_of,
    length,
    post_to_quick_exit,
)
from tests.test_settings_are_safe_by_default import SOUND

WANTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HSTS = "max-age=31536000; includeSubDomains; preload"
pytestmark = pytest.mark.django_db


def faults_of(answer: HttpResponse) -> list[str]:
    """Return what an answer fails to say."""
    policy = answer.get("Content-Security-Policy", "")
    missing = [name for name, said in WANTED.items() if answer.get(name) != said]
    if "default-src 'none'" not in policy or "unsafe" in policy or "*" in policy:
        missing.append("Content-Security-Policy")
    if "camera=()" not in answer.get("Permissions-Policy", ""):
        missing.append("Permissions-Policy")
    return missing


@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 200), ("/sign-in/", 200), ("/nowhere/", 404), ("/me/", 302), ("/robots.txt", 200),
     ("/health/", 200), ("/favicon.ico", 302), ("/help-now/", 200), ("/review/", 404),
     ("/sign-in", 301), ("/recover/", 200)],
)  # fmt: skip
def test_an_answer_to_a_stranger(client: Client, place: object, address: str, status: int) -> None:
    answer = client.get(address)

    assert answer.status_code in (status, 301, 302)
    assert faults_of(answer) == []


@pytest.mark.parametrize("address", ["/me/", "/welcome/", "/me/sign-ins/", "/me/recovery-words/"])
def test_an_answer_to_a_member(client: Client, amira: Person, address: str) -> None:
    client.force_login(amira)
    answer = client.get(address)

    assert answer.status_code == 200
    assert faults_of(answer) == []
    assert "no-store" in answer["Cache-Control"]


def test_a_refusal_of_every_sort(client: Client, amira: Person) -> None:
    strict = Client(enforce_csrf_checks=True)

    refusals = {
        405: client.post("/help-now/"),
        403: strict.post("/sign-in/"),
        400: Client(raise_request_exception=False).get("/", headers={"host": "evil.example"}),
        303: client.post("/exit/"),
        429: [client.post("/sign-in/", {"login": "a", "password": "b"}) for _ in range(6)][-1],
    }

    assert {status: answer.status_code for status, answer in refusals.items()} == {
        status: status for status in refusals
    }
    assert {status: faults_of(answer) for status, answer in refusals.items()} == {
        status: [] for status in refusals
    }


def test_a_page_that_breaks(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("sidelight.people.queries.text_in_force", breaks)
    client.raise_request_exception = False
    answer = client.get("/about/house-rules/")

    assert answer.status_code == 500
    assert faults_of(answer) == []


def test_a_body_that_is_far_too_long(settings: object) -> None:
    settings.SECURE_HSTS_SECONDS = 31536000
    start, words = post_to_quick_exit(body_of(FAR_TOO_MANY), length(FAR_TOO_MANY))

    headers = {name.decode(): said.decode() for name, said in start["headers"]}
    answer = HttpResponse(words["body"], status=start["status"], headers=headers)
    assert answer.status_code == 413
    assert faults_of(answer) == []
    assert "no-store" in answer["Cache-Control"]
    assert answer["Strict-Transport-Security"] == HSTS


def test_over_https_the_browser_is_told_to_stay_there(client: Client, settings: object) -> None:
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True

    assert client.get("/", secure=True)["Strict-Transport-Security"] == HSTS


def test_a_site_for_others_keeps_its_cookies_to_itself() -> None:
    """As it is shipped: the settings of a real site, read by a process of its own."""
    names = [
        f"{kind}_COOKIE_{what}"
        for kind in ("SESSION", "CSRF")
        for what in ("SECURE", "HTTPONLY", "SAMESITE")
    ]
    names += ["SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    program = (
        "import json; import sidelight.config.settings as s;"
        f"print(json.dumps([getattr(s, name) for name in {names}]))"
    )
    read = subprocess.run(
        [sys.executable, "-c", program],
        env={"PATH": os.environ["PATH"], **SOUND},
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(read.stdout) == [True, True, "Lax"] * 2 + [True, 31536000, True]


def test_a_cookie_says_so_itself(client: Client, amira: Person, settings: object) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True

    client.get("/sign-in/", secure=True)
    sent = {"login": amira.sign_in_name, "password": "lantern river button"}
    client.post("/sign-in/", sent, secure=True)

    for name in ("session", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
        assert cookie["domain"] == ""
