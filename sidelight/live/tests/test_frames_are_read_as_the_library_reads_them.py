"""Our quick way of reading frames gives what the library gives, however the network cuts them."""

from collections.abc import Coroutine, Iterator
from itertools import cycle
from typing import cast
from unittest.mock import Mock

from hypothesis import given, settings
from hypothesis import strategies as some
from uvicorn.config import Config
from uvicorn.server import ServerState

from sidelight.live.direct import DirectSocket

LARGEST = 300
CONT, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
KEY = "AAAAAAAAAAAAAAAAAAAAAA=="


class Heard:
    """Whoever listens; keeps what it is told."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def heard(self, frame: str) -> None:
        self.texts.append(frame)

    def pinged(self) -> None:
        pass

    def has_room(self) -> None:
        pass

    def lost(self) -> None:
        pass


def a_socket() -> tuple[DirectSocket, Heard]:
    """Return a socket that was let in, and whoever listens to it."""
    config = Config(app=Mock(), interface="asgi3", ws_max_size=LARGEST, log_config=None)
    config.ws_per_message_deflate = False
    config.loaded, config.loaded_app = True, Mock()
    one = DirectSocket(config, ServerState(), {}, Mock(create_task=never_done))
    one.transport, listener = Mock(), Heard()
    one.data_received(
        b"GET /rooms/a/live HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY.encode() + b"\r\n\r\n"
    )
    one.conn.send_response(one.response)
    one.conn.data_to_send()
    one.handshake_complete = True
    one.listen(listener)
    return one, listener


def never_done(task: Coroutine[None, None, None]) -> Mock:
    task.close()
    return Mock()


def sent(kind: int, data: bytes, *, fin: bool = True, mask: bytes = b"\x37\xfa\x21\x3d") -> bytes:
    """Return a frame as a page sends it; without a mask as none may."""
    size, masked = len(data), 0x80 if mask else 0
    head = bytes([fin * 0x80 | kind, masked | min(size, 126)])
    if size >= 126:
        head += size.to_bytes(2, "big")
    if not mask:
        return head + data
    return head + mask + bytes(byte ^ mask[nth % 4] for nth, byte in enumerate(data))


texts = some.text(max_size=LARGEST // 4).map(lambda words: sent(TEXT, words.encode()))
controls = some.sampled_from([PING, PONG]).flatmap(
    lambda kind: some.binary(max_size=20).map(lambda data: sent(kind, data))
)
odd = some.one_of(
    some.just(b""),
    some.just(sent(TEXT, b"a", fin=False) + sent(CONT, b"b")),
    some.just(sent(TEXT, b"a" * (LARGEST + 1))),
    some.just(sent(TEXT, b"\xff")),
    some.just(sent(BINARY, b"bytes")),
    some.just(sent(CLOSE, b"\x03\xe8")),
    some.just(sent(TEXT, b"not masked", mask=b"")),
)
ordinary = some.lists(some.one_of(texts, texts, controls), max_size=8).map(b"".join)
cuts = some.lists(some.integers(1, 60), min_size=1, max_size=20)


@settings(deadline=None)
@given(ordinary, odd, cuts)
def test_what_is_heard_and_answered_is_the_same(
    stream: bytes, last: bytes, sizes: list[int]
) -> None:
    pieces = list(cut(stream + last, sizes))
    ours, ours_heard = a_socket()
    theirs, theirs_heard = a_socket()
    theirs.is_odd = True  # the library reads everything
    for piece in pieces:
        ours.data_received(piece)
        for byte in piece:  # of what it gets at once with a mistake, the library drops all
            theirs.data_received(bytes([byte]))
    assert ours_heard.texts == theirs_heard.texts
    assert written(ours) == written(theirs)
    assert ours.close_sent == theirs.close_sent


@settings(deadline=None)
@given(ordinary, some.binary(max_size=60), ordinary, cuts)
def test_nonsense_takes_nothing_away_from_what_came_before(
    stream: bytes, nonsense: bytes, more: bytes, sizes: list[int]
) -> None:
    before, heard_before = a_socket()
    before.data_received(stream)
    one, listener = a_socket()
    for piece in cut(stream + nonsense + more, sizes):
        one.data_received(piece)
    assert listener.texts[: len(heard_before.texts)] == heard_before.texts


def test_whole_texts_do_not_go_through_the_library() -> None:
    one, listener = a_socket()
    one.conn = Mock()
    one.data_received(sent(TEXT, b"first") + sent(TEXT, b"second" * 40))
    assert listener.texts == ["first", "second" * 40]
    one.conn.receive_data.assert_not_called()


def test_after_something_odd_the_library_reads_everything() -> None:
    one, listener = a_socket()
    one.data_received(sent(TEXT, b"begins", fin=False))
    one.data_received(sent(CONT, b" and ends"))
    assert one.is_odd
    one.data_received(sent(TEXT, b"more"))
    assert listener.texts == ["begins and ends", "more"]


def cut(stream: bytes, sizes: list[int]) -> Iterator[bytes]:
    for size in cycle(sizes):
        if not stream:
            return
        yield stream[:size]
        stream = stream[size:]


def written(one: DirectSocket) -> bytes:
    return b"".join(call.args[0] for call in cast(Mock, one.transport).write.call_args_list)
