"""Whoever sends a head without an end is cut off; long words in a body are read."""

from unittest.mock import Mock

import pytest
from uvicorn.config import Config
from uvicorn.server import ServerState

from sidelight.config.launch.heads import LONGEST_HEAD_BYTES, ShortHeads

FIRST_LINES = b"POST /join/ HTTP/1.1\r\nHost: example.org\r\n"


@pytest.fixture
def reads() -> ShortHeads:
    config = Config(app=Mock(), interface="asgi3", log_config=None)
    config.loaded, config.loaded_app, config.ws_protocol_class = True, Mock(), None
    loop = Mock(create_task=lambda task: (task.close(), Mock())[1])
    one = ShortHeads(config, ServerState(), {}, loop)
    one.connection_made(Mock())
    return one


def is_cut(one: ShortHeads) -> bool:
    return bool(one.transport.abort.called)  # type: ignore[attr-defined]


def test_one_line_that_never_ends(reads: ShortHeads) -> None:
    reads.data_received(FIRST_LINES + b"X-Long: ")
    for _ in range(LONGEST_HEAD_BYTES // 1024 - 2):
        reads.data_received(b"a" * 1024)
    assert not is_cut(reads)

    reads.data_received(b"a" * 4096)

    assert is_cut(reads)


def test_lines_that_never_end(reads: ShortHeads) -> None:
    reads.data_received(FIRST_LINES)
    for nth in range(LONGEST_HEAD_BYTES // 512):
        reads.data_received(b"X-%d: %s\r\n" % (nth, b"a" * 512))

    assert is_cut(reads)


def test_a_long_body_is_no_long_head(reads: ShortHeads) -> None:
    body = b"a" * 4 * LONGEST_HEAD_BYTES
    reads.data_received(FIRST_LINES + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    assert not is_cut(reads)
    assert not reads.reads_head


def test_each_request_has_a_head_of_its_own(reads: ShortHeads) -> None:
    long = b"X-Long: " + b"a" * (LONGEST_HEAD_BYTES - 1024) + b"\r\n\r\n"
    for _ in range(3):
        reads.data_received(b"GET / HTTP/1.1\r\nHost: example.org\r\n" + long)

    assert not is_cut(reads)
