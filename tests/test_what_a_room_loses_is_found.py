"""The load generator of bin/bench rooms notices whatever is lost, doubled or out of order."""

from uuid import UUID

import pytest

from bench import talk
from bench.rooms_row import Row
from bench.tally import Keys, Reader, Times, outcome
from bench.tongue import Sidelight
from bench.wire import Line, frame
from sidelight.screening.queries import look
from sidelight.screening.rules import Item, Tier


def read(*numbers: int, after: int = 0) -> Reader:
    reader = Reader(after)
    for number in numbers:
        reader.take(number)
    return reader


def test_what_came_in_order_is_no_fault() -> None:
    reader = read(4, 5, 6, after=3)

    assert (reader.lost(6), reader.doubled, reader.out_of_order) == (0, 0, 0)


@pytest.mark.parametrize(
    ("came", "newest", "lost"), [((1, 3), 3, 1), ((1, 2), 5, 3), ((), 2, 2), ((2, 5), 6, 4)]
)
def test_what_never_came_is_lost(came: tuple[int, ...], newest: int, lost: int) -> None:
    assert read(*came).lost(newest) == lost


def test_what_came_twice_is_doubled() -> None:
    reader = read(1, 2, 2, 1, 3)

    assert (reader.doubled, reader.out_of_order, reader.lost(3)) == (2, 0, 0)


def test_what_came_late_is_out_of_order_and_not_lost() -> None:
    reader = read(1, 3, 2, 4)

    assert (reader.out_of_order, reader.doubled, reader.lost(4)) == (1, 0, 0)


def test_what_came_late_and_again_is_both() -> None:
    reader = read(1, 3, 2, 2)

    assert (reader.out_of_order, reader.doubled) == (1, 1)


def test_ones_own_words_need_not_come_back() -> None:
    before, after = Reader(), Reader()
    before.take_own(1)
    before.take(2)
    after.take(2)
    after.take_own(1)

    for reader in (before, after):
        assert (reader.lost(2), reader.doubled, reader.out_of_order) == (0, 0, 0)


def test_ones_own_words_that_come_back_are_no_fault_once() -> None:
    reader = Reader()
    reader.take_own(1)
    reader.take(1)
    assert (reader.lost(1), reader.doubled, reader.out_of_order) == (0, 0, 0)

    reader.take(1)
    assert reader.doubled == 1


def test_words_that_were_asked_for_may_come_over_the_socket_once() -> None:
    reader = read(1)
    reader.fetch([2, 3])
    reader.take(2)
    reader.take(3)
    assert (reader.over_http, reader.doubled, reader.out_of_order, reader.lost(3)) == (2, 0, 0, 0)

    reader.take(3)
    assert reader.doubled == 1


def test_an_answer_over_http_that_says_it_twice_is_doubled() -> None:
    reader = read(1)
    reader.fetch([2, 2])

    assert reader.doubled == 1


def test_somebody_who_comes_back_asks_from_the_first_hole() -> None:
    reader = read(1, 2, 5)

    assert reader.ask_again() == 2
    for number in (3, 4, 5, 6):
        reader.take(number)
    assert (reader.lost(6), reader.doubled) == (0, 0)


def test_the_same_message_under_two_numbers_was_kept_twice() -> None:
    keys = Keys()
    for number in (4, 4, 9):
        keys.note("evening", 7, number)

    assert keys.doubled == 1


@pytest.mark.parametrize(
    ("kept", "waiting", "lost", "doubled"),
    [([1, 2, 3], [], 0, 0), ([1, 3], [], 1, 0), ([1, 2, 2, 3], [], 0, 1), ([1], [2, 3], 0, 0),
     ([1, 2], [3, 3], 0, 1), ([1, 2, 3, 4], [], 0, 0), ([2], [2], 2, 0)],
)  # fmt: skip
def test_after_a_crash_all_that_was_acknowledged_has_to_be_there(
    kept: list[int], waiting: list[int], lost: int, doubled: int
) -> None:
    found = outcome({1, 2, 3}, kept, waiting)

    assert found == {"acknowledged": 3, "lost": lost, "doubled": doubled}


def test_the_slowest_hundredth_is_told() -> None:
    times = Times()
    for milliseconds in range(1, 102):
        times.add(milliseconds / 1000)

    assert times.told() == pytest.approx({"count": 101, "p50": 51, "p99": 100, "most": 101})


@pytest.mark.parametrize("number", [0, 1, 19, 20, talk.MOST - 1])
def test_words_say_which_message_they_are(number: int) -> None:
    assert talk.number_of(talk.said(number)) == number
    assert talk.number_in(str(UUID(talk.key(-5, number)))) == number


def test_other_words_are_none_of_ours() -> None:
    assert [talk.number_of(text) for text in ("", "abc", "a long week", "so far, so fine")] == [
        -1
    ] * 4


def test_words_are_of_the_length_that_is_promised() -> None:
    lengths = [len(talk.said(number)) for number in range(1_000)]

    assert 80 < sum(lengths) / len(lengths) < 100


def test_one_in_twenty_stops_the_quick_look_and_is_nothing() -> None:
    assert all(look(Item(words)).tier is Tier.ROUTINE for words in talk.HARMLESS)
    found = [any(words in talk.said(number) for words in talk.HARMLESS) for number in range(200)]
    assert sum(found) == 10


def test_a_frame_is_read_once_for_the_whole_room() -> None:
    tongue = Sidelight(1)
    words = b'[{"type":"said","ch":"room","seq":3,"from":"p","text":"Hello there, all. aaaaab"}]'

    first, again = (tongue.hear(words, "evening", lambda reply: None) for _ in range(2))

    assert first is again
    assert [(one.what, one.seq, one.message) for one in first] == [("said", 3, 1)]


def test_frames_come_in_any_pieces() -> None:
    heard: list[bytes] = []
    payloads = [b"a" * size for size in (1, 125, 126, 70_000)]
    plain = b"".join(unmasked(frame(payload)) for payload in payloads)
    for step in (1, 7, 1_000, len(plain)):
        heard.clear()
        line = Line(b"", opens=lambda: None, hears=heard.append, ends=lambda code: None)
        whole = b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + plain
        for start in range(0, len(whole), step):
            line.data_received(whole[start : start + step])
        assert heard == payloads


def unmasked(framed: bytes) -> bytes:
    """The same frame as a server sends it: without a mask."""
    size = framed[1] & 0x7F
    head = {126: 4, 127: 10}.get(size, 2)
    return bytes((framed[0], size)) + framed[2:head] + framed[head + 4 :]


@pytest.mark.parametrize(
    ("value", "is_least", "verdict"),
    [(9_500, True, "yes"), (6_000, True, "must only"), (4_999, True, "**no**"),
     (0, False, "yes"), (6_000, False, "must only")],
)  # fmt: skip
def test_a_figure_says_whether_it_is_what_was_wanted(
    value: float, is_least: bool, verdict: str
) -> None:
    must, aim = (5_000, 9_000) if is_least else (9_000, 5_000)

    assert Row("messages", value, must, aim, is_least=is_least).verdict() == verdict
