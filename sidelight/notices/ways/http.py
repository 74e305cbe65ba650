"""One POST to somebody else's server: encrypted, not led elsewhere, over in time, little read."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from threading import Event, Timer
from urllib.parse import urlsplit

from sidelight.notices.ways.letter import NotSent, Trouble

PATIENCE_SECONDS = 10.0


def is_out_there(address: str) -> bool:
    """Say whether an address belongs to the open net: no loopback, no home, no cloud's inside."""
    return ip_address(address).is_global


def anywhere(address: str) -> bool:
    """Say yes: the operator has named this server, and it may stand beside ours."""
    return True


@dataclass(frozen=True)
class Outlet:
    """How foreign servers are spoken to. may_reach: asked of the address that is then used.

    The name is looked up once, here: a name that says one thing when it is checked and another
    when it is used would open what stands behind our wall.
    """

    may_reach: Callable[[str], bool]
    patience: float = PATIENCE_SECONDS
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def post(self, address: str, body: bytes, headers: dict[str, str]) -> int:
        """Return the status of the answer; a redirect is an answer like others. Raises NotSent."""
        try:
            with (
                closing(self._connected(address)) as connection,
                _cut_after(self.patience, connection),
            ):
                parts = urlsplit(address)
                path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
                connection.request("POST", path, body, headers)
                # Its words are not even read.
                return connection.getresponse().status
        except TimeoutError:
            raise NotSent("timed_out", Trouble.DOWN) from None
        except ssl.SSLError:
            raise NotSent("certificate", Trouble.DOWN) from None
        except (OSError, HTTPException, ValueError):
            raise NotSent("unreachable", Trouble.DOWN) from None

    def _connected(self, address: str) -> HTTPConnection:
        parts = urlsplit(address)
        host, is_tls = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if is_tls else 80)
        plain = socket.create_connection((self._found(host, port), port), timeout=self.patience)
        kind = HTTPSConnection if is_tls else HTTPConnection
        connection = kind(host, port)
        connection.sock = plain
        if is_tls:
            with _cut_after(self.patience, connection):
                connection.sock = self.context.wrap_socket(plain, server_hostname=host)
        return connection

    def _found(self, host: str, port: int) -> str:
        for *_, where in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            if self.may_reach(str(where[0])):
                return str(where[0])
        raise NotSent("forbidden_address", Trouble.LATER)


@contextmanager
def _cut_after(seconds: float, connection: HTTPConnection) -> Iterator[None]:
    """Cut the connection when it takes longer than this in all.

    A time-out of the socket begins anew with each byte: a server that sends one now and then would
    hold the worker, and with it every other message, for hours.
    """
    sock: socket.socket = connection.sock
    # A second handle on the same connection, so that the encryption in use is left alone.
    with closing(socket.socket(fileno=socket.dup(sock.fileno()))) as second:
        over = Event()
        timer = Timer(seconds, _shut, [second, over])
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, HTTPException):
            if not over.is_set():
                raise
        finally:
            timer.cancel()
        # What was cut off looks like an answer that was short.
        if over.is_set():
            raise TimeoutError


def _shut(second: socket.socket, over: Event) -> None:
    over.set()
    with suppress(OSError):
        second.shutdown(socket.SHUT_RDWR)
