"""Managers see for each way out what waits, since when and why: and no name, number or address."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.notices.actions import send_due, tell
from sidelight.notices.models import Channel, NoticeKind, SenderName
from sidelight.notices.queries import late_ways, outbox_state
from sidelight.notices.tests.build import ADDRESSES, Postbox, reached
from sidelight.notices.ways.letter import NotSent, Trouble
from sidelight.people.models import Person
from tests.signed_in import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.data]
PAGE = "/staff/messages/"
Clock = Callable[[datetime], None]


@pytest.fixture
def as_max(max: Person) -> Client:
    return signed_in(max)


@pytest.fixture
def told(amira: Person, at: datetime, clock_at: Clock) -> None:
    reached(amira, "text", at=at)
    tell(amira, NoticeKind.PLACE_OFFERED, about="", at=at)


def fail(code: str = "http_503") -> None:
    gateway = Postbox(answers=[NotSent(code, Trouble.DOWN)])
    send_due({Channel.TEXT: gateway})


def text_state(at: datetime) -> object:
    return next(state for state in outbox_state(at) if state.channel == Channel.TEXT)


def test_what_waits_is_counted_and_dated(told: None, at: datetime) -> None:
    fail()

    state = text_state(at + timedelta(minutes=20))
    assert (state.waiting, state.oldest, state.failure) == (1, at, "http_503")
    assert state.is_late


def test_the_overview_says_so_until_it_is_over(
    told: None, as_max: Client, at: datetime, clock_at: Clock
) -> None:
    fail()
    assert "do not get through" not in as_max.get("/staff/").content.decode()

    clock_at(at + timedelta(minutes=16))
    assert "Text messages: It answered with an error." in as_max.get("/staff/").content.decode()

    send_due({Channel.TEXT: Postbox()})
    assert "do not get through" not in as_max.get("/staff/").content.decode()


def test_what_waits_for_an_hour_that_somebody_allows_is_not_late(
    amira: Person, at: datetime
) -> None:
    reached(amira, "text", at=at, hours=(16, 18))
    tell(amira, NoticeKind.PLACE_OFFERED, about="", at=at)

    state = text_state(at + timedelta(hours=2))
    assert (state.waiting, state.later, state.is_late) == (0, 1, False)


def test_what_was_given_up_is_told_for_a_week(told: None, at: datetime, clock_at: Clock) -> None:
    fail()
    clock_at(at + timedelta(days=3))
    send_due({})

    assert [way.channel for way in late_ways(at + timedelta(days=9))] == [Channel.TEXT]
    assert late_ways(at + timedelta(days=11)) == []


def test_the_newest_failure_of_each_way_is_shown(
    told: None, dee: Person, at: datetime, clock_at: Clock
) -> None:
    fail("http_500")
    clock_at(at + timedelta(minutes=1))
    fail("timed_out")
    reached(dee, "email", at=at)
    tell(dee, NoticeKind.WAITING, about="", at=at)
    send_due({})

    codes = {state.channel: state.failure for state in outbox_state(at + timedelta(minutes=2))}
    assert codes == {Channel.EMAIL: "not_set_up", Channel.TEXT: "timed_out", Channel.PUSH: None}


def test_the_page_asks_little(
    as_max: Client, told: None, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    as_max.get(PAGE)

    with django_assert_max_num_queries(12):
        as_max.get(PAGE)


def test_the_page_shows_numbers_and_a_code_alone(
    told: None, as_max: Client, amira: Person, at: datetime, clock_at: Clock
) -> None:
    fail()
    clock_at(at + timedelta(minutes=16))

    page = as_max.get(PAGE).content.decode()

    assert "Messages are late" in page
    assert "http_503" in page
    for personal in (ADDRESSES["text"], ADDRESSES["text"][-6:], amira.shown_name, amira.slug):
        assert personal not in page


def test_the_neutral_name_is_chosen_here(as_max: Client, max: Person) -> None:
    as_max.post(PAGE, {"name": "Planner"})

    assert [(one.name, one.chosen_by) for one in SenderName.objects.all()] == [("Planner", max)]
    assert "Now: “Planner”" in as_max.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "name", ["Youth Support", "My Session", "A\nB", "<b>", "", "x" * 25, "Planner <x@y>", "Ｈelp"]
)
def test_a_name_that_tells_or_breaks_is_refused(as_max: Client, name: str) -> None:
    page = as_max.post(PAGE, {"name": name})

    assert page.context["form"].errors
    assert not SenderName.objects.exists()
