"""Sockets of our own web server, without a task switch for each frame.

ASGI hands every frame in and out through a queue and a task. In a busy room that costs more than
all else together, so frames go straight to the room and straight to the network. Opening, closing,
pings, limits and everything that is unusual stays with the library.
"""

from typing import Protocol

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from sidelight.live.connection import NEVER_READS
from sidelight.live.frames import Framed, Kind, frame_at, words_of

NAME = "sidelight.direct"
GOODBYE_SECONDS = 3.0
NOT_UTF8 = 1007  # RFC 6455, section 7.4.1
NOT_TEXT = ""  # stands for bytes, which no page of ours sends


class Listener(Protocol):
    """Who is told what a page sends. Called on the event loop."""

    def heard(self, frame: str) -> None: ...

    def pinged(self) -> None: ...

    def has_room(self) -> None: ...

    def lost(self) -> None: ...


class NobodyAsks:
    """Stands for the queue of a socket to which somebody listens."""

    def put_nowait(self, event: object) -> None:
        """Forget it: whoever listens was told already."""


NOBODY_ASKS = NobodyAsks()


class DirectSocket(WebSocketsSansIOProtocol):
    """uvicorn's socket; once somebody listens, text goes to them and frames come from them."""

    listener: Listener | None = None
    is_full: bool = False
    has_asked: bool = False
    is_odd: bool = False
    heard_at: float = 0.0
    rest: bytes = b""

    def listen(self, listener: Listener) -> None:
        """Hand over every text from now on, and what came in the meantime."""
        self.listener = listener
        while not self.queue.empty():
            event = self.queue.get_nowait()
            if event["type"] == "websocket.receive" and (text := event.get("text")) is not None:
                listener.heard(text)
            elif event["type"] == "websocket.disconnect":
                listener.lost()
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()
        # A page is open for hours: what it asked with is a third of what it costs meanwhile.
        self.queue = NOBODY_ASKS  # type: ignore[assignment]
        self.request = self.response = None  # type: ignore[assignment]
        self.scope.clear()  # type: ignore[attr-defined]

    def write(self, frame: bytes) -> None:
        """Send a whole frame, unless the socket is on its way out."""
        if not (self.close_sent or self.disconnected):
            self.transport.write(frame)

    def close(self, code: int) -> None:
        """Say goodbye with this code; who does not answer, or never reads, is cut off soon."""
        if self.close_sent or self.disconnected:
            return
        self._cut_off_soon()
        if code == NEVER_READS:  # nor is a flood listened to until it is cut off
            self.transport.pause_reading()
        task = self.loop.create_task(self.send({"type": "websocket.close", "code": code}))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def data_received(self, received: bytes) -> None:
        """Read ordinary texts here; the library gets all else, and from then on everything."""
        self.heard_at = self.loop.time()
        if not self.handshake_complete:
            self.is_odd, self.has_asked = self.has_asked, True  # sent before it was let in
        if self.is_odd or not self.handshake_complete:
            super().data_received(received)
            return
        received, at = self.rest + received, 0
        while at < len(received):
            one = frame_at(received, at, largest=self.config.ws_max_size)
            if one.kind == Kind.PART:
                break
            if one.kind == Kind.ODD or self.close_sent:
                self.is_odd, self.rest = True, b""
                super().data_received(received[at:])
                return
            self._take(received, at, one)
            at = one.ends
        self.rest = received[at:]

    def _take(self, received: bytes, at: int, one: Framed) -> None:
        if one.kind == Kind.TEXT and self.listener is not None:
            try:
                text = words_of(received, one)
            except UnicodeDecodeError:
                pass  # the library knows how to refuse it
            else:
                self.listener.heard(text)
                return
        super().data_received(received[at : one.ends])

    def handle_connect(self, event: object) -> None:
        """Let the application find this very socket."""
        super().handle_connect(event)  # type: ignore[arg-type]  # a request, as the library has it
        if getattr(self, "scope", None) is not None:
            self.scope["extensions"][NAME] = self  # type: ignore[assignment]  # any object

    def send_receive_event_to_app(self) -> None:
        """Hand over what came in parts, and bytes: nobody would take them out of the queue."""
        if self.listener is None or self.close_sent:
            super().send_receive_event_to_app()
            return
        whole, self.frames = b"".join(self.frames), []
        try:
            text = whole.decode() if self.curr_msg_data_type == "text" else NOT_TEXT
        except UnicodeDecodeError:
            self.conn.fail(NOT_UTF8)
            self.handle_parser_exception()
            return
        self.listener.heard(text)

    def handle_ping(self) -> None:
        """Answer, unless the page does not read: answers would fill the memory without end."""
        if self.listener is not None:
            self.listener.pinged()
        answer = b"".join(self.conn.data_to_send())
        if not self.is_full:
            self.transport.write(answer)

    def send_keepalive_ping(self) -> None:
        """Ask whether the page is there, unless it has said something since the last time."""
        interval = self.config.ws_ping_interval or 0.0
        silent = self.loop.time() - self.heard_at
        if silent < interval:
            self.ping_timer = self.loop.call_later(interval - silent, self.send_keepalive_ping)
        else:
            super().send_keepalive_ping()

    def handle_parser_exception(self) -> None:
        super().handle_parser_exception()
        self._cut_off_soon()

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self._cut_off_soon()

    def _cut_off_soon(self) -> None:
        """The library waits until a page has read all; one that is gone would seem to be there."""
        self.loop.call_later(GOODBYE_SECONDS, self.transport.abort)

    def pause_writing(self) -> None:
        super().pause_writing()
        self.is_full = True

    def resume_writing(self) -> None:
        super().resume_writing()
        self.is_full = False
        if self.listener is not None:
            self.listener.has_room()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self.listener is not None:
            self.listener.lost()
