"""What is the same for many pages is written once; what is for one page stays with it."""

from collections.abc import Mapping

import pytest

from sidelight.live import connection as connections
from sidelight.live.connection import Connection
from sidelight.live.tests.build import (
    ByHand,
    Page,
    StillLoop,
    catch_up,
    event,
    events,
    numbers,
    payload,
)


def begun(worker: ByHand, page: Page, last: int = 0) -> Connection:
    """Return the connection of a page in a channel that has so many events, all of them seen."""
    connection = worker.join(page, 1, after=last)
    worker.answer_from({1: events(1, last)})
    return connection


def test_pages_that_get_the_same_share_one_frame(worker: ByHand, loop: StillLoop) -> None:
    pages = [Page() for _ in range(3)]
    for one in pages:
        begun(worker, one)
    alone = worker.join(Page(), 1)

    alone.tell('{"mine":1}')
    worker.publish(event(1, 1), event(1, 2))

    first, second, third = (one.frames[-1] for one in pages)
    assert first is second is third
    assert payload(first) == [{"ch": 1, "seq": 1}, {"ch": 1, "seq": 2}]


def test_no_page_gets_what_was_written_for_another(loop: StillLoop) -> None:
    pages = [Page() for _ in range(40)]
    frames: dict[tuple[int, ...], object] = {}

    for number, one in enumerate(pages):
        connection = Connection(one, lambda _: None, catch_up)
        connection.follow(1, after=number)
        connection.fall_behind(1)
        connection.flush(frames)  # type: ignore[arg-type]  # in the same moment as all others

    assert [one.got() for one in pages] == [
        [{"catch_up": 1, "from": number}] for number in range(40)
    ]


def test_answers_keep_the_order_in_which_they_were_given(
    worker: ByHand, page: Page, loop: StillLoop
) -> None:
    connection = begun(worker, page)

    worker.hub.publish([event(1, 1)])
    connection.tell('{"ack":1}')
    worker.hub.publish([event(1, 2)])
    connection.tell('{"ack":2}')
    loop.turn()

    assert page.got() == [{"ch": 1, "seq": 1}, {"ack": 1}, {"ch": 1, "seq": 2}, {"ack": 2}]
    assert len(page.frames) == 1


def test_what_waits_is_sent_before_a_page_is_closed(
    worker: ByHand, page: Page, loop: StillLoop
) -> None:
    connection = begun(worker, page)

    connection.tell('{"last":1}')
    connection.close(4410)
    loop.turn()

    assert (page.got(), page.closed_with) == ([{"last": 1}], 4410)


def test_groups_know_who_is_in_them(worker: ByHand, page: Page) -> None:
    connection = begun(worker, page)

    worker.hub.join(connection, "team", ("room", 1))
    assert worker.hub.in_group("team") == (connection,)
    worker.hub.leave(connection)

    assert worker.hub.in_group("team") == worker.hub.in_group(("room", 1)) == ()


@pytest.mark.parametrize("size", [0, 120, 126, 4_000, 70_000])
def test_a_frame_of_any_size_is_written_whole(size: int) -> None:
    frame = connections.framed(b'["%s"]' % (b"a" * size))

    assert payload(frame) == ["a" * size]


def test_a_busy_hub_puts_more_into_one_frame(worker: ByHand, loop: StillLoop) -> None:
    class FarAway(Page):
        def write(self, frame: bytes) -> None:
            super().write(frame)
            loop.seconds += 0.03  # sending takes a while

    page = FarAway()
    begun(worker, page)

    for seq in range(1, 6):
        worker.hub.publish([event(1, seq)])
        loop.turn(seconds=0)
    loop.turn()

    assert numbers(page) == [1, 2, 3, 4, 5]
    assert len(page.frames) == 2


def test_reading_is_asked_for_many_channels_at_once(loop: StillLoop) -> None:
    worker = ByHand(loop)

    worker.join(Page(), 1, 2, 3)

    asked: list[Mapping[int, int | None]] = [after for after, _ in worker.readings]
    assert asked == [{1: None, 2: None, 3: None}]


def test_what_a_batch_brings_goes_out_at_once_and_in_one_frame(
    worker: ByHand, page: Page, loop: StillLoop
) -> None:
    connection = begun(worker, page)
    loop.turn(seconds=1.0)

    def both() -> None:
        worker.hub.publish([event(1, 1)])
        connection.tell('{"ack":1}')

    worker.hub.together(both)

    assert page.got() == [{"ch": 1, "seq": 1}, {"ack": 1}]
    assert len(page.frames) == 1


def test_an_error_on_the_way_keeps_nothing_back(
    worker: ByHand, page: Page, loop: StillLoop
) -> None:
    begun(worker, page)

    def fails() -> None:
        worker.hub.publish([event(1, 1)])
        raise LookupError

    with pytest.raises(LookupError):
        worker.hub.together(fails)
    loop.turn()

    assert numbers(page) == [1]
