"""Oversized and malformed bodies, and verbs in disguise: answered kindly, never with a fault."""

import json
from datetime import datetime

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from tests.build import Place
from tests.house.lived_in import LivedIn
from tests.house.permissions import ROWS
from tests.house.walls.permissions import ASKS_AGAIN, EVERYBODY, MOVES_ON

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
FIELDS = (
    "login",
    "password",
    "name",
    "passphrase",
    "words",
    "body",
    "title",
    "note",
    "key",
    "kind",
)
MALFORMED = {
    "no boundary": (PARTS, b"whatever this is"),
    "a boundary that never comes": (f"{PARTS}; boundary=x", b"--y\r\nhello"),
    "a part that never ends": (
        f"{PARTS}; boundary=x", b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\nhalf',
    ),
    "parts without names": (f"{PARTS}; boundary=x", b"--x\r\n\r\nhello\r\n--x--\r\n"),
    "a file where words belong": (
        f"{PARTS}; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="login"; filename="a"\r\n\r\n\0\r\n--x--\r\n',
    ),
    "not UTF-8": (FORM, b"&".join(name.encode() + b"=%ff%fe\xc3\x28" for name in FIELDS)),
    "another alphabet": (f"{FORM}; charset=utf-7", b"login=+AGEA-&password=b"),
    "an alphabet that is none": (f"{FORM}; charset=no-such", b"login=a&password=b"),
    "zero bytes": (FORM, b"&".join(name.encode() + b"=a%00b" for name in FIELDS)),
    "half a surrogate": (FORM, b"&".join(name.encode() + b"=%ed%a0%80" for name in FIELDS)),
    "ten thousand fields": (FORM, b"&".join(b"f%d=1" % count for count in range(10_000))),
    "one very long field": (FORM, b"login=" + b"a" * 250_000),
    "too long for a form": (FORM, b"login=" + b"a" * 300_000),
    "JSON": ("application/json", b'{"login": {"$ne": null}}'),
    "deep JSON": ("application/json", b"[" * 100_000),
    "XML": ("text/xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    "no sort at all": ("", b"login=a"),
    "nothing": (FORM, b""),
}  # fmt: skip
# Every form gets these; one form of each sort gets all.
SENT_TO_EVERY_FORM = ("no boundary", "not UTF-8", "zero bytes")
OF_EVERY_SORT = ("account_login", "join", "recover", "exit", "new_post", "reaction", "decision")
PROTECTED = ("Content-Security-Policy", "X-Content-Type-Options", "Permissions-Policy")


def is_kind(answer: HttpResponse) -> bool:
    """Whether an answer is no fault of ours, and as protected as every other."""
    return answer.status_code < 500 and all(header in answer for header in PROTECTED)


@pytest.fixture
def lived_in(place: Place, at: datetime) -> LivedIn:
    return LivedIn.of(place, at)


@pytest.mark.parametrize("what", MALFORMED)
def test_no_form_breaks(lived_in: LivedIn, what: str) -> None:
    content_type, body = MALFORMED[what]
    broken = []

    for name, row in ROWS.items():
        senders = [who for who in EVERYBODY if row.post[who] in (MOVES_ON, ASKS_AGAIN)]
        if senders and (name in OF_EVERY_SORT or what in SENT_TO_EVERY_FORM):
            browser = lived_in.browser_of(senders[-1])
            browser.raise_request_exception = False
            address = reverse(name, kwargs=lived_in.arguments.get(name))
            answer = browser.generic("POST", address, body, content_type)
            if not is_kind(answer):
                broken.append((name, answer.status_code))

    assert broken == []


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["ten thousand fields", "too long for a form"])
def test_too_much_is_turned_away_with_a_page(client: Client, what: str) -> None:
    content_type, body = MALFORMED[what]

    answer = client.post("/sign-in/", body, content_type=content_type)

    assert answer.status_code in (400, 413)
    assert "try sending less at once" in answer.content.decode()


@pytest.mark.parametrize(
    "asked",
    ["/search/?q=%00", "/search/?q=%ff%fe", "/search/?q=" + "a" * 9_000, "/spaces/?page=%00",
     "/search/?q=%ed%a0%80", "/sign-in/?next=%00", "/%00/", "/%ff/", "/me/?" + "a=1&" * 2_000,
     "/search/?q=a&page=99999999999999999999", "/search/?q=%27%22%3B--", "/search/?q=%25_%5C"],
)  # fmt: skip
def test_no_address_breaks(client: Client, amira: Person, asked: str) -> None:
    client.force_login(amira)
    client.raise_request_exception = False

    assert is_kind(client.get(asked))


@pytest.mark.parametrize("cookie", ["", "x" * 5_000, "../../etc/passwd", "%00", "ÿ", "'; --"])
def test_no_cookie_breaks(client: Client, amira: Person, cookie: str) -> None:
    client.raise_request_exception = False
    client.cookies["session"] = client.cookies["csrftoken"] = cookie

    assert is_kind(client.get("/sign-in/"))
    assert is_kind(client.get("/me/"))


@pytest.mark.parametrize("verb", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS", "EVIL"])
def test_other_verbs_do_nothing(client: Client, amira: Person, verb: str) -> None:
    client.force_login(amira)
    client.raise_request_exception = False

    for address in ("/", "/me/", "/sign-in/", "/sign-out/", "/exit/", "/recover/", "/join/"):
        assert is_kind(client.generic(verb, address, b"x"))

    assert client.get("/me/").status_code == 200


@pytest.mark.parametrize(
    "disguise", ["x-http-method-override", "x-http-method", "x-method-override"]
)
def test_a_verb_in_disguise_is_what_it_is(client: Client, amira: Person, disguise: str) -> None:
    client.force_login(amira)

    client.get("/exit/", {"_method": "POST"}, headers={disguise: "POST"})
    client.get("/sign-out/", {"_method": "POST"}, headers={disguise: "POST"})

    assert client.get("/me/").status_code == 200


def test_what_is_sent_is_never_read_as_something_else(client: Client, amira: Person) -> None:
    sent = json.dumps({"login": amira.sign_in_name, "password": "lantern river button"})

    client.post("/sign-in/", sent, content_type="application/json")

    assert client.get("/me/").status_code == 302
