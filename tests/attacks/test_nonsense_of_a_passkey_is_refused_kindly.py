"""What a browser says about a passkey may be anything: no shape of it breaks a page."""

import json

import pytest
from django.test import Client
from fido2.utils import websafe_encode

from sidelight.people.models import Person
from tests.build import PASSPHRASE
from tests.signed_in import app_of, signed_in

SAID = websafe_encode(b'{"type": "webauthn.get", "challenge": "abc", "origin": "http://a"}')


def credential(**response: object) -> str:
    said = {"clientDataJSON": SAID, "signature": "YWJj", "userHandle": "MQ", **response}
    return json.dumps({"id": "YWJj", "rawId": "YWJj", "type": "public-key", "response": said})


def bytes_of_the_device(end: bytes) -> str:
    return credential(authenticatorData=websafe_encode(b"a" * 32 + end))


NONSENSE = {
    "half a surrogate": r'{"id": "\ud800"}',
    "lists without a bottom": "[" * 100_000,
    "a number without an end": "1" * 5_000,
    "no number": "NaN",
    "nothing": "{}",
    "a list where words belong": credential(userHandle=[1], authenticatorData=[2]),
    "a person who cannot be": credential(
        authenticatorData=websafe_encode(b"a" * 37), userHandle=websafe_encode(b"9" * 30)
    ),
    "half of what a device says": credential(authenticatorData="YWJj"),
    "what a device says without a bottom": bytes_of_the_device(b"\x80aaaa" + b"\x81" * 5_000),
    "said without a bottom": credential(clientDataJSON=websafe_encode(b"[" * 90_000)),
    "nothing attested": credential(attestationObject=""),
    "half a number attested": credential(attestationObject=websafe_encode(b"\x1b")),
    "attested without a bottom": credential(attestationObject=websafe_encode(b"\x81" * 5_000)),
}


def sent_with(browser: Client, address: str, what: str) -> int:
    browser.get(address)  # sets a challenge
    sent = {"credential": NONSENSE[what], "name": "My phone"}
    return int(browser.post(address, sent).status_code)


@pytest.mark.django_db
@pytest.mark.parametrize("what", NONSENSE)
def test_of_a_stranger(client: Client, what: str) -> None:
    assert sent_with(client, "/sign-in/passkey/", what) < 500


@pytest.mark.parametrize("what", NONSENSE)
def test_after_the_passphrase(client: Client, mo: Person, what: str) -> None:
    app_of(mo)
    client.post("/sign-in/", {"login": mo.sign_in_name, "password": PASSPHRASE})

    assert sent_with(client, "/sign-in/code/", what) < 500


@pytest.mark.parametrize("address", ["/me/passkeys/new/", "/sign-in/again/passkey/"])
@pytest.mark.parametrize("what", NONSENSE)
def test_of_somebody_signed_in(mo: Person, address: str, what: str) -> None:
    assert sent_with(signed_in(mo), address, what) < 500
