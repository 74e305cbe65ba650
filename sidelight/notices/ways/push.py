"""Web push: encrypted for one browser (RFC 8291), and signed by us (RFC 8292).

The browser's push service passes it on and cannot read it. It learns that something came from this
site for this browser, and when; every message has the same length.
"""

import base64
import json
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import http_ece
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from sidelight.notices.ways.http import Outlet, is_out_there
from sidelight.notices.ways.letter import Letter, NotSent, Trouble

OK = range(200, 300)
GONE = (404, 410)
LENGTH = 512
LONGEST_ADDRESS = 1000
# Of the curve P-256: how many private keys there are (SP 800-186).
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
PUBLIC_KEY_BYTES, SECRET_BYTES = 65, 16


class WrongSubscription(Exception):
    """What a browser gave is not what browsers give."""


@dataclass(frozen=True)
class Subscription:
    """What a browser gave: where its push service takes messages for it, and its two keys."""

    address: str
    key: str
    secret: str

    @classmethod
    def read(cls, given: dict[str, str], hosts: list[str]) -> "Subscription":
        """Return it if it leads to one of these push services. Raises WrongSubscription.

        The harm: whoever gives us an address has our server call it, again and again.
        """
        asked = cls(given.get("address", ""), given.get("key", ""), given.get("secret", ""))
        if not is_push_service(asked.address, hosts):
            raise WrongSubscription
        try:
            point, secret = from_base64(asked.key), from_base64(asked.secret)
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        except (ValueError, UnsupportedAlgorithm) as wrong:
            raise WrongSubscription from wrong
        if len(point) != PUBLIC_KEY_BYTES or len(secret) != SECRET_BYTES:
            raise WrongSubscription
        return asked

    def said(self) -> str:
        """Return it as text, to be kept encrypted and given to the way as its address."""
        return json.dumps({"address": self.address, "key": self.key, "secret": self.secret})


class PushWay:
    """Any browser's push service. subject: where its keepers find us when we do harm."""

    def __init__(self, key: str, subject: str, outlet: Outlet | None = None) -> None:
        self.vapid = Vapid02(private_key(key))
        self.subject = subject
        self.outlet = outlet or Outlet(may_reach=is_out_there)

    def gate_of(self, letter: Letter) -> str:
        """One service may be down while another is not."""
        return f"push {urlsplit(_of(letter).address).hostname}"

    def send(self, letter: Letter) -> None:
        """Hand it to the service. Raises NotSent."""
        to = _of(letter)
        status = self.outlet.post(to.address, self._locked(letter, to), self._headers(letter, to))
        if status in GONE:
            raise NotSent("gone", Trouble.FOR_GOOD)
        if status not in OK:
            raise NotSent(f"http_{status}", Trouble.LATER)

    def close(self) -> None:
        """Nothing is kept open."""

    def _locked(self, letter: Letter, to: Subscription) -> bytes:
        encrypted: bytes = http_ece.encrypt(
            body_of(letter).ljust(LENGTH),
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=from_base64(to.key),
            auth_secret=from_base64(to.secret),
            version="aes128gcm",
        )
        return encrypted

    def _headers(self, letter: Letter, to: Subscription) -> dict[str, str]:
        service = urlsplit(to.address)
        claims = {"aud": f"{service.scheme}://{service.netloc}", "sub": self.subject}
        signed: dict[str, str] = self.vapid.sign(claims)
        return {
            **signed,
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(letter.seconds),
            "Urgency": "normal",
        }


def body_of(letter: Letter) -> bytes:
    """Return what the browser is told: title, words, path."""
    told = {"title": letter.sender, "words": letter.words, "path": _path(letter.link)}
    return json.dumps(told).encode()


def is_push_service(address: str, hosts: list[str]) -> bool:
    """Say whether an address leads to one of these services, encrypted, at the usual port."""
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None
    except ValueError:
        return False
    host = parts.hostname or ""
    return (
        parts.scheme == "https"
        and not has_port
        and "@" not in parts.netloc
        and address.isascii()
        and address.isprintable()
        and len(address) <= LONGEST_ADDRESS
        and any(host == known or host.endswith(f".{known}") for known in hosts)
    )


def public_key(key: str) -> str:
    """Return what a browser needs to know about us, from the text of SIDELIGHT_PUSH_KEY."""
    point = (
        private_key(key).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    )
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode("ascii")


@lru_cache(maxsize=4)
def private_key(key: str) -> ec.EllipticCurvePrivateKey:
    """Return the signing key that belongs to this text: the same text is the same key for ever.

    So the key file is made, kept and restored like every other.
    """
    spread = HKDF(algorithm=SHA256(), length=48, salt=None, info=b"sidelight push")
    number = int.from_bytes(spread.derive(key.encode()), "big")
    return ec.derive_private_key(number % (ORDER - 1) + 1, ec.SECP256R1())


def from_base64(text: str) -> bytes:
    """Return what browsers write in letters. Raises ValueError."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _of(letter: Letter) -> Subscription:
    return Subscription(**json.loads(letter.to))


def _path(link: str) -> str:
    """A note leads to the site that its browser knows: to another host it must not lead."""
    return urlsplit(link).path
