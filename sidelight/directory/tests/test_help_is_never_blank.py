"""Help is on every page: with an empty directory, with a broken database, for everybody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client

from sidelight.design.chrome import Chrome
from sidelight.directory.actions import check_service, load_shipped, withdraw_service
from sidelight.directory.models import HelpService
from sidelight.directory.queries import help_lines, shipped_lines
from sidelight.directory.tests.build import service
from sidelight.foundation.week import Hours
from sidelight.people.models import Person

PUBLIC_KNOWLEDGE = {
    "Emergency: 999": "999",
    "NHS 111": "111",
    "Lifeline": "0808 808 8000",
    "Samaritans": "116 123",
    "Childline": "0800 1111",
    "Shout": "85258",
    "Papyrus HOPELINE247": "0800 068 4141",
}


@contextmanager
def a_broken_database() -> Iterator[None]:
    def fail(*asked: object) -> None:
        raise OperationalError("disk I/O error")

    with connection.execute_wrapper(fail):
        yield


@pytest.mark.django_db
def test_an_empty_directory_shows_what_comes_with_the_program(at: datetime) -> None:
    shown = {line.name: line.phone or line.text_number for line in help_lines(at)}

    assert shown == PUBLIC_KNOWLEDGE


@pytest.mark.django_db
def test_a_broken_database_shows_what_comes_with_the_program(at: datetime) -> None:
    with a_broken_database():
        lines = help_lines(at)

    assert list(lines) == list(shipped_lines(at))


def test_what_comes_with_the_program_does_not_pretend_to_be_checked(at: datetime) -> None:
    assert {line.checked_on for line in shipped_lines(at)} == {None}


def test_what_comes_with_the_program_answers_day_and_night(at: datetime) -> None:
    assert {(line.open_now, line.hours) for line in shipped_lines(at)} == {
        (True, "Day and night, every day")
    }


def test_the_most_urgent_comes_first(at: datetime) -> None:
    assert shipped_lines(at)[0].phone == "999"


def test_the_directory_is_shown_once_there_is_one(place: object, ed: Person, at: datetime) -> None:
    service("Listening Lane", by=ed, at=at)

    assert [line.name for line in help_lines(at)] == ["Listening Lane"]


def test_without_its_last_entry_the_shipped_ones_are_back(
    place: object, ed: Person, at: datetime
) -> None:
    only = service(by=ed, at=at)

    withdraw_service(only, by=ed, at=at)

    assert len(help_lines(at)) == len(PUBLIC_KNOWLEDGE)


def test_a_line_says_when_it_was_checked(place: object, ed: Person, at: datetime) -> None:
    check_service(service(by=ed, at=at), by=ed, at=at)

    assert [line.checked_on for line in help_lines(at)] == [date(2026, 3, 4)]


@pytest.mark.parametrize(("hour", "open_now"), [(18, True), (20, True), (21, False), (17, False)])
def test_a_line_says_whether_it_is_open_now(
    place: object, ed: Person, at: datetime, hour: int, open_now: bool
) -> None:
    weekdays = tuple(Hours(day, time(18), time(21)) for day in range(5))
    service(by=ed, at=at, hours=weekdays)

    (line,) = help_lines(datetime(2026, 3, 4, hour, tzinfo=UTC))

    assert (line.open_now, line.hours) == (open_now, "Monday to Friday 18:00–21:00")


def test_unknown_hours_are_not_guessed(place: object, ed: Person, at: datetime) -> None:
    service(by=ed, at=at)

    (line,) = help_lines(at)

    assert (line.open_now, line.hours) == (None, "")


@pytest.mark.django_db
def test_loading_fills_an_empty_directory_once(at: datetime) -> None:
    assert len(load_shipped(at)) == len(PUBLIC_KNOWLEDGE)
    assert load_shipped(at) == []


def test_loading_leaves_alone_what_somebody_touched(
    place: object, ed: Person, at: datetime
) -> None:
    withdraw_service(service(by=ed, at=at), by=ed, at=at)

    assert load_shipped(at) == []
    assert HelpService.objects.count() == 1


@pytest.mark.django_db
def test_rows_and_shipped_entries_look_the_same(at: datetime) -> None:
    load_shipped(at)

    assert list(help_lines(at)) == list(shipped_lines(at))


@pytest.mark.django_db
def test_every_page_carries_the_lines(at: datetime) -> None:
    assert [line.name for line in Chrome().help_lines] == list(PUBLIC_KNOWLEDGE)


@pytest.mark.django_db
def test_help_now_answers_a_stranger_with_a_broken_database(client: Client) -> None:
    with a_broken_database():
        response = client.get("/help-now/")

    page = response.content.decode()
    assert response.status_code == 200
    assert all(name in page for name in PUBLIC_KNOWLEDGE)
    assert page.count("Not yet checked by this charity") == len(PUBLIC_KNOWLEDGE)


@pytest.mark.parametrize("address", ["tel:999", "tel:116123", "sms:85258"])
@pytest.mark.django_db
def test_help_now_has_links_that_a_phone_dials(client: Client, address: str) -> None:
    assert f'href="{address}"' in client.get("/help-now/").content.decode()


@pytest.mark.django_db
def test_help_now_may_be_found_by_search_engines(client: Client) -> None:
    assert client.get("/help-now/").headers["X-Robots-Tag"] == "all"


def test_help_now_answers_members_and_staff_alike(
    amira: Person, mo: Person, browser_of: Callable[[Person | None], Client]
) -> None:
    for person in (None, amira, mo):
        assert browser_of(person).get("/help-now/").status_code == 200


def test_help_now_says_since_when_it_is_right(
    place: object, ed: Person, client: Client, at: datetime
) -> None:
    check_service(service(by=ed, at=at), by=ed, at=at - timedelta(days=2))

    assert "We checked this on 2 March 2026" in client.get("/help-now/").content.decode()
