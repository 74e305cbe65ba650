"""Links in messages: signed, for one purpose, until an instant. Opening one changes nothing.

A token is the subject, its last second and a signature with SIDELIGHT_SECRET_KEY; another purpose
signs differently, so a link for one thing does nothing else. It stands in an address, so it is a
key for whoever has the message: let it open one page with one button, and tell little there.
"""

from datetime import UTC, datetime

from django.conf import settings
from django.core.signing import BadSignature, Signer, b62_decode, b62_encode

from sidelight.notices.errors import LinkOver, NoSuchLink

SALT = "sidelight.notices.links."


def signed(purpose: str, subject: str, *, expires: datetime) -> str:
    """Return a token for an address. subject: a slug or numbers, never words or a name."""
    until = b62_encode(int(expires.timestamp()))
    return _signer(purpose).sign(f"{subject}.{until}")


def opened(token: str, purpose: str, *, at: datetime) -> str:
    """Return what a token is about.

    Raises NoSuchLink for one that was not made here for this purpose, LinkOver for one that was
    and whose time is over.
    """
    try:
        subject, _, until = _signer(purpose).unsign(token).rpartition(".")
    except BadSignature as forged:
        raise NoSuchLink from forged
    if at > datetime.fromtimestamp(b62_decode(until), UTC):
        raise LinkOver
    return subject


def full_address(path: str) -> str:
    """Return a path as a message shows it: on the host that was chosen for messages."""
    scheme = "https" if settings.SIDELIGHT_HTTPS else "http"
    return f"{scheme}://{settings.SIDELIGHT_LINK_HOST}{path}"


def _signer(purpose: str) -> Signer:
    # With a full stop, and not the usual colon, phones see the whole token as part of the address.
    return Signer(sep=".", salt=SALT + purpose)
