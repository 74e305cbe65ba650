"""The other side, on 127.0.0.1: a real mail server, and an HTTP server that answers as it is told.

Each is started by a test and ended with it. Nothing here reaches further than this machine.
"""

import asyncio
import ssl
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


@dataclass
class MailServer:
    """What arrived, and what to say to the next recipient instead of yes."""

    refusals: list[str] = field(default_factory=list)
    arrived: list[Message] = field(default_factory=list)
    greeted_by: list[str] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refusals:
            return self.refusals.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.arrived.append(message_from_bytes(envelope.content))
        self.greeted_by.append(str(session.host_name))
        self.envelopes.append(envelope)
        return "250 OK"


@contextmanager
def mail_server(host: str = "127.0.0.1", *, passphrase: str = "") -> Iterator[MailServer]:
    """Run one; with a passphrase it lets nobody in who does not know it."""
    kept = MailServer()

    def who(server: SMTP, session: Session, envelope: Envelope, kind: str, given: object):
        known = getattr(given, "password", b"") == passphrase.encode()
        return AuthResult(success=known, handled=False)

    def speak() -> SMTP:
        with warnings.catch_warnings():
            # The library warns of a passphrase without TLS; this one crosses no network.
            warnings.simplefilter("ignore")
            return SMTP(
                kept, hostname="mail.test", authenticator=who if passphrase else None,
                auth_required=bool(passphrase), auth_require_tls=False, enable_SMTPUTF8=True,
            )  # fmt: skip

    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(loop.create_server(speak, host, 0))
    kept.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield kept
    finally:
        loop.call_soon_threadsafe(listening.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        for left in asyncio.all_tasks(loop):
            left.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()


@dataclass
class Asked:
    """One request that arrived."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class HttpServer:
    """What arrived, and how to answer: a status, or `hang`, or `drip`. 200 when nothing is said."""

    answers: list[int | str] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    url: str = ""


class _Answers(BaseHTTPRequestHandler):
    kept: ClassVar[HttpServer]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.kept.asked.append(Asked(self.path, dict(self.headers), body))
        answer = self.kept.answers.pop(0) if self.kept.answers else 200
        if answer == "hang":
            self.kept.over.wait()
        elif answer == "drip":
            self.drip()
        else:
            self.send_response(int(answer))
            self.send_header("Location", self.kept.url + "elsewhere/")
            self.send_header("Content-Length", "0")
            self.end_headers()

    def drip(self) -> None:
        """A byte now and then, so that no time-out of the socket is ever reached."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not self.kept.over.wait(0.02):
                self.wfile.write(b"x")
        except OSError:
            return

    def log_message(self, *said: object) -> None:
        """A test says nothing."""


class _Listening(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    kept: HttpServer

    def get_request(self):
        self.kept.connections += 1
        return super().get_request()

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever hangs up in the middle is what some tests are about."""


@contextmanager
def http_server(context: ssl.SSLContext | None = None) -> Iterator[HttpServer]:
    """Run one; with a context it speaks TLS, as `localhost`."""
    kept = HttpServer()
    listening = _Listening(("127.0.0.1", 0), type("Answers", (_Answers,), {"kept": kept}))
    listening.kept = kept
    if context is not None:
        listening.socket = context.wrap_socket(
            listening.socket, server_side=True, do_handshake_on_connect=False
        )
    port = listening.server_address[1]
    kept.url = f"https://localhost:{port}/" if context else f"http://127.0.0.1:{port}/"
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield kept
    finally:
        kept.over.set()
        listening.shutdown()
        listening.server_close()
        thread.join()
