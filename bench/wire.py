"""As little of a WebSocket client as is needed to keep many open, and one question over HTTP.

Frames are masked with a key of zeros, which leaves the words as they are: masking guards proxies
against pages, and there is neither here.
"""

import asyncio
import base64
from collections.abc import Callable

KEY = base64.b64encode(b"only-for-measure").decode()
TEXT, BINARY, CLOSE, PING, PONG = 0x1, 0x2, 0x8, 0x9, 0xA
SMALL, MIDDLE = 126, 127
NO_STATUS = 1005
CUT = 1006  # the line ended without a close


def upgrade(address: str, port: int, *, cookie: str, protocol: str = "") -> bytes:
    """Return the request that asks for a WebSocket, from a page of the same site."""
    lines = [
        f"GET {address} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket",
        "Connection: Upgrade", f"Sec-WebSocket-Key: {KEY}", "Sec-WebSocket-Version: 13",
        f"Origin: http://127.0.0.1:{port}",
    ]  # fmt: skip
    lines += [f"Cookie: {cookie}"] if cookie else []
    lines += [f"Sec-WebSocket-Protocol: {protocol}"] if protocol else []
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def frame(payload: bytes, kind: int = TEXT) -> bytes:
    """Return a whole masked frame."""
    size = len(payload)
    if size < SMALL:
        return bytes((0x80 | kind, 0x80 | size, 0, 0, 0, 0)) + payload
    if size < 1 << 16:
        return bytes((0x80 | kind, 0x80 | SMALL)) + size.to_bytes(2) + bytes(4) + payload
    return bytes((0x80 | kind, 0x80 | MIDDLE)) + size.to_bytes(8) + bytes(4) + payload


class Line(asyncio.Protocol):
    """One WebSocket. Give it what to do when it opens, hears something, and ends."""

    def __init__(
        self, request: bytes, *, opens: Callable[[], None], hears: Callable[[bytes], None],
        ends: Callable[[int], None],
    ) -> None:  # fmt: skip
        self.request, self.opens, self.hears, self.ends = request, opens, hears, ends
        self.transport: asyncio.Transport | None = None
        self.is_open = False
        self.left = b""
        self.parts: list[bytes] = []
        self.code = CUT

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]
        self.transport.write(self.request)

    def data_received(self, received: bytes) -> None:
        got = self.left + received if self.left else received
        if not self.is_open:
            head, end, got = got.partition(b"\r\n\r\n")
            if not end:
                self.left = head
                return
            self.left = b""
            if not head.startswith(b"HTTP/1.1 101"):
                self.code = int(head[9:12])
                self.cut()
                return
            self.is_open = True
            self.opens()
        self.take_frames(got)

    def take_frames(self, got: bytes) -> None:
        at, end = 0, len(got)
        while end - at >= 2:
            size, starts = got[at + 1] & 0x7F, at + 2
            if size == SMALL:
                size, starts = int.from_bytes(got[starts : starts + 2]), starts + 2
            elif size == MIDDLE:
                size, starts = int.from_bytes(got[starts : starts + 8]), starts + 8
            if starts + size > end:
                break
            self.take(got[at], got[starts : starts + size])
            at = starts + size
        self.left = got[at:]

    def take(self, first: int, payload: bytes) -> None:
        kind, is_last = first & 0x0F, first & 0x80
        if first == 0x80 | TEXT and not self.parts:
            self.hears(payload)
        elif kind < CLOSE:
            self.parts.append(payload)
            if is_last:
                whole, self.parts = b"".join(self.parts), []
                self.hears(whole)
        elif kind == PING:
            self.write(frame(payload, PONG))
        elif kind == CLOSE:
            self.code = int.from_bytes(payload[:2]) if payload else NO_STATUS
            self.write(frame(payload[:2], CLOSE))
            self.transport.close()

    def send(self, payload: bytes) -> None:
        self.write(frame(payload))

    def write(self, framed: bytes) -> None:
        if self.transport and not self.transport.is_closing():
            self.transport.write(framed)

    def cut(self) -> None:
        """End the line as a phone does that loses its network: without a word."""
        if self.transport:
            self.transport.abort()

    def connection_lost(self, problem: Exception | None) -> None:
        self.is_open = False
        self.ends(self.code)


async def asked(port: int, path: str, *, cookie: str, seconds: float = 30) -> tuple[int, bytes]:
    """Ask for a page or for JSON on a line of its own; return status and body."""
    async with asyncio.timeout(seconds):
        reads, writes = await asyncio.open_connection("127.0.0.1", port)
        try:
            writes.write(
                f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
                "Accept: application/json, text/html\r\nConnection: close\r\n\r\n".encode()
            )
            whole = await reads.read()
        finally:
            writes.close()
    head, _, body = whole.partition(b"\r\n\r\n")
    if b"transfer-encoding: chunked" in head.lower():
        body = unchunked(body)
    return int(head[9:12] or 0), body


def unchunked(body: bytes) -> bytes:
    parts = []
    while body:
        size, _, body = body.partition(b"\r\n")
        if not (length := int(size, 16)):
            break
        parts.append(body[:length])
        body = body[length + 2 :]
    return b"".join(parts)
