"""Every page gets every event of its channels once and in order, or is told to ask for it."""

import pytest

from sidelight.live import connection as connections
from sidelight.live import hub as hubs
from sidelight.live.connection import NEVER_READS, Connection
from sidelight.live.tests.build import (
    ByHand,
    Page,
    StillLoop,
    event,
    events,
    numbers,
)


def begun(worker: ByHand, page: Page, last: int = 0) -> Connection:
    """Return the connection of a page in a channel that has so many events, all of them seen."""
    connection = worker.join(page, 1, after=last)
    worker.answer_from({1: events(1, last)})
    return connection


def test_what_happens_is_passed_on(worker: ByHand, page: Page) -> None:
    begun(worker, page)

    worker.publish(event(1, 1))
    worker.publish(event(1, 2), event(1, 3))

    assert numbers(page) == [1, 2, 3]
    assert not worker.readings


def test_events_of_one_batch_may_come_in_any_order(worker: ByHand, page: Page) -> None:
    begun(worker, page)

    worker.publish(event(1, 1), event(1, 3), event(1, 2))
    worker.publish(event(1, 4))

    assert numbers(page) == [1, 2, 3, 4]


def test_what_comes_twice_is_passed_on_once(worker: ByHand, page: Page) -> None:
    begun(worker, page)

    worker.publish(event(1, 1), event(1, 2))
    worker.publish(event(1, 2), event(1, 3))
    worker.publish(event(1, 1))

    assert numbers(page) == [1, 2, 3]


@pytest.mark.parametrize("heard", [[2], [1, 3], [3, 1]])
def test_what_lies_between_is_read_first(worker: ByHand, page: Page, heard: list[int]) -> None:
    begun(worker, page)

    worker.publish(*(event(1, seq) for seq in heard))
    assert numbers(page) == []
    worker.answer_from({1: events(1, 3)})

    assert numbers(page) == [1, 2, 3]


def test_news_of_another_worker_is_looked_for(worker: ByHand, page: Page) -> None:
    begun(worker, page)

    worker.hub.heard({1: 2, 7: 4})
    worker.answer_from({1: events(1, 2)})

    assert numbers(page) == [1, 2]


def test_news_that_is_not_true_ends_after_one_look(worker: ByHand, page: Page) -> None:
    begun(worker, page)

    worker.hub.heard({1: 99})
    worker.answer_from({1: events(1, 1)})

    assert numbers(page) == [1]
    assert not worker.readings


def test_an_event_while_the_first_look_is_under_way_is_not_lost(worker: ByHand, page: Page) -> None:
    worker.join(page, 1)

    worker.publish(event(1, 1))
    worker.answer({1: (0, [])})  # read before it was written
    worker.answer_from({1: events(1, 1)})

    assert numbers(page) == [1]


def test_a_database_that_is_away_is_asked_until_it_is_back(
    worker: ByHand, page: Page, loop: StillLoop
) -> None:
    worker.join(page, 1)

    worker.readings.pop(0)[1].set_exception(OSError())
    loop.turn()
    assert not worker.readings, "it is not asked again at once"
    loop.turn(seconds=hubs.AGAIN_AFTER_SECONDS)
    worker.answer_from({1: events(1, 2)})

    assert numbers(page) == [1, 2]


def test_whoever_comes_later_gets_what_they_missed_from_memory(worker: ByHand, page: Page) -> None:
    begun(worker, page)
    worker.publish(*events(1, 5))
    later = Page()

    worker.join(later, 1, after=2)
    worker.publish(event(1, 6))

    assert numbers(later) == [3, 4, 5, 6]
    assert not worker.readings


def test_whoever_missed_more_than_is_remembered_is_told_to_ask(
    worker: ByHand, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "KEPT_ITEMS", 3)
    begun(worker, page)
    worker.publish(*events(1, 5))
    later = Page()

    connection = worker.join(later, 1)
    worker.publish(event(1, 6))
    assert later.got() == [{"catch_up": 1, "from": 0}]

    worker.hub.follow(connection, 1, after=6)
    worker.publish(event(1, 7))
    assert numbers(later) == [7]


def test_a_page_that_does_not_read_is_told_to_ask_and_gets_nothing_twice(
    worker: ByHand, page: Page, loop: StillLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST_WAITING", 3)
    other = Page()
    begun(worker, other)
    slow = worker.join(page, 1, 2)
    worker.answer_from({2: []})
    worker.publish(event(1, 1), event(2, 1))

    page.is_full = True
    worker.publish(event(2, 2))
    worker.publish(event(1, 2))
    worker.publish(event(1, 3), event(1, 4))
    worker.publish(event(2, 3))
    page.is_full = False
    worker.hub.has_something(slow)
    loop.turn()

    assert numbers(page, 1) == numbers(page, 2) == [1]
    told = [one for one in page.got() if "catch_up" in one]
    assert sorted(one["catch_up"] for one in told) == [1, 2]
    assert {one["from"] for one in told} == {1}
    assert numbers(other) == [1, 2, 3, 4], "nobody else waits for it"

    worker.hub.follow(slow, 1, after=4)
    worker.publish(event(1, 5))
    assert numbers(page, 1) == [1, 5]


def test_a_page_that_asked_says_hello_again_and_gets_nothing_twice(
    worker: ByHand, page: Page, loop: StillLoop
) -> None:
    connection = begun(worker, page)
    worker.publish(*events(1, 3))

    worker.hub.follow(connection, 1, after=1)  # written before it had read the rest
    worker.publish(event(1, 4))

    assert numbers(page) == [1, 2, 3, 4]


def test_a_page_that_never_reads_is_let_go(worker: ByHand, page: Page, loop: StillLoop) -> None:
    connection = begun(worker, page)
    page.is_full = True

    for _ in range(2 * connections.MOST_WAITING + 2):
        connection.tell("{}")
    loop.turn()

    assert page.closed_with == NEVER_READS


def test_whoever_left_gets_nothing_more(worker: ByHand, page: Page, loop: StillLoop) -> None:
    connection = begun(worker, page)
    worker.publish(event(1, 1))

    worker.hub.leave(connection)
    worker.publish(event(1, 2))

    assert numbers(page) == [1]


def test_words_that_were_taken_away_are_forgotten_in_memory_too(worker: ByHand, page: Page) -> None:
    begun(worker, page)
    worker.publish(event(1, 1, words="The bus was late."), event(1, 2))
    here, later = Page(), Page()
    worker.join(here, 1)
    assert here.got()[0]["text"] == "The bus was late."

    worker.publish(event(1, 3, instead=event(1, 1, words="gone")))
    worker.join(later, 1)

    assert [one.get("text") for one in later.got()] == ["gone", None, None]
    assert not any("bus" in item.text for item in worker.hub.channels[1].recent)


def test_a_channel_that_nobody_follows_is_forgotten(
    worker: ByHand, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = begun(worker, page)
    worker.hub.forget_idle()
    assert worker.hub.channels

    worker.hub.leave(connection)
    monkeypatch.setattr(hubs, "KEPT_SECONDS", -1.0)
    worker.hub.forget_idle()

    assert not worker.hub.channels
