"""Text messages by an HTTP gateway on this machine: the payload, and every way it can fail."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from sidelight.notices.actions import send_due, tell
from sidelight.notices.models import HowOver, NoticeKind, Outgoing
from sidelight.notices.tests.build import ADDRESSES, reached
from sidelight.notices.ways.chosen import ways_open
from sidelight.notices.ways.http import Outlet, anywhere
from sidelight.notices.ways.letter import Letter, NotSent, Trouble
from sidelight.notices.ways.text import TextWay
from sidelight.people.models import Person
from tests.gateways.servers import HttpServer, http_server

LETTER = Letter("abcdefghijkm", ADDRESSES["text"], "Reminders", "There is news.")


@pytest.fixture
def gateway(settings: object) -> Iterator[HttpServer]:
    with http_server() as running:
        settings.SIDELIGHT_TEXT_URL = f"{running.url}send?v=1"
        settings.SIDELIGHT_TEXT_KEY = "a-key"
        settings.SIDELIGHT_LINK_HOST = "notes.example.org"
        yield running


@pytest.fixture
def told(amira: Person, at: datetime, clock_at: object) -> Outgoing:
    reached(amira, "text", at=at)
    tell(amira, NoticeKind.SESSION_SOON, about="abcdefghijkm", at=at, link="/m/x/")
    return Outgoing.objects.get()


def now(message: Outgoing) -> Outgoing:
    return Outgoing.objects.get(pk=message.pk)


def test_the_gateway_gets_what_the_docs_say(gateway: HttpServer, told: Outgoing) -> None:
    assert send_due(ways_open()) == 1

    [asked] = gateway.asked
    given = json.loads(asked.body)
    assert asked.path == "/send?v=1"
    assert set(given) == {"id", "to", "from", "text"}
    assert (given["id"], given["to"], given["from"]) == (told.slug, ADDRESSES["text"], "Reminders")
    assert given["text"].startswith("You have a booking soon.")
    assert "notes.example.org/m/x/" in given["text"]
    assert asked.headers["Authorization"] == "Bearer a-key"
    assert asked.headers["Idempotency-Key"] == told.slug
    assert asked.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("answer", "code", "how"),
    [
        (422, "number_refused", HowOver.REFUSED),
        (400, "http_400", ""), (401, "http_401", ""), (404, "http_404", ""),
        (429, "http_429", ""), (500, "http_500", ""), (503, "http_503", ""),
        (302, "http_302", ""), (307, "http_307", ""),
    ],
)  # fmt: skip
def test_every_other_answer_is_tried_again(
    gateway: HttpServer, told: Outgoing, answer: int, code: str, how: str
) -> None:
    gateway.answers = [answer]

    assert send_due(ways_open()) == 0

    assert (now(told).last_failure, now(told).how) == (code, how)


def test_it_is_led_nowhere_else(gateway: HttpServer, told: Outgoing) -> None:
    gateway.answers = [307]

    send_due(ways_open())

    assert [asked.path for asked in gateway.asked] == ["/send?v=1"]


def test_the_second_try_carries_the_same_name(
    gateway: HttpServer, told: Outgoing, at: datetime, clock_at: object
) -> None:
    gateway.answers = [500]
    send_due(ways_open())
    clock_at(at + timedelta(minutes=1))
    send_due(ways_open())

    assert {asked.headers["Idempotency-Key"] for asked in gateway.asked} == {told.slug}
    assert now(told).how == HowOver.SENT


@pytest.mark.parametrize("how", ["hang", "drip"])
def test_a_gateway_that_keeps_us_waiting_is_left(gateway: HttpServer, how: str) -> None:
    gateway.answers = [how]
    way = TextWay(gateway.url, "", Outlet(may_reach=anywhere, patience=0.3))

    with pytest.raises(NotSent) as failure:
        way.send(LETTER)

    assert failure.value.trouble is Trouble.DOWN
    assert len(gateway.asked) == 1


def test_a_dead_port_is_noticed(told: Outgoing, settings: object) -> None:
    with http_server() as gone:
        settings.SIDELIGHT_TEXT_URL = gone.url
    send_due(ways_open())

    assert (now(told).last_failure, now(told).ended_at) == ("unreachable", None)
