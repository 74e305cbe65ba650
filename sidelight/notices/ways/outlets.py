"""Where the ways out lead, as the settings say it. They ask this, so it reads none of them."""

from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PRINTED = "console:"
HERE = {"localhost", "127.0.0.1", "::1"}
# The push services of the browsers there are. A name stands for itself and what ends with it.
PUSH_SERVICES = [
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
]


@dataclass(frozen=True)
class MailServer:
    """A mail server to hand messages to. is_tls: encrypted from the start, not upgraded to it."""

    host: str
    port: int
    name: str
    passphrase: str
    is_tls: bool

    @property
    def must_upgrade(self) -> bool:
        """Whether the connection has to be encrypted before anything is said: always, but here."""
        return not self.is_tls and self.host not in HERE


def mail_server(address: str) -> MailServer:
    """Return what smtp://name:passphrase@host:587 or smtps://… says."""
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ImproperlyConfigured("SIDELIGHT_MAIL_URL must begin with smtp:// or smtps://")
    is_tls = parts.scheme == "smtps"
    return MailServer(
        host=parts.hostname,
        port=_port(parts, "SIDELIGHT_MAIL_URL") or (465 if is_tls else 587),
        name=unquote(parts.username or ""),
        passphrase=unquote(parts.password or ""),
        is_tls=is_tls,
    )


def refuse_unsafe(mail: str, text: str, *, only_here: bool) -> None:
    """Refuse to start with a way out that would show numbers, addresses or links to others."""
    if PRINTED in (mail, text) and not only_here:
        raise ImproperlyConfigured("console: prints what is sent: for this machine only")
    if mail not in ("", PRINTED):
        mail_server(mail)
    if text in ("", PRINTED):
        return
    parts = urlsplit(text)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE)
    if not is_safe or not parts.hostname or parts.username:
        raise ImproperlyConfigured("SIDELIGHT_TEXT_URL must begin with https://, without a name")
    _port(parts, "SIDELIGHT_TEXT_URL")


def _port(parts: SplitResult, setting: str) -> int | None:
    try:
        return parts.port
    except ValueError as wrong:
        raise ImproperlyConfigured(f"{setting} has a port that is no number") from wrong
