"""Whoever was let in a moment ago comes back without a question, until they have signed out."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.live import here
from sidelight.people.models import Person
from sidelight.rooms.consumers.doorkeeper import Admission
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.still import StillWorker, still_worker

pytestmark = pytest.mark.django_db(transaction=True)
Browsers = Callable[[object], Client]


@pytest.fixture
def worker() -> Iterator[StillWorker]:
    with still_worker() as one:
        here.begin(one.here)
        yield one
        here.end()


def knocks(worker: StillWorker, browser: Client, evening: Evening) -> Admission | None:
    """Open a socket; return who is let in."""
    loop, key = worker.by_hand.loop, str(browser.session.session_key)
    admit = worker.doorkeeper.admit(worker.ask, worker.hub.now(), key, evening.room.slug)
    opening = loop.create_task(admit)
    worker.turn()
    return opening.result()


def test_a_second_socket_asks_nothing(
    worker: StillWorker, evening: Evening, amira: Person, browser_of: Browsers
) -> None:
    browser = browser_of(amira)

    first = knocks(worker, browser, evening)

    assert first is not None
    assert knocks(worker, browser, evening) is first


@pytest.mark.parametrize("way", ["account_logout", "own_sign_ins_end", "exit"])
def test_after_signing_out_nobody_is_let_in_by_memory(
    worker: StillWorker, evening: Evening, amira: Person, browser_of: Browsers, way: str
) -> None:
    here_too, elsewhere = browser_of(amira), browser_of(amira)
    leaves, opens = (elsewhere, here_too) if way == "own_sign_ins_end" else (here_too, here_too)
    key = str(opens.session.session_key)
    assert knocks(worker, opens, evening) is not None

    leaves.post(reverse(way))
    worker.turn()

    assert (key, evening.room.slug) not in worker.doorkeeper.kept


def test_another_one_stays_known(
    worker: StillWorker, evening: Evening, amira: Person, dee: Person, browser_of: Browsers
) -> None:
    hers = browser_of(dee)
    first = knocks(worker, hers, evening)

    browser_of(amira).post(reverse("account_logout"))
    worker.turn()

    assert knocks(worker, hers, evening) is first
    assert first is not None


def test_who_signs_out_on_one_device_comes_back_on_the_other(
    worker: StillWorker, evening: Evening, amira: Person, browser_of: Browsers
) -> None:
    one, other = browser_of(amira), browser_of(amira)
    knocks(worker, other, evening)

    one.post(reverse("account_logout"))
    worker.turn()

    assert knocks(worker, other, evening) is not None
