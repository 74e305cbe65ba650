"""The web server: one process on one port."""

import errno
import http.client
import ipaddress
import os
import socket
import warnings

import uvicorn

from sidelight.config.launch.errors import Refusal

FINISH_WITHIN_SECONDS = 4


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


def serve(port: socket.socket) -> None:
    """Answer requests on the taken port until asked to stop."""
    settings = uvicorn.Config(
        "sidelight.config.asgi:application",
        log_config=None,
        # An access log would keep who looked at what, and when.
        access_log=False,
        # Django alone decides whom to believe about the address of a visitor (SIDELIGHT_PROXY).
        proxy_headers=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=FINISH_WITHIN_SECONDS,
    )
    # Files for the browser are read whole before they are sent; they are small.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
    uvicorn.Server(settings).run(sockets=[port])


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
