"""E-mail by Django's SMTP backend, with nothing in its headers but what has to be."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from email.utils import formataddr
from functools import cached_property
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from sidelight.notices.ways.letter import Letter, NotSent, Trouble
from sidelight.notices.ways.outlets import MailServer

PATIENCE_SECONDS = 10
# Enhanced status codes (RFC 3463) that speak of this one mailbox. Others may be a mistake of ours.
NO_SUCH_MAILBOX = (b"5.1.1", b"5.1.2", b"5.1.3", b"5.1.6", b"5.1.10", b"5.2.1")


class MailWay:
    """One connection for the letters of one round. host: the only name that it shows of us."""

    def __init__(self, server: MailServer, *, sender_address: str, host: str) -> None:
        self.sender_address = sender_address
        self.host = host
        self.backend = NamedBackend(
            host=server.host,
            port=server.port,
            username=server.name,
            password=server.passphrase,
            use_tls=server.must_upgrade,
            use_ssl=server.is_tls,
            timeout=PATIENCE_SECONDS,
        )
        self.backend.shown_name = host

    def gate_of(self, letter: Letter) -> str:
        """Every e-mail goes through the one server."""
        return "mail"

    def send(self, letter: Letter) -> None:
        """Hand it to the server. Raises NotSent."""
        message = self.message(letter)
        try:
            self.backend.open()
            self.backend.send_messages([message])
        except (smtplib.SMTPException, OSError) as failure:
            self.drop()
            raise not_sent(failure) from None

    def message(self, letter: Letter) -> EmailMessage:
        """Return the e-mail: its subject is its first line, so a preview shows nothing new."""
        return EmailMessage(
            subject=letter.words.removesuffix("."),
            body=letter.text,
            from_email=formataddr((letter.sender, self.sender_address)),
            to=[letter.to],
            headers={
                "Message-ID": f"<{letter.slug}@{self.host}>",
                "Auto-Submitted": "auto-generated",
            },
        )

    def close(self) -> None:
        """End the connection politely; what was sent is sent, whatever is said to that."""
        with suppress(smtplib.SMTPException, OSError):
            self.backend.close()
        self.drop()

    def drop(self) -> None:
        """End the connection without a word: a server that hangs would be waited for once more."""
        self.backend.drop()


class NamedBackend(EmailBackend):
    """Django's backend, but it greets with our host instead of this machine's own name.

    The greeting ends up in the headers of every e-mail that the server passes on.
    """

    shown_name = "localhost"
    # Django's name for a connection that is not signed in yet.
    _partial_connection: smtplib.SMTP | None

    @property
    def connection_class(self) -> Callable[..., smtplib.SMTP]:
        """Return what opens a connection under the name that is shown."""
        opened = smtplib.SMTP_SSL if self.use_ssl else smtplib.SMTP

        def named(host: str, port: int, **given: Any) -> smtplib.SMTP:  # Any: passed on
            return opened(host, port, **{**given, "local_hostname": self.shown_name})

        return named

    def drop(self) -> None:
        """Close what is open without saying so."""
        for connection in (self.connection, self._partial_connection):
            if connection is not None:
                connection.close()
        self.connection = self._partial_connection = None

    @cached_property
    def ssl_context(self) -> ssl.SSLContext:
        """Believe a server whose certificate is in order, and no other."""
        return ssl.create_default_context()


def not_sent(failure: Exception) -> NotSent:
    """Return what a failure means; what the server said stays unread, or it would be repeated."""
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        said = [answer for _, answer in failure.recipients.values()]
        gone = all(answer.startswith(NO_SUCH_MAILBOX) for answer in said)
        return NotSent("address_refused", Trouble.FOR_GOOD if gone else Trouble.LATER)
    if isinstance(failure, smtplib.SMTPAuthenticationError):
        return NotSent("sign_in_refused", Trouble.DOWN)
    if isinstance(failure, smtplib.SMTPSenderRefused):
        return NotSent("sender_refused", Trouble.DOWN)
    if isinstance(failure, smtplib.SMTPDataError):
        return NotSent("mail_refused", Trouble.LATER)
    if isinstance(failure, TimeoutError):
        return NotSent("timed_out", Trouble.DOWN)
    if isinstance(failure, ssl.SSLError):
        return NotSent("certificate", Trouble.DOWN)
    return NotSent("unreachable", Trouble.DOWN)
