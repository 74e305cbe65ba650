"""The web server: one process, or several, on one port."""

import errno
import gc
import http.client
import ipaddress
import os
import socket
import sys
import warnings

import uvicorn
from django.conf import settings
from django.db import connection

from sidelight.config.launch.errors import Refusal
from sidelight.config.launch.heads import ShortHeads
from sidelight.live.direct import DirectSocket
from sidelight.live.metrics import serve_metrics

FINISH_WITHIN_SECONDS = 4
LARGEST_FRAME_BYTES = 16_384 + 1024  # what a page may send at once, and its wrapping
PING_SECONDS = 20
YOUNG_OBJECTS = 20_000
LONGEST_TURN_SECONDS = 0.0005


def take_port(host: str, port: int) -> socket.socket:
    """Take the port now, before anything slow; it stays taken while the web server starts again.

    Raise Refusal when another program has it, or when this machine does not allow it.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        taken = socket.socket(family, kind, protocol)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
    except OSError as problem:
        raise Refusal(why_not(host, port, problem)) from problem
    return taken


def why_not(host: str, port: int, problem: OSError) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Choose another: --port {port + 1}"
    if problem.errno == errno.EACCES:
        return f"Port {port} is for the system only. Choose one above 1023: --port 8000"
    return f"Cannot answer on {host}, port {port}: {problem.strerror}"


def is_this_machine(host: str) -> bool:
    """Return whether only this machine can reach that host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def refuse_to_be_several(workers: int) -> None:
    """Raise Refusal for more than one worker where they could not know of each other."""
    if workers > 1 and not (connection.vendor == "postgresql" and settings.SIDELIGHT_VALKEY_URL):
        raise Refusal(
            "More than one worker needs PostgreSQL and Valkey, so that people in one room meet: "
            "set SIDELIGHT_DATABASE_URL and SIDELIGHT_VALKEY_URL (docs/operate/scale.md), "
            "or leave --workers out"
        )


def serve(port: socket.socket, worker: int) -> None:
    """Answer requests on the taken port until asked to stop. worker: 1 for the first."""
    serve_metrics(settings.SIDELIGHT_METRICS, worker=worker)
    # Files for the browser are read whole before they are sent; they are small.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
    let_the_collector_rest()
    # The writer asks for the processor between the rows it reads; by itself it would wait 5 ms.
    sys.setswitchinterval(LONGEST_TURN_SECONDS)
    uvicorn.Server(how_to_answer()).run(sockets=[port])


def let_the_collector_rest() -> None:
    """Look for rings of garbage rarely, and never among what was there from the start.

    Each look at everything stops all rooms for as long as there are people in them: half a second
    with ten thousand. Nearly everything is freed as soon as nobody uses it, without such a look.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)


def how_to_answer() -> uvicorn.Config:
    return uvicorn.Config(
        "sidelight.config.asgi:application",
        log_config=None,
        # It would note each room that is opened.
        log_level="warning",
        # An access log would keep who looked at what, and when.
        access_log=False,
        # Django alone decides whom to believe about the address of a visitor (SIDELIGHT_PROXY).
        proxy_headers=False,
        server_header=False,
        loop="uvloop",
        http=ShortHeads,
        lifespan="on",
        ws=DirectSocket,
        ws_max_size=LARGEST_FRAME_BYTES,
        # Words of several people in one compressed frame could be guessed from its length.
        ws_per_message_deflate=False,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        timeout_graceful_shutdown=FINISH_WITHIN_SECONDS,
    )


def answers(port: socket.socket) -> bool:
    """Ask the web server how it is; return whether it answered that it is well."""
    host, number = port.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    visit = http.client.HTTPConnection(host, number, timeout=5)
    called = os.environ["SIDELIGHT_HOSTS"].split(",")[0].strip()
    try:
        visit.request("GET", "/health/", headers={"Host": called, "X-Forwarded-Proto": "https"})
        # Over plain HTTP a site that has no proxy in front answers with the way to its HTTPS.
        return visit.getresponse().status in (200, 301)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        visit.close()
