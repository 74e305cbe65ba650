"""A page that said something is there; one that is silent is asked."""

from unittest.mock import Mock

from sidelight.live.direct import DirectSocket
from sidelight.live.tests.test_frames_are_read_as_the_library_reads_them import (
    PONG,
    TEXT,
    a_socket,
    sent,
)

EVERY = 20.0


def a_page(at: float) -> tuple[DirectSocket, Mock]:
    """Return a socket at an instant of a clock that stands still, and the way to its page."""
    socket, _ = a_socket()
    socket.loop.time = Mock(return_value=at)  # type: ignore[method-assign]
    written = Mock()
    written.is_closing.return_value = False
    socket.transport = written
    return socket, written


def test_who_is_silent_is_asked() -> None:
    socket, written = a_page(at=100.0)
    socket.heard_at = 100.0 - EVERY

    socket.send_keepalive_ping()

    assert written.write.call_args.args[0][:1] == b"\x89"


def test_who_said_something_meanwhile_is_asked_later() -> None:
    socket, written = a_page(at=100.0)
    socket.data_received(sent(TEXT, b'{"type":"ping"}'))
    socket.loop.time = Mock(return_value=100.0 + EVERY - 5)  # type: ignore[method-assign]

    socket.send_keepalive_ping()

    assert not written.write.called
    socket.loop.call_later.assert_called_with(5.0, socket.send_keepalive_ping)  # type: ignore[attr-defined]


def test_an_answer_counts_as_a_sign_of_life() -> None:
    socket, written = a_page(at=100.0)
    socket.heard_at = 0.0

    socket.data_received(sent(PONG, b"here"))
    socket.send_keepalive_ping()

    assert not written.write.called
