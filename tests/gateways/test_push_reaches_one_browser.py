"""Web push: readable by the browser alone, signed by us, never sent to a machine of the inside."""

import base64
import json
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from sidelight.foundation.crypto import encrypt
from sidelight.notices.actions import send_due, tell
from sidelight.notices.models import Channel, NoticeKind, Outgoing, PushDevice
from sidelight.notices.queries import DEVICE
from sidelight.notices.rules import tells
from sidelight.notices.tests.build import reached
from sidelight.notices.ways.http import Outlet, anywhere
from sidelight.notices.ways.letter import Letter, NotSent, Trouble
from sidelight.notices.ways.push import LENGTH, PushWay, Subscription, public_key
from sidelight.people.models import Person
from tests.gateways.certificates import contexts
from tests.gateways.servers import HttpServer, http_server

KEY = "a key for tests"
SECRET = b"0123456789abcdef"


def letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Browser:
    """What a browser keeps to itself, and what it gives away."""

    def __init__(self, address: str) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.subscription = Subscription(address, letters(point), letters(SECRET))

    def read(self, body: bytes) -> bytes:
        return http_ece.decrypt(body, private_key=self.key, auth_secret=SECRET, version="aes128gcm")


@pytest.fixture(scope="module")
def believed(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    return contexts(Path(tmp_path_factory.mktemp("certificate")))


@pytest.fixture
def service(believed: tuple[ssl.SSLContext, ssl.SSLContext]) -> Iterator[HttpServer]:
    with http_server(believed[0]) as running:
        yield running


@pytest.fixture
def way(believed: tuple[ssl.SSLContext, ssl.SSLContext]) -> PushWay:
    outlet = Outlet(may_reach=anywhere, patience=2, context=believed[1])
    return PushWay(KEY, "https://notes.example.org", outlet)


def letter_to(browser: Browser) -> Letter:
    to = browser.subscription.said()
    link = "https://notes.example.org/m/x/"
    return Letter("abcdefghijkm", to, "Reminders", "You have a booking soon.", link, seconds=7200)


def test_the_browser_alone_reads_it(service: HttpServer, way: PushWay) -> None:
    browser = Browser(service.url + "take/1")

    way.send(letter_to(browser))

    [asked] = service.asked
    told = json.loads(browser.read(asked.body))
    assert told == {"title": "Reminders", "words": "You have a booking soon.", "path": "/m/x/"}
    assert b"booking" not in asked.body
    assert not any(tells(str(value)) for value in told.values())


def test_every_note_has_the_same_length(service: HttpServer, way: PushWay) -> None:
    browser = Browser(service.url)

    way.send(letter_to(browser))
    way.send(replace(letter_to(browser), words="Short.", link=""))

    assert len({len(asked.body) for asked in service.asked}) == 1
    assert len(browser.read(service.asked[0].body)) == LENGTH


def test_the_service_knows_who_signed_and_how_long_it_is_of_use(
    service: HttpServer, way: PushWay
) -> None:
    way.send(letter_to(Browser(service.url + "take/1")))

    [asked] = service.asked
    signed = asked.headers["Authorization"]
    claims = json.loads(base64.urlsafe_b64decode(signed.split(".")[1] + "=="))
    assert Vapid02.verify(signed)
    assert signed.endswith(f"k={public_key(KEY)}")
    assert (claims["aud"], claims["sub"]) == (service.url.rstrip("/"), "https://notes.example.org")
    assert (asked.headers["TTL"], asked.headers["Content-Encoding"]) == ("7200", "aes128gcm")


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    service: HttpServer, way: PushWay, amira: Person, at: datetime, clock_at: object, status: int
) -> None:
    reached(amira, "push", at=at)
    for name in ("gone", "there"):
        said = Browser(service.url + name).subscription.said()
        PushDevice.objects.create(
            person=amira, encrypted=encrypt(said, purpose=DEVICE), address_hash=name, added_at=at
        )
    tell(amira, NoticeKind.SESSION_SOON, about="", at=at)
    service.answers = [status]

    assert send_due({Channel.PUSH: way}) == 1

    assert [one.address_hash for one in PushDevice.objects.all()] == ["there"]
    assert Outgoing.objects.waiting().count() == 0


@pytest.mark.parametrize("status", [400, 403, 429, 500, 301])
def test_any_other_answer_is_for_later(service: HttpServer, way: PushWay, status: int) -> None:
    service.answers = [status]

    with pytest.raises(NotSent) as failure:
        way.send(letter_to(Browser(service.url)))

    assert (failure.value.code, failure.value.trouble) == (f"http_{status}", Trouble.LATER)
    assert len(service.asked) == 1


@pytest.mark.parametrize("how", ["hang", "drip"])
def test_a_service_that_keeps_us_waiting_is_left(
    service: HttpServer, believed: tuple[ssl.SSLContext, ssl.SSLContext], how: str
) -> None:
    service.answers = [how]
    quick = PushWay(KEY, "https://notes.example.org", Outlet(anywhere, 0.3, believed[1]))

    with pytest.raises(NotSent):
        quick.send(letter_to(Browser(service.url)))


def test_a_machine_of_the_inside_is_never_spoken_to(
    service: HttpServer, believed: tuple[ssl.SSLContext, ssl.SSLContext], way: PushWay
) -> None:
    usual = PushWay(KEY, "https://notes.example.org")

    with pytest.raises(NotSent) as failure:
        usual.send(letter_to(Browser(service.url)))

    assert failure.value.code == "forbidden_address"
    assert service.connections == 0
    way.send(letter_to(Browser(service.url)))
    assert service.connections == 1


def test_a_certificate_that_nobody_knows_is_not_believed(service: HttpServer) -> None:
    strict = PushWay(KEY, "https://notes.example.org", Outlet(may_reach=anywhere))

    with pytest.raises(NotSent) as failure:
        strict.send(letter_to(Browser(service.url)))

    assert failure.value.code == "certificate"
    assert service.asked == []
